package io.rosterkit.engine.assignment;

import io.rosterkit.assignment.ValidityDraft;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
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
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules for the practices of users, and for roles at a practice. Pure. */
final class AssignmentRules {

    /** Longer times are mistakes, and some are beyond what a database can hold. */
    private static final Duration FARTHEST = Duration.ofDays(36_525);

    private AssignmentRules() {}

    /** The time of a draft, to the microsecond. */
    static Outcome<Validity> check(ValidityDraft draft, Instant now) {
        boolean isNear = isNear(draft.starts(), now) && isNear(draft.ends(), now);
        boolean endsLater = draft.ends()
                .filter(end -> !end.isAfter(draft.starts().filter(now::isBefore).orElse(now)))
                .isEmpty();
        if (!isNear || !endsLater) {
            return Outcome.refused(Refusal.of(AccessReason.VALIDITY_INVALID).at("validity"));
        }
        Optional<Instant> starts = draft.starts().map(AssignmentRules::toMicros);
        Optional<Instant> ends = draft.ends().map(AssignmentRules::toMicros);
        return ends.isPresent() && !ends.get().isAfter(starts.orElse(Instant.MIN))
                ? Outcome.refused(Refusal.of(AccessReason.VALIDITY_INVALID).at("validity"))
                : Outcome.done(new Validity(starts, ends));
    }

    private static boolean isNear(Optional<Instant> moment, Instant now) {
        return moment.filter(at -> at.isBefore(now.minus(FARTHEST)) || at.isAfter(now.plus(FARTHEST)))
                .isEmpty();
    }

    private static Instant toMicros(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS);
    }

    static Outcome<Practice> checkActive(Practice practice) {
        return practice.isActive()
                ? Outcome.done(practice)
                : Outcome.refused(
                        Refusal.of(OrganizationReason.PRACTICE_DEACTIVATED).at("practice"));
    }

    /** Refused unless the user is assigned to the practice, now or later. */
    static Outcome<User> checkAssigned(User user, PracticeId practice, Instant now) {
        return assignmentTo(user, practice)
                        .filter(assignment -> !isOver(assignment.validity(), now))
                        .isPresent()
                ? Outcome.done(user)
                : Outcome.refused(Refusal.of(UserReason.NOT_ASSIGNED).at("practice"));
    }

    static Optional<PracticeAssignment> assignmentTo(User user, PracticeId practice) {
        return user.status().assignments().stream()
                .filter(assignment -> assignment.practice().equals(practice))
                .findFirst();
    }

    static Optional<RoleGrant> grantOf(User user, Role role, PracticeId practice) {
        return grantsAt(user, practice).stream()
                .filter(grant -> grant.role().equals(role))
                .findFirst();
    }

    /** The grants at one practice, of any time. */
    static Set<RoleGrant> grantsAt(User user, PracticeId practice) {
        return user.status().grants().stream()
                .filter(grant -> grant.practice().filter(practice::equals).isPresent())
                .collect(Collectors.toSet());
    }

    /** The standing with that assignment in place of the one to the same practice. */
    static User.Status assigned(User user, PracticeId practice, Validity validity, Optional<UserId> author) {
        Set<PracticeAssignment> after = otherThan(user, practice);
        after.add(new PracticeAssignment(practice, validity, author));
        return user.status().assigned(after);
    }

    /** The standing after the assignment ended now; one that has not begun is gone. */
    static User.Status ended(User user, PracticeId practice, Instant now) {
        Set<PracticeAssignment> after = otherThan(user, practice);
        assignmentTo(user, practice)
                .flatMap(assignment -> assignment.endedAt(now))
                .ifPresent(after::add);
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

    static boolean isOver(Validity validity, Instant now) {
        return validity.ends().filter(end -> !end.isAfter(now)).isPresent();
    }

    private static Set<PracticeAssignment> otherThan(User user, PracticeId practice) {
        return user.status().assignments().stream()
                .filter(assignment -> !assignment.practice().equals(practice))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
