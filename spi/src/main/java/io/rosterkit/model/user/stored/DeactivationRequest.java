package io.rosterkit.model.user.stored;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.SinglePermission;
import io.rosterkit.model.organization.DeactivationVerification;
import io.rosterkit.model.productmodule.stored.UserModules;
import io.rosterkit.model.user.DeactivationRequestId;
import io.rosterkit.model.user.DeactivationRequestStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** That support is asked to verify the deactivation of a user. At most one is open for each user. */
public record DeactivationRequest(
        OrganizationId organization,
        DeactivationRequestId id,
        UserId user,
        Asked asked,
        Held held,
        DeactivationRequestStatus status,
        long version) {

    /**
     * How the deactivation was asked for, as the policy was at that moment: whether support verifies it before or
     * afterwards, and whether it clears roles and practices; by which user, if by one, and when.
     */
    public record Asked(DeactivationVerification verification, boolean clears, Optional<UserId> by, Instant at) {}

    /**
     * What the deactivation took, to be given back when support says no: roles, granted permissions, practices and
     * modules, with the instant of an earlier removal, and how the person stood in the directory, where the person was
     * deactivated with the user.
     */
    public record Held(
            Set<RoleGrant> grants,
            Set<SinglePermission> singles,
            Set<PracticeAssignment> assignments,
            UserModules modules,
            Optional<Listing> listing) {

        public Held {
            grants = Set.copyOf(grants);
            singles = Set.copyOf(singles);
            assignments = Set.copyOf(assignments);
        }

        /** Nothing. */
        public static Held nothing() {
            return new Held(Set.of(), Set.of(), Set.of(), UserModules.none(), Optional.empty());
        }

        /** The same with these modules. */
        public Held with(UserModules others) {
            return new Held(grants, singles, assignments, others, listing);
        }

        /** The same, where the person stood so in the directory, or was not deactivated with the user. */
        public Held with(Optional<Listing> other) {
            return new Held(grants, singles, assignments, modules, other);
        }
    }

    /** Whether support has still to answer. */
    public boolean isOpen() {
        return status == DeactivationRequestStatus.OPEN;
    }

    /** The same request, no longer open. What was held is kept by the journal alone. */
    public DeactivationRequest ended(DeactivationRequestStatus to) {
        return new DeactivationRequest(organization, id, user, asked, Held.nothing(), to, version + 1);
    }
}
