package io.rosterkit.verification;

import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.verification.Challenge;
import io.rosterkit.model.verification.Challenge.Course;
import io.rosterkit.model.verification.VerificationReason;
import java.time.Instant;

/** What becomes of a challenge. Pure; the time is the later of now and the last sending. */
final class ChallengeRules {

    private ChallengeRules() {}

    /** The course of a new challenge. */
    static Course begun(VerificationPolicy policy, Instant now) {
        return new Course(true, 1, 0, now, now.plus(policy.lifetime()));
    }

    /**
     * The course with one more try charged, before the code is compared. The last try closes it: if that one is right
     * too, the code was good, and otherwise nothing more can be tried.
     */
    static Outcome<Course> tried(Challenge challenge, VerificationPolicy policy, Instant now) {
        Course course = challenge.course();
        if (!course.open() || course.tries() >= policy.tries()) {
            return Outcome.refused(VerificationReason.CHALLENGE_OVER);
        }
        if (!now.isBefore(course.expiresAt())) {
            return Outcome.refused(VerificationReason.CODE_EXPIRED);
        }
        return Outcome.done(
                new Course(true, course.sending(), course.tries() + 1, course.sentAt(), course.expiresAt()));
    }

    /** The course with one more sending, whose code alone counts from now on; the tries stay as they are. */
    static Outcome<Course> sentAgain(Challenge challenge, VerificationPolicy policy, Instant now) {
        Course course = challenge.course();
        Instant at = now.isBefore(course.sentAt()) ? course.sentAt() : now;
        if (!course.open() || course.tries() >= policy.tries() || course.sending() >= policy.sendings()) {
            return Outcome.refused(VerificationReason.CHALLENGE_OVER);
        }
        return at.isBefore(course.sentAt().plus(policy.between()))
                ? Outcome.refused(VerificationReason.SENT_JUST_NOW)
                : Outcome.done(new Course(true, course.sending() + 1, course.tries(), at, at.plus(policy.lifetime())));
    }

    /** The course after the right code, or after something happened that makes it void. */
    static Course closed(Challenge challenge) {
        Course course = challenge.course();
        return new Course(false, course.sending(), course.tries(), course.sentAt(), course.expiresAt());
    }
}
