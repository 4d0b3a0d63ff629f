package io.rosterkit.engine.secondstep;

import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.model.verification.stored.Challenge;
import io.rosterkit.model.verification.stored.Challenge.Course;
import io.rosterkit.model.verification.stored.Challenge.Pace;
import io.rosterkit.secondstep.SecondStepPolicy;
import io.rosterkit.secondstep.SecondStepPolicy.Sendings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides the next state of a challenge. Pure. A rule that sets a time uses the later of now and the last sending,
 * since clocks may differ. A rule that only compares times uses now.
 */
final class ChallengeRules {

    private ChallengeRules() {}

    /** The state of a new challenge, which replaces the earlier one. */
    static Outcome<Course> start(Optional<Course> before, SecondStepPolicy policy, Instant now) {
        return before.map(course -> paceAfterSending(course, policy.sendings(), now))
                .orElseGet(() -> Outcome.done(new Pace(1, now)))
                .map(pace -> {
                    Instant at = before.map(course -> later(course, now)).orElse(now);
                    return new Course(true, 1, 0, at, at, at.plus(policy.lifetime()), pace);
                });
    }

    /** Whether a code that was sent can still be used. */
    static boolean canBeUsed(Challenge challenge, SecondStepPolicy policy, Instant now) {
        Course course = challenge.course();
        return course.open() && course.tries() < policy.attempts() && now.isBefore(course.expiresAt());
    }

    /**
     * The state after one more attempt, which is counted before the code is compared. After the code was used, further
     * attempts are counted as well until it expires. Refused when all attempts are used, or the code has expired.
     */
    static Outcome<Course> afterAttempt(Challenge challenge, int maxAttemptsOfAnyProfile, Instant now) {
        Course course = challenge.course();
        if (course.tries() >= maxAttemptsOfAnyProfile) {
            return Outcome.refused(VerificationReason.CHALLENGE_OVER);
        }
        if (!now.isBefore(course.expiresAt())) {
            return Outcome.refused(course.open() ? codeExpired(course) : Refusal.of(VerificationReason.CHALLENGE_OVER));
        }
        return Outcome.done(course.tried());
    }

    /** The refusal of an expired code. It names the lifetime in whole minutes, except a lifetime below two minutes. */
    private static Refusal codeExpired(Course course) {
        Refusal expired = Refusal.of(VerificationReason.CODE_EXPIRED);
        long minutes = Duration.between(course.sentAt(), course.expiresAt()).toMinutes();
        return minutes < 2 ? expired : expired.with("minutes", minutes);
    }

    /**
     * The state after one more sending. Only the new code is valid then; the number of attempts stays. Refused when the
     * code was used, when all attempts or all sendings are used, or when codes were sent too often. Refused also when
     * the challenge is older than the lifetimes of all its sendings together: the proof of the first step is then too
     * old.
     */
    static Outcome<Course> afterSending(Challenge challenge, SecondStepPolicy policy, Instant now) {
        Course course = challenge.course();
        Instant at = later(course, now);
        Duration maxAge = policy.lifetime().multipliedBy(policy.sendings().ofOne());
        if (!course.open()
                || !at.isBefore(course.begunAt().plus(maxAge))
                || course.tries() >= policy.attempts()
                || course.sending() >= policy.sendings().ofOne()) {
            return Outcome.refused(VerificationReason.CHALLENGE_OVER);
        }
        return paceAfterSending(course, policy.sendings(), now)
                .map(pace -> new Course(
                        true,
                        course.sending() + 1,
                        course.tries(),
                        course.begunAt(),
                        at,
                        at.plus(policy.lifetime()),
                        pace));
    }

    /**
     * The pace after one more sending. All earlier sendings count, whatever their result was. Refused when too many
     * codes were sent within the window, or when the last one was sent just now.
     */
    private static Outcome<Pace> paceAfterSending(Course before, Sendings limits, Instant now) {
        Instant at = later(before, now);
        Pace pace = before.pace();
        boolean isNewWindow = !at.isBefore(pace.since().plus(limits.window()));
        if (!isNewWindow && pace.sendings() >= limits.ofAll()) {
            return Outcome.refused(Refusal.of(VerificationReason.SENT_TOO_OFTEN)
                    .with(
                            "minutes",
                            WaitTimes.minutes(Duration.between(at, pace.since().plus(limits.window())))));
        }
        if (at.isBefore(before.sentAt().plus(limits.between()))) {
            Instant next = before.sentAt().plus(limits.between());
            return Outcome.refused(Refusal.of(VerificationReason.SENT_JUST_NOW)
                    .with("seconds", WaitTimes.seconds(Duration.between(at, next))));
        }
        return Outcome.done(isNewWindow ? new Pace(1, at) : new Pace(pace.sendings() + 1, pace.since()));
    }

    private static Instant later(Course course, Instant now) {
        return now.isBefore(course.sentAt()) ? course.sentAt() : now;
    }
}
