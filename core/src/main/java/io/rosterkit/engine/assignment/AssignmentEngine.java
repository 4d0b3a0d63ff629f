package io.rosterkit.engine.assignment;

import io.rosterkit.access.ValidityDraft;
import io.rosterkit.assignment.AssignmentDetails;
import io.rosterkit.assignment.AssignmentDetails.AssignedPractice;
import io.rosterkit.assignment.Assignments;
import io.rosterkit.engine.access.ValidityRules;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.deactivation.DeactivationRules;
import io.rosterkit.engine.user.RoleChange;
import io.rosterkit.engine.user.UserCodecs;
import io.rosterkit.engine.user.UserLookup;
import io.rosterkit.engine.user.UserLookup.Found;
import io.rosterkit.engine.user.UserWriting;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.stored.PracticeAssignment;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.user.UserReceipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Assigns practices to users, and gives and takes single roles. All calls share one instance. Thread-safe. */
public final class AssignmentEngine {

    private final OperationRunner runner;
    private final UserLookup lookup;
    private final OrganizationStore organizations;
    private final RoleChange roles;
    private final TimeLimit timeLimit;
    private final AssignmentDecisions decisions;

    public AssignmentEngine(
            OperationRunner runner,
            UserLookup lookup,
            OrganizationStore organizations,
            RoleChange roles,
            TimeLimit timeLimit,
            UserWriting writing) {
        this.runner = runner;
        this.lookup = lookup;
        this.organizations = organizations;
        this.roles = roles;
        this.timeLimit = timeLimit;
        this.decisions = new AssignmentDecisions(roles, writing);
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
                Operation.of(AssignmentDecisions.ASSIGN, subject(user), practice, validity),
                UserCodecs.RECEIPT_CODEC,
                now -> lookup.findChangeableAt(call, user, Permission.MANAGE_USERS, practice, now)
                        .then(found -> practice(call, practice)
                                .then(row -> AssignmentRules.checkMayAssign(found.user(), row, now))
                                .then(active -> ValidityRules.parse(validity, now))
                                .then(checked -> decisions.assign(call, found, practice, checked))));
    }

    Outcome<UserReceipt> end(Call call, UserId user, PracticeId practice) {
        Arguments.required("user", user, "practice", practice);
        return runner.perform(
                call,
                Operation.of(AssignmentDecisions.END, subject(user), practice),
                UserCodecs.RECEIPT_CODEC,
                now -> lookup.findChangeableAt(call, user, Permission.MANAGE_USERS, practice, now)
                        .then(found -> practice(call, practice)
                                .then(row -> DeactivationRules.checkMayTake(found.user()))
                                .then(verified -> decisions.end(call, found, practice))));
    }

    Outcome<UserReceipt> grantRole(Call call, PlacedRole role, ValidityDraft validity) {
        Arguments.required("validity", validity);
        return runner.perform(
                call,
                operation(role, AssignmentDecisions.GRANT_AT, AssignmentDecisions.GRANT, List.of(validity)),
                UserCodecs.RECEIPT_CODEC,
                now -> findForRole(call, role, now)
                        .then(found -> checkActivePractice(call, role)
                                .then(active -> ValidityRules.parse(validity, now))
                                .then(wanted -> grantable(call, found, role, wanted))
                                .then(checked -> decisions.grant(found, role, checked))));
    }

    /** The part of that time in which the caller may give the role and, at a practice, the user is assigned to it. */
    private Outcome<Validity> grantable(Call call, Found found, PlacedRole role, Validity wanted) {
        Instant now = found.author().now();
        return roles.checkMayGrantAt(call, found, role.practice(), Set.of(role.role()))
                .then(known -> role.practice()
                        .map(practice -> AssignmentRules.cutToAssignment(found.user(), practice, wanted, now))
                        .orElseGet(() -> Outcome.done(wanted)))
                .then(common -> roles.whileMayGrant(
                                call, found, new RoleGrant(role.role(), role.practice(), common, Optional.empty()))
                        .then(granted ->
                                AssignmentRules.checkShortensNoRole(found.user(), role, common, granted, now)));
    }

    Outcome<UserReceipt> revokeRole(Call call, PlacedRole role) {
        return runner.perform(
                call,
                operation(role, AssignmentDecisions.REVOKE_AT, AssignmentDecisions.REVOKE, List.of()),
                UserCodecs.RECEIPT_CODEC,
                now -> findForRole(call, role, now)
                        .then(found -> checkPractice(call, role)
                                .then(known -> DeactivationRules.checkMayTake(found.user()))
                                .then(user -> roles.checkMayTakeAt(call, found, role.practice(), Set.of(role.role())))
                                .then(taken -> decisions.revoke(found, role))));
    }

    Outcome<UserReceipt> limit(Call call, UserId user, ValidityDraft validity) {
        Arguments.required("user", user, "validity", validity);
        return timeLimit.withNames(
                call,
                runner.perform(
                        call,
                        Operation.of(TimeLimit.LIMIT, subject(user), validity),
                        UserCodecs.RECEIPT_CODEC,
                        now -> lookup.findChangeable(call, user, Permission.MANAGE_USERS, now)
                                .then(found -> ValidityRules.parse(validity, now)
                                        .then(wanted -> timeLimit.decide(call, found, wanted)))));
    }

    private static Operation operation(PlacedRole role, String atPractice, String everywhere, List<Object> more) {
        List<Object> content = new ArrayList<>();
        content.add(role.role());
        role.practice().ifPresent(content::add);
        content.addAll(more);
        return Operation.of(role.operation(atPractice, everywhere), subject(role.user()), content.toArray());
    }

    private Outcome<Found> findForRole(Call call, PlacedRole role, Instant now) {
        return role.practice()
                .map(practice -> lookup.findOtherAt(call, role.user(), Permission.GRANT_ROLES, practice, now))
                .orElseGet(() -> lookup.findChangeable(call, role.user(), Permission.GRANT_ROLES, now));
    }

    private Outcome<PlacedRole> checkPractice(Call call, PlacedRole role) {
        return role.practice().map(id -> practice(call, id).map(row -> role)).orElseGet(() -> Outcome.done(role));
    }

    private Outcome<PlacedRole> checkActivePractice(Call call, PlacedRole role) {
        return role.practice()
                .map(id -> practice(call, id).then(AssignmentRules::checkActive).map(row -> role))
                .orElseGet(() -> Outcome.done(role));
    }

    private Outcome<Practice> practice(Call call, PracticeId id) {
        return organizations
                .practice(call.viewer(), id)
                .value()
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(AccessReason.NOT_FOUND));
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
