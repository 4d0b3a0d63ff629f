package io.rosterkit.model.user.stored;

import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Validity;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** A practice that a user belongs to; for which time; and by which user, where that is known. */
public record PracticeAssignment(PracticeId practice, Validity validity, Optional<UserId> assignedBy) {

    /** The practice, at any time. */
    public static PracticeAssignment of(PracticeId practice, Optional<UserId> assignedBy) {
        return new PracticeAssignment(practice, Validity.always(), assignedBy);
    }

    /** Whether one of these is to the practice, at that time or later. */
    public static boolean isPresentOrLater(
            Collection<PracticeAssignment> assignments, PracticeId practice, Instant time) {
        return assignments.stream()
                .anyMatch(assignment -> assignment.practice().equals(practice)
                        && !assignment.validity().isOverAt(time));
    }

    /** The same assignment, over at that time; none when it begins no earlier, and as it is when it is over before. */
    public Optional<PracticeAssignment> endedAt(Instant time) {
        if (validity.starts().filter(start -> !start.isBefore(time)).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                validity.isOverAt(time)
                        ? this
                        : new PracticeAssignment(
                                practice, new Validity(validity.starts(), Optional.of(time)), assignedBy));
    }
}
