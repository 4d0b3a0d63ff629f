package io.rosterkit.access;

import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.productmodule.ProductModule;
import java.util.Optional;

/**
 * Why a permission is there or is not: the kind of the reason, the role or the module if it is one, and the user who
 * granted or denied it singly, where that is known. A reason that wins over others hides these.
 */
public record AccessGround(Kind kind, Optional<Role> role, Optional<ProductModule> module, Optional<UserId> decidedBy) {

    /** The kinds of reasons, those that win first. */
    public enum Kind {
        /** The user is deactivated, closed or locked by an administrator, and may not act at all. */
        NOT_ACTIVE,
        /** The user has a type that takes a seat, has none, and may not act without one. */
        NO_SEAT,
        /** The permission is denied to the user singly. */
        SINGLE_DENIAL,
        /** Users of this type never have the permission. */
        NEVER_OF_TYPE,
        /** The permission is granted to the user singly. */
        SINGLE_GRANT,
        /** The type of the user allows it. */
        TYPE,
        /** A role that the user holds allows it. */
        ROLE,
        /** A module that the user has allows it. */
        MODULE,
        /** The host asserts the right for the member of support. */
        SUPPORT_RIGHT,
        /** A job may do everything. */
        JOB,
        /** The API key of the program has it, and so does the user who made the key. */
        API_KEY,
        /** Nothing gives the permission. */
        NOTHING
    }

    public AccessGround {
        Arguments.required("kind", kind, "role", role, "module", module, "decidedBy", decidedBy);
    }

    /** A reason that names nothing. */
    public static AccessGround of(Kind kind) {
        return new AccessGround(kind, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A role that allows it. */
    public static AccessGround of(Role role) {
        Arguments.required("role", role);
        return new AccessGround(Kind.ROLE, Optional.of(role), Optional.empty(), Optional.empty());
    }

    /** A module that allows it. */
    public static AccessGround of(ProductModule module) {
        Arguments.required("module", module);
        return new AccessGround(Kind.MODULE, Optional.empty(), Optional.of(module), Optional.empty());
    }

    /** What was decided about it for the user alone, and by whom. */
    public static AccessGround single(Kind kind, Optional<UserId> decidedBy) {
        return new AccessGround(kind, Optional.empty(), Optional.empty(), decidedBy);
    }

    /** Whether the permission is there for this reason. */
    public boolean allows() {
        return switch (kind) {
            case SINGLE_GRANT, TYPE, ROLE, MODULE, SUPPORT_RIGHT, JOB, API_KEY -> true;
            case NOT_ACTIVE, NO_SEAT, SINGLE_DENIAL, NEVER_OF_TYPE, NOTHING -> false;
        };
    }
}
