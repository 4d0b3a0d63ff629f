package io.rosterkit.engine.lockout;

import io.rosterkit.engine.lockout.CounterRules.ChargeResult;
import io.rosterkit.model.Change;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.profile.Profile;
import io.rosterkit.spi.lockout.CounterTable;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Limits how many mails a user with a session requests. Each user has a counter for them. Recovery requests of unknown
 * clients are counted elsewhere. Thread-safe.
 */
public final class MailBudget {

    private final AttemptLimiter limiter;

    public MailBudget(AttemptLimiter limiter) {
        this.limiter = limiter;
    }

    /**
     * The change that counts one more mail; the feature applies it together with the mail. A refused request is not
     * counted.
     */
    public Outcome<Change> charge(User user, Profile profile, Instant now) {
        UUID userId = user.id().uuid();
        Counter.Key key = new Counter.Key(userId, Proof.MAIL, userId);
        ChargeResult charge = CounterRules.charge(
                limiter.readCounter(user.organization(), key, now),
                CounterRules.budget(profile.authentication().lockout(), key),
                now);
        return charge.refused()
                ? Outcome.refused(tooOften(charge.counterAfter(), now))
                : Outcome.done(CounterTable.COUNTERS.write(charge.counterAfter()));
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
