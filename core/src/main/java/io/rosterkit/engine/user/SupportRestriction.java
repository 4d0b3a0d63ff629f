package io.rosterkit.engine.user;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.engine.user.UserLookup.Found;
import io.rosterkit.model.UserId;
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
 * Refuses support staff and jobs that want to unlock or reactivate users, and names administrators who can, one a line.
 * The journal gets the refusal with user ids. The names, which the journal must not contain, replace the ids in the
 * answer.
 */
public final class SupportRestriction {

    private static final String ADMINISTRATORS = "administrators";
    private static final String CREATOR = "creator";
    private static final int MAX_NAMES = 5;

    /** No name and no address contains a line break. */
    private static final String SEPARATOR = "\n";

    private final Gate gate;
    private final UserStore store;
    private final Profiles profiles;

    public SupportRestriction(Gate gate, UserStore store, Profiles profiles) {
        this.gate = gate;
        this.store = store;
        this.profiles = profiles;
    }

    /**
     * The user, if the caller may unlock or reactivate users. Otherwise a refusal with the ids of users who have that
     * permission.
     */
    public Outcome<Found> checkMayRestoreAccess(Call call, Found found, Permission permission) {
        ProfileName profile = found.callerAccess().profile();
        if (profiles.of(found.callerAccess().policy())
                        .authentication()
                        .lockout()
                        .supportMayUnlock()
                || call.isOfTheOrganization()) {
            return Outcome.done(found);
        }
        UserId userId = found.user().id();
        List<String> administrators = store
                .holders(
                        call.organization(),
                        gate.holders(profile, permission),
                        found.author().now(),
                        MAX_NAMES + 1)
                .stream()
                .filter(user -> !user.id().equals(userId))
                .limit(MAX_NAMES)
                .map(user -> user.id().toString())
                .toList();
        List<String> creator = found.user().origin().creator().flatMap(id -> findNotClosed(call, id)).stream()
                .map(user -> user.id().toString())
                .toList();
        Refusal refusal = Refusal.of(UserReason.SUPPORT_MAY_NOT);
        return Outcome.refused(withFact(withFact(refusal, ADMINISTRATORS, administrators), CREATOR, creator));
    }

    /** The same outcome, with names in place of ids. */
    public <T> Outcome<T> withNames(Call call, Outcome<T> outcome) {
        return outcome.fold(
                Outcome::done,
                refusal -> Outcome.refused(
                        refusal.reason() == UserReason.SUPPORT_MAY_NOT
                                ? withFact(
                                        withFact(
                                                Refusal.of(refusal.reason()),
                                                ADMINISTRATORS,
                                                names(call, refusal, ADMINISTRATORS)),
                                        CREATOR,
                                        names(call, refusal, CREATOR))
                                : refusal));
    }

    private List<String> names(Call call, Refusal refusal, String fact) {
        return Optional.ofNullable(refusal.facts().get(fact)).stream()
                .flatMap(ids -> Arrays.stream(ids.split(SEPARATOR)))
                .flatMap(id -> findNotClosed(call, new UserId(UUID.fromString(id))).stream())
                .map(SupportRestriction::displayName)
                .toList();
    }

    /** A user without a name is shown by the address. Only support gets it, and may know it. */
    private static String displayName(User user) {
        return user.contact()
                .name()
                .map(DisplayName::text)
                .orElseGet(() -> user.contact().address().original());
    }

    private Optional<User> findNotClosed(Call call, UserId id) {
        return store.find(Viewer.of(call.organization()), id)
                .value()
                .filter(user -> user.status().state() != UserStatus.CLOSED);
    }

    private static Refusal withFact(Refusal refusal, String fact, List<String> values) {
        return values.isEmpty() ? refusal : refusal.with(fact, String.join(SEPARATOR, values));
    }
}
