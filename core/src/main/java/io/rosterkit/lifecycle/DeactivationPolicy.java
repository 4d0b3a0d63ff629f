package io.rosterkit.lifecycle;

/** What becomes of a user who is deactivated. Immutable. */
public final class DeactivationPolicy {

    private final boolean clearsRolesAndPractices;

    private DeactivationPolicy(boolean clearsRolesAndPractices) {
        this.clearsRolesAndPractices = clearsRolesAndPractices;
    }

    /** A deactivated user keeps roles and practices. */
    public static DeactivationPolicy standard() {
        return new DeactivationPolicy(false);
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
        return new DeactivationPolicy(cleared);
    }
}
