package io.rosterkit.engine.secondstep;

import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.model.verification.stored.Challenge;
import io.rosterkit.model.verification.stored.ChallengeProgress;
import io.rosterkit.model.verification.stored.SendingWindow;
import io.rosterkit.secondstep.SecondStepPolicy;
import io.rosterkit.secondstep.SecondStepPolicy.Sendings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides the next state of a challenge. Pure. A rule that sets a time uses the later of now and the last sending,
 * since the clocks of two servers may differ. A rule that only compares times uses now.
 */
final class ChallengeRules {

    private ChallengeRules() {}

    /** The state of a new challenge, which replaces the earlier one. Refused as a further sending is. */
    static Outcome<ChallengeProgress> start(Optional<ChallengeProgress> before, SecondStepPolicy policy, Instant now) {
        return before.map(progress -> windowAfterSending(progress, policy.sendings(), now))
                .orElseGet(() -> Outcome.done(new SendingWindow(1, now)))
                .map(sendingWindow -> {
                    Instant at = before.map(progress -> later(progress, now)).orElse(now);
                    return new ChallengeProgress(true, 1, 0, at, at, at.plus(policy.lifetime()), sendingWindow);
                });
    }

    /** Whether a code that was sent can still be used. */
    static boolean canBeUsed(Challenge challenge, SecondStepPolicy policy, Instant now) {
        ChallengeProgress progress = challenge.progress();
        return progress.open() && progress.attempts() < policy.attempts() && now.isBefore(progress.expiresAt());
    }

    /**
     * The state after one more attempt, which is counted before the code is compared. After the code was used, further
     * attempts are counted as well until it expires. Refused when all attempts are used, or the code has expired.
     */
    static Outcome<ChallengeProgress> afterAttempt(Challenge challenge, int maxAttemptsOfAnyProfile, Instant now) {
        ChallengeProgress progress = challenge.progress();
        if (progress.attempts() >= maxAttemptsOfAnyProfile) {
            return Outcome.refused(VerificationReason.CHALLENGE_OVER);
        }
        if (!now.isBefore(progress.expiresAt())) {
            return Outcome.refused(
                    progress.open() ? codeExpired(progress) : Refusal.of(VerificationReason.CHALLENGE_OVER));
        }
        return Outcome.done(progress.withOneMoreAttempt());
    }

    /** The refusal of an expired code. It names the lifetime in whole minutes, except a lifetime below two minutes. */
    private static Refusal codeExpired(ChallengeProgress progress) {
        Refusal expired = Refusal.of(VerificationReason.CODE_EXPIRED);
        long minutes = Duration.between(progress.sentAt(), progress.expiresAt()).toMinutes();
        return minutes < 2 ? expired : expired.with("minutes", minutes);
    }

    /**
     * The state after one more sending. Only the new code is valid then; the number of attempts stays. Refused when the
     * code was used, when all attempts or all sendings are used, or when codes were sent too often. Refused also when
     * the challenge is older than the code lifetime times the sendings that the policy allows. Then the first step (a
     * password check, or a link with a code word) was too long ago.
     */
    static Outcome<ChallengeProgress> afterSending(Challenge challenge, SecondStepPolicy policy, Instant now) {
        ChallengeProgress progress = challenge.progress();
        Instant at = later(progress, now);
        Duration maxAge = policy.lifetime().multipliedBy(policy.sendings().maxPerChallenge());
        if (!progress.open()
                || !at.isBefore(progress.begunAt().plus(maxAge))
                || progress.attempts() >= policy.attempts()
                || progress.sendingNumber() >= policy.sendings().maxPerChallenge()) {
            return Outcome.refused(VerificationReason.CHALLENGE_OVER);
        }
        return windowAfterSending(progress, policy.sendings(), now)
                .map(sendingWindow -> new ChallengeProgress(
                        true,
                        progress.sendingNumber() + 1,
                        progress.attempts(),
                        progress.begunAt(),
                        at,
                        at.plus(policy.lifetime()),
                        sendingWindow));
    }

    /**
     * The sending window after one more sending. All earlier sendings count, whatever their result was. Refused when
     * too many codes were sent within the window, or when the last one was sent just now.
     */
    private static Outcome<SendingWindow> windowAfterSending(ChallengeProgress before, Sendings limits, Instant now) {
        Instant at = later(before, now);
        SendingWindow sendingWindow = before.sendingWindow();
        boolean isNewWindow = !at.isBefore(sendingWindow.since().plus(limits.window()));
        if (!isNewWindow && sendingWindow.sentInWindow() >= limits.maxPerWindow()) {
            return Outcome.refused(Refusal.of(VerificationReason.SENT_TOO_OFTEN)
                    .with(
                            "minutes",
                            WaitTimes.minutes(
                                    Duration.between(at, sendingWindow.since().plus(limits.window())))));
        }
        if (at.isBefore(before.sentAt().plus(limits.minInterval()))) {
            Instant next = before.sentAt().plus(limits.minInterval());
            return Outcome.refused(Refusal.of(VerificationReason.SENT_JUST_NOW)
                    .with("seconds", WaitTimes.seconds(Duration.between(at, next))));
        }
        return Outcome.done(
                isNewWindow
                        ? new SendingWindow(1, at)
                        : new SendingWindow(sendingWindow.sentInWindow() + 1, sendingWindow.since()));
    }

    private static Instant later(ChallengeProgress progress, Instant now) {
        return now.isBefore(progress.sentAt()) ? progress.sentAt() : now;
    }
}
