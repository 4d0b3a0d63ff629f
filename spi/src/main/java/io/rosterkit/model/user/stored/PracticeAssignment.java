package io.rosterkit.model.user.stored;

import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Validity;
import java.util.Optional;

/** A practice that a user belongs to; for which time; and by which user, where that is known. */
public record PracticeAssignment(PracticeId practice, Validity validity, Optional<UserId> assignedBy) {

    /** The practice, at any time. */
    public static PracticeAssignment of(PracticeId practice, Optional<UserId> assignedBy) {
        return new PracticeAssignment(practice, Validity.always(), assignedBy);
    }
}
