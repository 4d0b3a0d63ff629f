package io.rosterkit.assignment;

import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.Validity;
import java.util.List;
import java.util.Optional;

/**
 * The practices and roles of a user, of any time. Practices come in the order in which they were opened, roles by their
 * codes.
 */
public record AssignmentDetails(UserId user, List<AssignedPractice> practices, List<RoleGrant> roles) {

    public AssignmentDetails {
        practices = List.copyOf(practices);
        roles = List.copyOf(roles);
    }

    /** A practice of a user, for which time, and the user who assigned it, where that is known. */
    public record AssignedPractice(PracticeId practice, Validity validity, Optional<UserId> assignedBy) {}
}
