package io.rosterkit.engine.lockout;

import io.rosterkit.engine.lockout.CounterRules.Charge;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.lockout.stored.LockoutChange;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.profile.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Limits the mails that users ask for themselves. Their counter is not that of recovery, so requests of unknown clients
 * do not use it up. Thread-safe.
 */
public final class MailBudget {

    private final AttemptLimiter limiter;

    /** Mails that are counted there. */
    public MailBudget(AttemptLimiter limiter) {
        this.limiter = limiter;
    }

    /** One more mail, to be written together with it, so that what is refused costs none. */
    public Outcome<LockoutChange> charged(User user, Profile profile, Instant now) {
        UUID self = user.id().uuid();
        Counter.Key key = new Counter.Key(self, Proof.MAIL, self);
        Charge charge = CounterRules.charge(
                limiter.look(user.organization(), key, now),
                CounterRules.budget(profile.authentication().lockout(), key),
                now);
        return charge.shut()
                ? Outcome.refused(tooOften(charge.after(), now))
                : Outcome.done(new LockoutChange.Counted(charge.after()));
    }

    private static Refusal tooOften(Counter counter, Instant now) {
        Refusal refusal = Refusal.of(VerificationReason.MAILED_TOO_OFTEN);
        return counter.block()
                .until()
                .map(until -> refusal.with(
                        "minutes",
                        Duration.between(now, until)
                                .plus(Duration.ofMinutes(1).minusNanos(1))
                                .toMinutes()))
                .orElse(refusal);
    }
}
