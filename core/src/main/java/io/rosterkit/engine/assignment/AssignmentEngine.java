package io.rosterkit.engine.assignment;

import io.rosterkit.assignment.AssignmentDetails;
import io.rosterkit.assignment.AssignmentDetails.AssignedPractice;
import io.rosterkit.assignment.Assignments;
import io.rosterkit.assignment.ValidityDraft;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.user.RoleChange;
import io.rosterkit.engine.user.UserCodecs;
import io.rosterkit.engine.user.UserLookup;
import io.rosterkit.engine.user.UserLookup.Found;
import io.rosterkit.engine.user.UserWriting;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.stored.PracticeAssignment;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.user.UserReceipt;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Assigns practices to users, and gives roles at one practice. All calls share one instance. Thread-safe. */
public final class AssignmentEngine {

    private static final String ASSIGN = "user.assign-practice";
    private static final String END = "user.end-practice";
    private static final String GRANT = "user.grant-practice-role";
    private static final String REVOKE = "user.revoke-practice-role";

    private final OperationRunner runner;
    private final UserLookup lookup;
    private final OrganizationStore organizations;
    private final RoleChange roles;
    private final UserWriting writing;

    public AssignmentEngine(
            OperationRunner runner,
            UserLookup lookup,
            OrganizationStore organizations,
            RoleChange roles,
            UserWriting writing) {
        this.runner = runner;
        this.lookup = lookup;
        this.organizations = organizations;
        this.roles = roles;
        this.writing = writing;
    }

    /** A role of a user at one practice. */
    record RoleAt(UserId user, Role role, PracticeId practice) {
        RoleAt {
            Arguments.required("user", user, "role", role, "practice", practice);
        }
    }

    /** The practices of users for one caller. */
    public Assignments at(Call call) {
        return new BoundAssignments(call, this);
    }

    Outcome<AssignmentDetails> of(Call call, UserId user) {
        Arguments.required("user", user);
        return runner.query(
                call,
                Operation.of("user.assignments", subject(user)),
                now -> lookup.find(call, user, Permission.VIEW_USERS, now).map(found -> details(found.user())));
    }

    Outcome<UserReceipt> assign(Call call, UserId user, PracticeId practice, ValidityDraft validity) {
        Arguments.required("user", user, "practice", practice, "validity", validity);
        return runner.perform(
                call,
                Operation.of(ASSIGN, subject(user), practice, validity),
                UserCodecs.RECEIPT_CODEC,
                now -> lookup.findChangeableAt(call, user, Permission.MANAGE_USERS, practice, now)
                        .then(found -> practice(call, practice)
                                .then(AssignmentRules::checkActive)
                                .then(active -> AssignmentRules.check(validity, now))
                                .then(checked -> decideAssignment(found, practice, checked))));
    }

    Outcome<UserReceipt> end(Call call, UserId user, PracticeId practice) {
        Arguments.required("user", user, "practice", practice);
        return runner.perform(
                call,
                Operation.of(END, subject(user), practice),
                UserCodecs.RECEIPT_CODEC,
                now -> lookup.findChangeableAt(call, user, Permission.MANAGE_USERS, practice, now)
                        .then(found -> practice(call, practice).then(row -> decideEnd(call, found, practice))));
    }

    Outcome<UserReceipt> grantRole(Call call, RoleAt role, ValidityDraft validity) {
        Arguments.required("validity", validity);
        return runner.perform(
                call,
                Operation.of(GRANT, subject(role.user()), role.role(), role.practice(), validity),
                UserCodecs.RECEIPT_CODEC,
                now -> findForRole(call, role, now)
                        .then(found -> practice(call, role.practice())
                                .then(AssignmentRules::checkActive)
                                .then(active -> AssignmentRules.checkAssigned(found.user(), role.practice(), now))
                                .then(assigned -> AssignmentRules.check(validity, now))
                                .then(checked -> decideGrant(found, role, checked))));
    }

    Outcome<UserReceipt> revokeRole(Call call, RoleAt role) {
        return runner.perform(
                call,
                Operation.of(REVOKE, subject(role.user()), role.role(), role.practice()),
                UserCodecs.RECEIPT_CODEC,
                now -> findForRole(call, role, now)
                        .then(found -> practice(call, role.practice()).then(row -> decideRevocation(found, role))));
    }

