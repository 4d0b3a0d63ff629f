package io.rosterkit.engine.user;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.engine.user.UserLookup.Found;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.user.UserStore;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps support and the system from letting users in again, and tells them who can, one a line. The journal gets that
 * refusal with ids; the names, which it must not hold, are put in their place afterwards.
 */
public final class SupportRestriction {

    private static final String ADMINISTRATORS = "administrators";
    private static final String CREATOR = "creator";
    private static final int NAMED = 5;

    /** No name and no address contains a line break. */
    private static final String BETWEEN = "\n";

    private final Gate gate;
    private final UserStore store;
    private final Profiles profiles;

    /** Made by the root, once. */
    public SupportRestriction(Gate gate, UserStore store, Profiles profiles) {
        this.gate = gate;
        this.store = store;
        this.profiles = profiles;
    }

    /** The user, if the caller may let users in again; else who with that permission can, by id. */
    Outcome<Found> mayLetIn(Call call, Found found, Permission permission) {
        ProfileName profile = found.standing().profile();
        if (profiles.of(profile).authentication().lockout().supportMayUnlock()
                || call.actor().filter(Actor.Member.class::isInstance).isPresent()) {
            return Outcome.done(found);
        }
        UserId self = found.user().id();
        List<String> administrators =
                store.holders(call.organization(), gate.rolesWith(profile, permission), NAMED + 1).stream()
                        .filter(user -> !user.id().equals(self))
                        .limit(NAMED)
                        .map(user -> user.id().toString())
                        .toList();
        List<String> creator = found.user().origin().creator().flatMap(id -> present(call, id)).stream()
                .map(user -> user.id().toString())
                .toList();
        Refusal refusal = Refusal.of(UserReason.SUPPORT_MAY_NOT);
        return Outcome.refused(with(with(refusal, ADMINISTRATORS, administrators), CREATOR, creator));
    }

    /** The same outcome, with names in the place of ids. */
    <T> Outcome<T> named(Call call, Outcome<T> outcome) {
        return outcome.fold(
                Outcome::done,
                refusal -> Outcome.refused(
                        refusal.reason() == UserReason.SUPPORT_MAY_NOT
                                ? with(
                                        with(
                                                Refusal.of(refusal.reason()),
                                                ADMINISTRATORS,
                                                names(call, refusal, ADMINISTRATORS)),
                                        CREATOR,
                                        names(call, refusal, CREATOR))
                                : refusal));
    }

    private List<String> names(Call call, Refusal refusal, String fact) {
        return Optional.ofNullable(refusal.facts().get(fact)).stream()
                .flatMap(ids -> Arrays.stream(ids.split(BETWEEN)))
                .flatMap(id -> present(call, new UserId(UUID.fromString(id))).stream())
                .map(SupportRestriction::name)
                .toList();
    }

    /** A user without a name is told by the address; only support is told, and may know it. */
    private static String name(User user) {
        return user.contact()
                .name()
                .map(DisplayName::text)
                .orElseGet(() -> user.contact().address().original());
    }

    private Optional<User> present(Call call, UserId id) {
        return store.find(Viewer.of(call.organization()), id)
                .value()
                .filter(user -> user.standing().status() != UserStatus.CLOSED);
    }

    private static Refusal with(Refusal refusal, String fact, List<String> values) {
        return values.isEmpty() ? refusal : refusal.with(fact, String.join(BETWEEN, values));
    }
}
