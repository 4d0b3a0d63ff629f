package io.rosterkit.lifecycle;

import io.rosterkit.model.organization.DeactivationVerification;
import io.rosterkit.model.outcome.Arguments;

/** What becomes of a user who is deactivated. Immutable. */
public final class DeactivationPolicy {

    private final boolean clearsRolesAndPractices;
    private final DeactivationVerification verification;

    private DeactivationPolicy(boolean clearsRolesAndPractices, DeactivationVerification verification) {
        this.clearsRolesAndPractices = clearsRolesAndPractices;
        this.verification = verification;
    }

    /** A deactivated user keeps roles and practices, and nobody verifies the deactivation. */
    public static DeactivationPolicy standard() {
        return new DeactivationPolicy(false, DeactivationVerification.NONE);
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
        return new DeactivationPolicy(cleared, verification);
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
        return new DeactivationPolicy(clearsRolesAndPractices, by);
    }
}
