package io.rosterkit.engine.assignment;

import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.outcome.Arguments;
import java.util.Optional;

/** A role of a user at one practice or, without one, in the whole organization. */
record PlacedRole(UserId user, Role role, Optional<PracticeId> practice) {

    static PlacedRole at(UserId user, Role role, PracticeId practice) {
        Arguments.required("user", user, "role", role, "practice", practice);
        return new PlacedRole(user, role, Optional.of(practice));
    }

    static PlacedRole everywhere(UserId user, Role role) {
        Arguments.required("user", user, "role", role);
        return new PlacedRole(user, role, Optional.empty());
    }

    /** The name of the operation for this place, of two. */
    String operation(String atPractice, String everywhere) {
        return practice.isPresent() ? atPractice : everywhere;
    }
}
