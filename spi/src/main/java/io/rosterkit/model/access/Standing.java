package io.rosterkit.model.access;

import java.util.Optional;
import java.util.Set;

/** How organization and actor stand at the moment of a read: all that the gate needs to know. */
public record Standing(OrganizationStanding organization, Optional<UserStanding> user) {

    /** Whether the organization exists and is open. */
    public enum OrganizationStanding {
        /** No such organization. */
        UNKNOWN,
        /** In use. */
        OPEN,
        /** Closed for good. */
        CLOSED
    }

    /** The user's part: whether it may act at all, and the roles it holds. */
    public record UserStanding(boolean active, Set<Role> roles) {

        public UserStanding {
            roles = Set.copyOf(roles);
        }
    }
}
