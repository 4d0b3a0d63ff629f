package io.rosterkit.engine.assignment;

import io.rosterkit.model.PracticeId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.organization.OrganizationReason;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.model.user.stored.PracticeAssignment;
import io.rosterkit.model.user.stored.User;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules for the practices of users, and for single roles with a start and an end. Pure. */
final class AssignmentRules {

    private AssignmentRules() {}

    static Outcome<Practice> checkActive(Practice practice) {
        return practice.isActive()
                ? Outcome.done(practice)
                : Outcome.refused(
                        Refusal.of(OrganizationReason.PRACTICE_DEACTIVATED).at("practice"));
    }

    /** A deactivated practice gets no further users; a user who is assigned to it already may get another validity. */
    static Outcome<Practice> checkMayAssign(User user, Practice practice, Instant now) {
        return belongsTo(user, practice.id(), now) ? Outcome.done(practice) : checkActive(practice);
    }

    /** Whether the user is assigned to the practice, now or later. */
    static boolean belongsTo(User user, PracticeId practice, Instant now) {
        return PracticeAssignment.isPresentOrLater(user.status().assignments(), practice, now);
    }

    /** The part of that time in which the user is assigned to the practice; refused where there is none. */
    static Outcome<Validity> cutToAssignment(User user, PracticeId practice, Validity wanted, Instant now) {
        return assignmentTo(user, practice)
                .flatMap(assignment -> assignment.validity().within(wanted))
                .filter(common -> !common.isOverAt(now))
                .map(Outcome::done)
                .orElseGet(() ->
                        Outcome.refused(Refusal.of(UserReason.NOT_ASSIGNED).at("practice")));
    }

    static Optional<PracticeAssignment> assignmentTo(User user, PracticeId practice) {
        return user.status().assignments().stream()
                .filter(assignment -> assignment.practice().equals(practice))
                .findFirst();
    }

    /** The grant of the role at that practice or, without one, in the whole organization. */
    static Optional<RoleGrant> grantOf(User user, Role role, Optional<PracticeId> practice) {
        return user.status().grants().stream()
                .filter(grant ->
                        grant.practice().equals(practice) && grant.role().equals(role))
                .findFirst();
    }

    /**
     * The granted time. Where the right of the caller has cut it, it is refused if the user holds the role for longer
     * already.
     */
    static Outcome<Validity> checkShortensNoRole(
            User user, PlacedRole role, Validity wanted, Validity granted, Instant now) {
        boolean shortens = !granted.equals(wanted)
                && grantOf(user, role.role(), role.practice())
                        .filter(held -> !granted.coversFrom(now, held.validity()))
                        .isPresent();
        return shortens
                ? Outcome.refused(
                        Refusal.of(AccessReason.ROLE_NOT_GRANTABLE).at("roles").with("role", role.role()))
                : Outcome.done(granted);
    }

    /** The grants at one practice, of any time. */
    static Set<RoleGrant> grantsAt(User user, PracticeId practice) {
        return user.status().grants().stream()
                .filter(grant -> grant.practice().filter(practice::equals).isPresent())
                .collect(Collectors.toSet());
    }

    /**
     * The status in which this assignment replaces the earlier one to the practice. The roles there are cut to its
     * time, and those that have no time left go.
     */
    static User.Status afterAssignment(User user, PracticeAssignment assignment) {
        Set<PracticeAssignment> assignments = assignmentsExcept(user, assignment.practice());
        assignments.add(assignment);
        Set<RoleGrant> grants = new HashSet<>(user.status().grants());
        for (RoleGrant grant : grantsAt(user, assignment.practice())) {
            grants.remove(grant);
            grant.validity().within(assignment.validity()).map(grant::during).ifPresent(grants::add);
        }
        return user.status().assigned(assignments).with(grants);
    }

    /** The roles that the change takes, or for some time from now on. */
    static Set<Role> rolesLosingTime(User user, User.Status after, Instant now) {
        return user.status().grants().stream()
                .filter(grant -> after.grants().stream()
                        .noneMatch(other -> other.role().equals(grant.role())
                                && other.practice().equals(grant.practice())
                                && other.validity().coversFrom(now, grant.validity())))
                .filter(grant -> !grant.validity().isOverAt(now))
                .map(RoleGrant::role)
                .collect(Collectors.toSet());
    }

    /** The status after the assignment ends now and the roles at the practice are taken. */
    static User.Status afterEnd(User user, PracticeId practice, Instant now) {
        Set<PracticeAssignment> after = assignmentsExcept(user, practice);
        assignmentTo(user, practice).map(assignment -> assignment.endedAt(now)).ifPresent(after::add);
        return withoutGrants(user.status().assigned(after), grantsAt(user, practice));
    }

    static User.Status withGrant(User user, RoleGrant grant) {
        Set<RoleGrant> after = new HashSet<>(user.status().grants());
        after.removeIf(
                other -> other.role().equals(grant.role()) && other.practice().equals(grant.practice()));
        after.add(grant);
        return user.status().with(after);
    }

    static User.Status withoutGrants(User.Status status, Collection<RoleGrant> removed) {
        Set<RoleGrant> after = new HashSet<>(status.grants());
        after.removeAll(removed);
        return status.with(after);
    }

    private static Set<PracticeAssignment> assignmentsExcept(User user, PracticeId practice) {
        return user.status().assignments().stream()
                .filter(assignment -> !assignment.practice().equals(practice))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
