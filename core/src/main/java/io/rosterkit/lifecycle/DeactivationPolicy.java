package io.rosterkit.lifecycle;

import io.rosterkit.engine.policy.TimeSpan;
import io.rosterkit.model.outcome.Arguments;
import java.time.Duration;

/** What becomes of a user who is deactivated, and how long before their end ends are announced. Immutable. */
public final class DeactivationPolicy {

    private final boolean clearsRolesAndPractices;

    @TimeSpan(atMost = "P90D")
    private final Duration endsAnnouncedBefore;

    private DeactivationPolicy(boolean clearsRolesAndPractices, Duration endsAnnouncedBefore) {
        this.clearsRolesAndPractices = clearsRolesAndPractices;
        this.endsAnnouncedBefore = endsAnnouncedBefore;
    }

    /** A deactivated user keeps roles and practices, and ends are announced seven days before. */
    public static DeactivationPolicy standard() {
        return new DeactivationPolicy(false, Duration.ofDays(7));
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
        return new DeactivationPolicy(cleared, endsAnnouncedBefore);
    }

    /** How long before the end of a user, a role or an assignment to a practice it is announced. */
    public Duration endsAnnouncedBefore() {
        return endsAnnouncedBefore;
    }

    /** The same, with another time before an end: positive and at most 90 days. Default: seven days. */
    public DeactivationPolicy endsAnnouncedBefore(Duration time) {
        Arguments.required("time", time);
        return new DeactivationPolicy(clearsRolesAndPractices, time);
    }
}
