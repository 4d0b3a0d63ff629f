package io.rosterkit.model.user.stored;

import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Validity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

    /**
     * The same assignment, over at that time; as it is when it is over already. One that has not begun is over as if it
     * had just begun: that there was one remains.
     */
    public PracticeAssignment endedAt(Instant time) {
        if (validity.isOverAt(time)) {
            return this;
        }
        Optional<Instant> start =
                validity.starts().map(begin -> begin.isBefore(time) ? begin : time.minus(1, ChronoUnit.MICROS));
        return new PracticeAssignment(practice, new Validity(start, Optional.of(time)), assignedBy);
    }
}
