package io.rosterkit.model.access;

import io.rosterkit.model.organization.ProfileName;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * How organization and actor stand at the moment of a read: all that the gate needs to know. The profile is that of the
 * organization, or the standard one when there is no organization. The user is there only when both the user and the
 * session exist and belong together.
 */
public record Standing(OrganizationStanding organization, ProfileName profile, Optional<UserStanding> user) {

    /** In an organization of the standard profile, or in none. */
    public Standing(OrganizationStanding organization, Optional<UserStanding> user) {
        this(organization, ProfileName.STANDARD, user);
    }

    /** Whether the organization exists and is open. */
    public enum OrganizationStanding {
        /** No such organization. */
        UNKNOWN,
        /** In use. */
        OPEN,
        /** Closed for good. */
        CLOSED
    }

    /**
     * The user's part: whether the account may act at all ({@code ACTIVE}, under no administrator's lock), whether the
     * session is of the user's present epoch, the roles of any time and place, and until when the session is good.
     */
    public record UserStanding(boolean active, boolean current, Set<RoleGrant> grants, Instant until) {

        public UserStanding {
            grants = Set.copyOf(grants);
        }

        /** The roles in the whole organization at that time, in the order of their codes. */
        public Set<Role> rolesAt(Instant now) {
            return RoleGrant.rolesAt(now, grants);
        }
    }
}
