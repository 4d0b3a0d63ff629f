package io.rosterkit.verification;

import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.verification.Challenge;
import io.rosterkit.model.verification.Challenge.Course;
import io.rosterkit.model.verification.Challenge.Pace;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.verification.VerificationPolicy.Sendings;
import java.time.Instant;
import java.util.Optional;

/** What becomes of a challenge. Pure; the time is the later of now and the last sending. */
final class ChallengeRules {

    private ChallengeRules() {}

    /** The course of a new challenge, in the place of the one there was before. */
    static Outcome<Course> begun(Optional<Course> before, VerificationPolicy policy, Instant now) {
        return before.map(course -> paced(course, policy.sendings(), now))
                .orElseGet(() -> Outcome.done(new Pace(1, now)))
                .map(pace -> sent(
                        1,
                        0,
                        pace,
                        policy,
                        before.map(course -> later(course, now)).orElse(now)));
    }

    /** Whether a code that was sent can still be typed. */
    static boolean counts(Challenge challenge, VerificationPolicy policy, Instant now) {
        Course course = challenge.course();
        return course.open() && course.tries() < policy.tries() && now.isBefore(course.expiresAt());
    }

    /**
     * The course with one more try charged, before the code is compared. The last try closes it: if that one is right
     * too, the code was good, and otherwise nothing more can be tried. Of a code that was used it is a try as well.
     */
    static Outcome<Course> tried(Challenge challenge, VerificationPolicy policy, Instant now) {
        Course course = challenge.course();
        if (course.tries() >= policy.tries()) {
            return Outcome.refused(VerificationReason.CHALLENGE_OVER);
        }
        if (!now.isBefore(course.expiresAt())) {
            return Outcome.refused(course.open() ? VerificationReason.CODE_EXPIRED : VerificationReason.CHALLENGE_OVER);
        }
        return Outcome.done(new Course(
                course.open(),
                course.sending(),
                course.tries() + 1,
                course.sentAt(),
                course.expiresAt(),
                course.pace()));
    }

    /** The course with one more sending, whose code alone counts from now on; the tries stay as they are. */
    static Outcome<Course> sentAgain(Challenge challenge, VerificationPolicy policy, Instant now) {
        Course course = challenge.course();
        if (!course.open()
                || course.tries() >= policy.tries()
                || course.sending() >= policy.sendings().ofOne()) {
            return Outcome.refused(VerificationReason.CHALLENGE_OVER);
        }
        return paced(course, policy.sendings(), now)
                .map(pace -> sent(course.sending() + 1, course.tries(), pace, policy, later(course, now)));
    }

    /** The course after the right code. */
    static Course used(Challenge challenge) {
        Course course = challenge.course();
        return new Course(false, course.sending(), course.tries(), course.sentAt(), course.expiresAt(), course.pace());
    }

    private static Course sent(int sending, int tries, Pace pace, VerificationPolicy policy, Instant at) {
        return new Course(true, sending, tries, at, at.plus(policy.lifetime()), pace);
    }

    /** One more sending after those there were, whatever came of them. */
    private static Outcome<Pace> paced(Course before, Sendings policy, Instant now) {
        Instant at = later(before, now);
        Pace pace = before.pace();
        boolean over = !at.isBefore(pace.since().plus(policy.window()));
        if (!over && pace.sendings() >= policy.ofAll()) {
            return Outcome.refused(VerificationReason.SENT_TOO_OFTEN);
        }
        if (at.isBefore(before.sentAt().plus(policy.between()))) {
            return Outcome.refused(VerificationReason.SENT_JUST_NOW);
        }
        return Outcome.done(over ? new Pace(1, at) : new Pace(pace.sendings() + 1, pace.since()));
    }

    private static Instant later(Course course, Instant now) {
        return now.isBefore(course.sentAt()) ? course.sentAt() : now;
    }
}
