package io.rosterkit.engine.user;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.user.UserLookup.Found;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.audit.stored.Deed;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.user.UserReceipt;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides who gives and takes which roles. */
public final class RoleChange {

    private final Gate gate;
    private final UserWriting writing;

    /** As that gate says. */
    public RoleChange(Gate gate, UserWriting writing) {
        this.gate = gate;
        this.writing = writing;
    }

    /** The user with these roles and no others; nothing changes when these are the roles already. */
    Outcome<Decision<UserReceipt>> decide(Call call, Found found, Set<Role> wanted) {
        User user = found.user();
        Set<Role> added = UserRules.without(wanted, user.standing().roles());
        Set<Role> removed = UserRules.without(user.standing().roles(), wanted);
        if (added.isEmpty() && removed.isEmpty()) {
            return UserRules.changeable(user)
                    .map(same -> UserWriting.receipt(Changes.none(user.organization()), same, same.standing()));
        }
        Deed deed = Deed.done(
                UserWriting.ROLES, Map.of("added", UserRules.codes(added), "removed", UserRules.codes(removed)));
        User.Standing to = user.standing().with(wanted);
        return UserRules.changeable(user)
                .then(same -> mayChange(call, found, added, removed))
                .then(roles -> writing.moved(found, deed, to, user.security().endSessions()))
                .map(changes -> UserWriting.receipt(changes, user, to));
    }

    /** A role that the profile does not know any more cannot be given, and every caller who gives roles may take it. */
    Outcome<Set<Role>> mayChange(Call call, Found found, Set<Role> added, Set<Role> removed) {
        Set<Role> asked = new HashSet<>(added);
        removed.stream()
                .filter(role -> gate.grants(call, found.standing(), Set.of(role))
                        .refusal()
                        .filter(refusal -> refusal.reason() == AccessReason.ROLE_UNKNOWN)
                        .isEmpty())
                .forEach(asked::add);
        return gate.grants(call, found.standing(), asked).map(roles -> asked);
    }

    /** Roles of the user that the caller may not give. */
    Set<Role> withheld(Call call, Found found) {
        return found.user().standing().roles().stream()
                .filter(role -> gate.grants(call, found.standing(), Set.of(role))
                        .refusal()
                        .isPresent())
                .collect(Collectors.toSet());
    }
}
