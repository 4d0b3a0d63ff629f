package io.rosterkit.engine.lifecycle;

import io.rosterkit.lifecycle.InactivityPolicy;
import io.rosterkit.model.user.stored.Announcement;
import io.rosterkit.model.user.stored.ShownUser;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Rules for users who do not sign in. Pure. */
final class InactivityRules {

    /** A warning says when the user is deactivated. It is void when no run came for so long after that. */
    private static final Duration WARNING_HOLDS = Duration.ofDays(2);

    private InactivityRules() {}

    /** What the job does with a user. */
    enum Step {
        NOTHING,
        WARN,
        DEACTIVATE
    }

    /** What is due for the user, whose warning is stored as that row. */
    static Step step(ShownUser shown, Optional<Announcement> row, InactivityPolicy policy, Instant now) {
        Optional<Instant> end = policy.after().map(shown.inactiveSince()::plus);
        if (end.isEmpty()
                || !shown.user().canSignInAt(now)
                || now.isBefore(end.get().minus(policy.warnedBefore()))) {
            return Step.NOTHING;
        }
        Optional<Announcement> warned = row.filter(there -> isWarningOf(shown, there))
                .filter(there -> now.isBefore(there.due().plus(WARNING_HOLDS)));
        if (warned.filter(there -> now.isBefore(there.due())).isPresent()) {
            return Step.NOTHING;
        }
        return warned.isPresent() && !now.isBefore(end.get()) ? Step.DEACTIVATE : Step.WARN;
    }

    /** When a user who is warned now is deactivated. */
    static Instant due(ShownUser shown, InactivityPolicy policy, Instant now) {
        Instant warned = now.plus(policy.warnedBefore());
        return policy.after()
                .map(shown.inactiveSince()::plus)
                .filter(warned::isBefore)
                .orElse(warned);
    }

    /**
     * Whether that row warns of the present inactivity of the user: a user who has signed in since was warned of
     * another.
     */
    static boolean isWarningOf(ShownUser shown, Announcement row) {
        return !row.kept() && row.moment().equals(shown.inactiveSince());
    }
}
