package io.rosterkit.lifecycle;

import io.rosterkit.engine.policy.TimeSpan;
import io.rosterkit.model.organization.DeactivationVerification;
import io.rosterkit.model.outcome.Arguments;
import jakarta.validation.Valid;
import java.time.Duration;

/**
 * What becomes of a user who is deactivated, whether support verifies it, how long before their end ends are announced,
 * and whether users who do not sign in are deactivated. Immutable.
 */
public final class DeactivationPolicy {

    private final boolean clearsRolesAndPractices;
    private final DeactivationVerification verification;

    @TimeSpan(atMost = "P90D")
    private final Duration endsAnnouncedBefore;

    @Valid
    private final InactivityPolicy inactivity;

    private DeactivationPolicy(
            boolean clearsRolesAndPractices,
            DeactivationVerification verification,
            Duration endsAnnouncedBefore,
            InactivityPolicy inactivity) {
        this.clearsRolesAndPractices = clearsRolesAndPractices;
        this.verification = verification;
        this.endsAnnouncedBefore = endsAnnouncedBefore;
        this.inactivity = inactivity;
    }

    /**
     * A deactivated user keeps roles and practices, no deactivation is verified, ends are announced seven days before,
     * and no user is deactivated for not signing in.
     */
    public static DeactivationPolicy standard() {
        return new DeactivationPolicy(false, DeactivationVerification.NONE, Duration.ofDays(7), InactivityPolicy.off());
    }

    /** Whether a deactivated user loses all roles and practices. */
    public boolean clearsRolesAndPractices() {
        return clearsRolesAndPractices;
    }

    /**
     * The same, where a deactivated user loses all roles and practices, or keeps them. A user who lost them and is
     * reactivated can sign in, and reaches no practice until roles and practices are assigned again. Default: kept.
     */
    public DeactivationPolicy clearsRolesAndPractices(boolean cleared) {
        return new DeactivationPolicy(cleared, verification, endsAnnouncedBefore, inactivity);
    }

    /** Whether support verifies a deactivation, before or after it. */
    public DeactivationVerification verification() {
        return verification;
    }

    /**
     * The same, where support verifies a deactivation. In every case the user can no longer sign in and has no session
     * from the moment at which the deactivation is asked for. {@link DeactivationVerification#BEFORE} keeps roles and
     * practices until support says yes. An active user is closed only after a verified deactivation. Default:
     * {@link DeactivationVerification#NONE}.
     */
    public DeactivationPolicy verification(DeactivationVerification by) {
        Arguments.required("by", by);
        return new DeactivationPolicy(clearsRolesAndPractices, by, endsAnnouncedBefore, inactivity);
    }

    /** How long before the end of a user, a role or an assignment to a practice it is announced. */
    public Duration endsAnnouncedBefore() {
        return endsAnnouncedBefore;
    }

    /** The same, with another time before an end: positive and at most 90 days. Default: seven days. */
    public DeactivationPolicy endsAnnouncedBefore(Duration time) {
        Arguments.required("time", time);
        return new DeactivationPolicy(clearsRolesAndPractices, verification, time, inactivity);
    }

    /** Whether users who do not sign in are warned, and then deactivated. */
    public InactivityPolicy inactivity() {
        return inactivity;
    }

    /** The same, with another policy for users who do not sign in. Default: {@link InactivityPolicy#off()}. */
    public DeactivationPolicy inactivity(InactivityPolicy policy) {
        Arguments.required("policy", policy);
        return new DeactivationPolicy(clearsRolesAndPractices, verification, endsAnnouncedBefore, policy);
    }
}
