package io.rosterkit.invitation;

import io.rosterkit.model.outcome.Arguments;
import java.time.Duration;

/** How long an invitation may be used, and how many lines a list may have. */
public record InvitationPolicy(Duration lifetime, int linesAtMost) {

    /** 7 days and 10,000 lines. */
    public static InvitationPolicy standard() {
        return new InvitationPolicy(Duration.ofDays(7), 10_000);
    }

    public InvitationPolicy {
        Arguments.required("lifetime", lifetime);
        if (lifetime.isNegative() || lifetime.isZero()) {
            throw new IllegalArgumentException("invitation.lifetime must be positive");
        }
        if (lifetime.compareTo(Duration.ofDays(366)) > 0) {
            throw new IllegalArgumentException("invitation.lifetime must be at most 366 days");
        }
        if (linesAtMost < 1) {
            throw new IllegalArgumentException("invitation.linesAtMost must be positive");
        }
    }
}
