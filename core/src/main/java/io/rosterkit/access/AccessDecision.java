package io.rosterkit.access;

import io.rosterkit.model.access.Permission;
import io.rosterkit.model.outcome.Arguments;
import java.util.Optional;

/** Whether something is allowed, and why for a caller who may know that. */
public record AccessDecision(Permission permission, boolean allowed, Optional<AccessGround> ground) {

    public AccessDecision {
        Arguments.required("permission", permission, "ground", ground);
    }

    /** What the ground says, with the ground. */
    public static AccessDecision because(Permission permission, AccessGround ground) {
        Arguments.required("permission", permission, "ground", ground);
        return new AccessDecision(permission, ground.allows(), Optional.of(ground));
    }

    /** The same without the ground. */
    public AccessDecision withoutGround() {
        return new AccessDecision(permission, allowed, Optional.empty());
    }
}
