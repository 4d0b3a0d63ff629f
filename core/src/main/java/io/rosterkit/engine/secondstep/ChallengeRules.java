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

/** What becomes of a challenge. Pure; the time is the later of now and the last sending. */
final class ChallengeRules {

    private ChallengeRules() {}

    /** The course of a new challenge, in the place of the one there was before. */
    static Outcome<Course> begun(Optional<Course> before, SecondStepPolicy policy, Instant now) {
        return before.map(course -> paced(course, policy.sendings(), now))
                .orElseGet(() -> Outcome.done(new Pace(1, now)))
                .map(pace -> {
                    Instant at = before.map(course -> later(course, now)).orElse(now);
                    return new Course(true, 1, 0, at, at, at.plus(policy.lifetime()), pace);
                });
    }

    /** Whether a code that was sent can still be typed. */
    static boolean counts(Challenge challenge, SecondStepPolicy policy, Instant now) {
        Course course = challenge.course();
        return course.open() && course.tries() < policy.tries() && now.isBefore(course.expiresAt());
    }

    /**
     * The course with one more try charged, before the code is compared. The last try closes it: if that one is right
     * too, the code was good, and otherwise nothing more can be tried. Of a code that was used it is a try as well.
     */
    static Outcome<Course> tried(Challenge challenge, int atMost, Instant now) {
        Course course = challenge.course();
        if (course.tries() >= atMost) {
            return Outcome.refused(VerificationReason.CHALLENGE_OVER);
        }
        if (!now.isBefore(course.expiresAt())) {
            return Outcome.refused(
                    course.open()
                            ? Refusal.of(VerificationReason.CODE_EXPIRED)
                                    .with(
                                            "minutes",
                                            Waits.minutes(Duration.between(course.sentAt(), course.expiresAt())))
                            : Refusal.of(VerificationReason.CHALLENGE_OVER));
        }
        return Outcome.done(course.tried());
    }

    /**
     * The course with one more sending, whose code alone counts from now on; the tries stay as they are. Only as long
     * after the beginning as all sendings one after the other would count, since a step stands for what was proven
     * before it.
     */
    static Outcome<Course> sentAgain(Challenge challenge, SecondStepPolicy policy, Instant now) {
        Course course = challenge.course();
        Instant at = later(course, now);
        Duration longest = policy.lifetime().multipliedBy(policy.sendings().ofOne());
        if (!course.open()
                || !at.isBefore(course.begunAt().plus(longest))
                || course.tries() >= policy.tries()
                || course.sending() >= policy.sendings().ofOne()) {
            return Outcome.refused(VerificationReason.CHALLENGE_OVER);
        }
        return paced(course, policy.sendings(), now)
                .map(pace -> new Course(
                        true,
                        course.sending() + 1,
                        course.tries(),
                        course.begunAt(),
                        at,
                        at.plus(policy.lifetime()),
                        pace));
    }

    /** One more sending after those there were, whatever came of them. */
    private static Outcome<Pace> paced(Course before, Sendings policy, Instant now) {
        Instant at = later(before, now);
        Pace pace = before.pace();
        boolean over = !at.isBefore(pace.since().plus(policy.window()));
        if (!over && pace.sendings() >= policy.ofAll()) {
            return Outcome.refused(Refusal.of(VerificationReason.SENT_TOO_OFTEN)
                    .with(
                            "minutes",
                            Waits.minutes(Duration.between(at, pace.since().plus(policy.window())))));
        }
        if (at.isBefore(before.sentAt().plus(policy.between()))) {
            Instant next = before.sentAt().plus(policy.between());
            return Outcome.refused(Refusal.of(VerificationReason.SENT_JUST_NOW)
                    .with("seconds", Waits.seconds(Duration.between(at, next))));
        }
        return Outcome.done(over ? new Pace(1, at) : new Pace(pace.sendings() + 1, pace.since()));
    }

    private static Instant later(Course course, Instant now) {
        return now.isBefore(course.sentAt()) ? course.sentAt() : now;
    }
}
