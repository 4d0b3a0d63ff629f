package io.rosterkit.model.access;

import io.rosterkit.model.organization.OrganizationPolicy;
import io.rosterkit.model.organization.ProfileName;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * How organization and actor stand at the moment of a read: all that the gate needs to know. The policy is that of the
 * organization, or that of the standard profile when there is no organization. The user is there only when both the
 * user and the session exist and belong together.
 */
public record Standing(OrganizationStanding organization, OrganizationPolicy policy, Optional<UserStanding> user) {

    /** In an organization of the standard profile, or in none. */
    public Standing(OrganizationStanding organization, Optional<UserStanding> user) {
        this(organization, OrganizationPolicy.STANDARD, user);
    }

    /** The profile of the policy. */
    public ProfileName profile() {
        return policy.profile();
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
     * session is of the user's present epoch, the roles of any time and place, when the session began, and until when
     * it is good at most: the policy of the organization may end it sooner.
     */
    public record UserStanding(boolean active, boolean current, Set<RoleGrant> grants, Instant begunAt, Instant until) {

        public UserStanding {
            grants = Set.copyOf(grants);
        }

        /** The roles in the whole organization at that time, in the order of their codes. */
        public Set<Role> rolesAt(Instant now) {
            return RoleGrant.rolesAt(now, grants);
        }
    }
}