    private Outcome<Found> findForRole(Call call, RoleAt role, Instant now) {
        return lookup.findOtherAt(call, role.user(), Permission.GRANT_ROLES, role.practice(), now)
                .then(found -> roles.checkMayGrantAt(call, found, role.practice(), Set.of(role.role()))
                        .map(checked -> found));
    }

    private Outcome<Practice> practice(Call call, PracticeId id) {
        return organizations
                .practice(call.viewer(), id)
                .value()
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(AccessReason.NOT_FOUND));
    }

    private Outcome<Decision<UserReceipt>> decideAssignment(Found found, PracticeId practice, Validity validity) {
        User user = found.user();
        boolean isSame = AssignmentRules.assignmentTo(user, practice)
                .filter(assignment -> assignment.validity().equals(validity))
                .isPresent();
        return isSame
                ? unchanged(user)
                : change(
                        found,
                        JournalEvent.done(ASSIGN, facts(practice, validity)),
                        AssignmentRules.assigned(
                                user, practice, validity, found.author().user()),
                        Function.identity());
    }

    private Outcome<Decision<UserReceipt>> decideEnd(Call call, Found found, PracticeId practice) {
        User user = found.user();
        Instant now = found.author().now();
        Set<Role> lost = AssignmentRules.grantsAt(user, practice).stream()
                .map(RoleGrant::role)
                .collect(Collectors.toSet());
        boolean isNoMember = AssignmentRules.assignmentTo(user, practice)
                .filter(assignment -> !AssignmentRules.isOver(assignment.validity(), now))
                .isEmpty();
        if (isNoMember && lost.isEmpty()) {
            return unchanged(user);
        }
        return roles.checkMayTakeAt(call, found, practice, lost)
                .then(checked -> change(
                        found,
                        JournalEvent.done(
                                END, Map.of("practice", practice.toString(), "roles", RoleChange.codes(lost))),
                        AssignmentRules.ended(user, practice, now),
                        lost.isEmpty() ? Function.identity() : User.Security::endSessions));
    }

    private Outcome<Decision<UserReceipt>> decideGrant(Found found, RoleAt role, Validity validity) {
        User user = found.user();
        RoleGrant grant = new RoleGrant(
                role.role(),
                Optional.of(role.practice()),
                validity,
                found.author().user());
        boolean isSame = AssignmentRules.grantOf(user, role.role(), role.practice())
                .filter(held -> held.validity().equals(validity))
                .isPresent();
        Map<String, String> facts = facts(role.practice(), validity);
        facts.put("role", role.role().code());
        return isSame
                ? unchanged(user)
                : change(
                        found,
                        JournalEvent.done(GRANT, facts),
                        AssignmentRules.withGrant(user, grant),
                        User.Security::endSessions);
    }

    private Outcome<Decision<UserReceipt>> decideRevocation(Found found, RoleAt role) {
        User user = found.user();
        return AssignmentRules.grantOf(user, role.role(), role.practice())
                .map(grant -> change(
                        found,
                        JournalEvent.done(
                                REVOKE,
                                Map.of(
                                        "practice",
                                        role.practice().toString(),
                                        "role",
                                        role.role().code())),
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

    private static Map<String, String> facts(PracticeId practice, Validity validity) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("practice", practice.toString());
        validity.starts().ifPresent(start -> facts.put("starts", start.toString()));
        validity.ends().ifPresent(end -> facts.put("ends", end.toString()));
        return facts;
    }

    private static AssignmentDetails details(User user) {
        return new AssignmentDetails(
                user.id(),
                user.status().assignments().stream()
                        .sorted(Comparator.comparing(
                                assignment -> assignment.practice().toString()))
                        .map(AssignmentEngine::assigned)
                        .toList(),
                user.status().grants().stream()
                        .sorted(Comparator.comparing(
                                        (RoleGrant grant) -> grant.role().code())
                                .thenComparing(grant -> grant.practice()
                                        .map(PracticeId::toString)
                                        .orElse("")))
                        .toList());
    }

    private static AssignedPractice assigned(PracticeAssignment assignment) {
        return new AssignedPractice(assignment.practice(), assignment.validity(), assignment.assignedBy());
    }

    private static Subject subject(UserId user) {
        return Subject.untouched(Subject.Kind.USER, user);
    }
}
