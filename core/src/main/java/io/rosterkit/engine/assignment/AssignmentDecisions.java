package io.rosterkit.engine.assignment;

import io.rosterkit.engine.access.ValidityRules;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.user.RoleChange;
import io.rosterkit.engine.user.UserLookup.Found;
import io.rosterkit.engine.user.UserWriting;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.stored.PracticeAssignment;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.user.UserReceipt;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Decides what an operation on the practices of a user changes. */
final class AssignmentDecisions {

    static final String ASSIGN = "user.assign-practice";
    static final String END = "user.end-practice";
    static final String GRANT = "user.grant-role";
    static final String GRANT_AT = "user.grant-practice-role";
    static final String REVOKE = "user.revoke-role";
    static final String REVOKE_AT = "user.revoke-practice-role";

    private final RoleChange roles;
    private final UserWriting writing;

    AssignmentDecisions(RoleChange roles, UserWriting writing) {
        this.roles = roles;
        this.writing = writing;
    }

    /** Assigns the practice for that time, to which the roles there are cut. */
    Outcome<Decision<UserReceipt>> assign(Call call, Found found, PracticeId practice, Validity validity) {
        User user = found.user();
        boolean isSame = AssignmentRules.assignmentTo(user, practice)
                .filter(assignment -> assignment.validity().equals(validity))
                .isPresent();
        if (isSame) {
            return unchanged(user);
        }
        User.Status after = AssignmentRules.afterAssignment(
                user, new PracticeAssignment(practice, validity, found.author().responsible()));
        Set<Role> shortened =
                AssignmentRules.rolesLosingTime(user, after, found.author().now());
        return roles.checkMayTakeAt(call, found, Optional.of(practice), shortened)
                .then(checked -> change(
                        found,
                        JournalEvent.done(ASSIGN, factsWithRoles(practice, validity, shortened)),
                        after,
                        shortened.isEmpty() ? Function.identity() : User.Security::endSessions));
    }

    /** Ends the assignment, and takes the roles at the practice. */
    Outcome<Decision<UserReceipt>> end(Call call, Found found, PracticeId practice) {
        User user = found.user();
        Instant now = found.author().now();
        if (!AssignmentRules.belongsTo(user, practice, now)) {
            return unchanged(user);
        }
        User.Status after = AssignmentRules.afterEnd(user, practice, now);
        Set<Role> lost = AssignmentRules.rolesLosingTime(user, after, now);
        return roles.checkMayTakeAt(call, found, Optional.of(practice), lost)
                .then(checked -> change(
                        found,
                        JournalEvent.done(
                                END, Map.of("practice", practice.toString(), "roles", RoleChange.codes(lost))),
                        after,
                        lost.isEmpty() ? Function.identity() : User.Security::endSessions));
    }

    /** Gives the role for that time. */
    Outcome<Decision<UserReceipt>> grant(Found found, PlacedRole role, Validity validity) {
        User user = found.user();
        RoleGrant grant = new RoleGrant(
                role.role(), role.practice(), validity, found.author().responsible());
        boolean isSame = AssignmentRules.grantOf(user, role.role(), role.practice())
                .filter(held -> held.validity().equals(validity))
                .isPresent();
        Map<String, String> facts = facts(role, validity);
        return isSame
                ? unchanged(user)
                : change(
                        found,
                        JournalEvent.done(role.operation(GRANT_AT, GRANT), facts),
                        AssignmentRules.withGrant(user, grant),
                        User.Security::endSessions);
    }

    /** Takes the role. */
    Outcome<Decision<UserReceipt>> revoke(Found found, PlacedRole role) {
        User user = found.user();
        return AssignmentRules.grantOf(user, role.role(), role.practice())
                .filter(grant -> !grant.validity().isOverAt(found.author().now()))
                .map(grant -> change(
                        found,
                        JournalEvent.done(role.operation(REVOKE_AT, REVOKE), facts(role, Validity.always())),
                        AssignmentRules.withoutGrants(user.status(), Set.of(grant)),
                        User.Security::endSessions))
                .orElseGet(() -> unchanged(user));
    }

    private Outcome<Decision<UserReceipt>> change(
            Found found, JournalEvent event, User.Status after, Function<User.Security, User.Security> epochs) {
        User user = found.user();
        return writing.changeStatus(found, event, after, epochs.apply(user.security()))
                .map(changes -> UserWriting.receipt(changes, user, after));
    }

    private static Outcome<Decision<UserReceipt>> unchanged(User user) {
        return Outcome.done(UserWriting.receipt(Changes.none(user.organization()), user, user.status()));
    }

    private static Map<String, String> factsWithRoles(PracticeId practice, Validity validity, Set<Role> shortened) {
        Map<String, String> facts = ValidityRules.facts(validity);
        facts.put("practice", practice.toString());
        if (!shortened.isEmpty()) {
            facts.put("roles", RoleChange.codes(shortened));
        }
        return facts;
    }

    private static Map<String, String> facts(PlacedRole role, Validity validity) {
        Map<String, String> facts = ValidityRules.facts(validity);
        facts.put("role", role.role().code());
        role.practice().ifPresent(practice -> facts.put("practice", practice.toString()));
        return facts;
    }
}
