package io.rosterkit.user;

import io.rosterkit.directory.ContactDetails;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.lockout.Lock;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.model.user.DeactivationRequestId;
import io.rosterkit.model.user.UserStatus;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a host sees of a user. {@code lastSignInAt} is when the user signed in last, and empty before the first time. It
 * is exact to the hour: a sign-in within an hour of the one that is shown does not change it. {@code demandsSecondStep}
 * says that people whom the user invites need a code to register; see
 * {@link io.rosterkit.registration.Registrations#demandSecondStep}. {@code modules} are all that the user has, in the
 * order of their codes, also one that is switched on at no practice of the user at present; see
 * {@link io.rosterkit.productmodule.ProductModules#of}.
 */
public record UserDetails(
        UserId id,
        ContactDetails contact,
        Status status,
        Origin origin,
        Optional<Instant> lastSignInAt,
        boolean demandsSecondStep,
        Set<ProductModule> modules) {

    public UserDetails {
        modules = Collections.unmodifiableSet(new TreeSet<>(modules));
    }

    /**
     * What the user is at present; roles are those in the whole organization, in the order of their codes. Without
     * practices the user belongs to none at present. The lock may be one whose time is over; see {@link Lock#holdsAt}.
     * A deactivated user whose deactivation support has still to verify has the id of that request. Out of the
     * {@code validity} the user may not act, whatever the state; see {@link io.rosterkit.assignment.Assignments#limit}.
     */
    public record Status(
            UserStatus state,
            UserType type,
            Set<Role> roles,
            Set<PracticeId> practices,
            Optional<Lock> lock,
            Optional<DeactivationRequestId> openRequest,
            Validity validity) {

        public Status {
            roles = Collections.unmodifiableSet(new TreeSet<>(roles));
            practices = Set.copyOf(practices);
        }
    }

    /** Since when the user exists, and the user who invited them, if there is one. */
    public record Origin(Instant since, Optional<UserId> creator) {}
}
