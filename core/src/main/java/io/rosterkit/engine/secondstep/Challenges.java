package io.rosterkit.engine.secondstep;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Ids;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.RetryFacts;
import io.rosterkit.engine.call.RetryLoop;
import io.rosterkit.engine.secret.Codes;
import io.rosterkit.model.ChallengeId;
import io.rosterkit.model.MessageId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.model.verification.stored.Challenge;
import io.rosterkit.model.verification.stored.Challenge.Course;
import io.rosterkit.model.verification.stored.VerificationChange;
import io.rosterkit.secondstep.SecondStepPolicy;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.StorageContentionException;
import io.rosterkit.spi.verification.VerificationStore;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/** Starts challenges, sends their codes again, and counts each attempt before the code is compared. */
public final class Challenges {

    private final OperationRunner runner;
    private final Ids ids;
    private final KeyRing keys;
    private final VerificationStore store;
    private final Codes codes;
    private final int maxTries;

    /** Keeps its challenges in this store. */
    public Challenges(OperationRunner runner, Ids ids, KeyRing keys, Sending sending) {
        this.runner = runner;
        this.ids = ids;
        this.keys = keys;
        this.store = sending.store();
        this.codes = sending.codes();
        this.maxTries = sending.maxTries();
    }

    /** The store of the challenges, their codes, and the maximum of attempts in any profile. */
    public record Sending(VerificationStore store, Codes codes, int maxTries) {}

    /** The challenge that the user must answer, and the changes to apply for it. */
    public record StartedChallenge(Challenge challenge, Changes changes) {}

    /**
     * Starts a new challenge with the message that has its first code; the earlier challenge is not valid any more.
     * When no code may be sent yet, returns the earlier challenge if it can be used and is about the same thing;
     * otherwise a refusal.
     */
    public Outcome<StartedChallenge> begin(
            Author author, Challenge.About about, PhoneNumber to, SecondStepPolicy policy) {
        Optional<Challenge> before = store.latest(author.organization(), about.purpose(), about.subject());
        return ChallengeRules.start(before.map(Challenge::course), policy, author.now())
                .fold(
                        course -> Outcome.done(started(author, new NewChallenge(about, to, course), before)),
                        refusal -> before.filter(earlier -> earlier.about().equals(about)
                                        && earlier.to().equals(to)
                                        && keys.holds(earlier.keyId())
                                        && ChallengeRules.canBeUsed(earlier, policy, author.now()))
                                .map(earlier -> Outcome.done(
                                        new StartedChallenge(earlier, Changes.none(author.organization()))))
                                .orElseGet(() -> Outcome.refused(refusal)));
    }

    private StartedChallenge started(Author author, NewChallenge details, Optional<Challenge> before) {
        Challenge first = new Challenge(
                author.organization(),
                new ChallengeId(ids.next()),
                details.about(),
                details.to(),
                details.course(),
                keys.current(),
                1);
        Challenge challenge = before.map(earlier -> earlier.supersededBy(first)).orElse(first);
        return new StartedChallenge(challenge, withMessage(challenge, author.now()));
    }

    private record NewChallenge(Challenge.About about, PhoneNumber to, Course course) {}

    /** The challenge that a step names; empty when another challenge replaced it. */
    public Optional<Challenge> find(OrganizationId organization, ChallengeId id) {
        return store.challenge(organization, id).filter(found -> keys.holds(found.keyId()));
    }

    /**
     * The challenge as it is stored now. Refused when it is not open any more, or another code was sent after the
     * attempt.
     */
    public Outcome<Challenge> current(Challenge charged) {
        return find(charged.organization(), charged.id())
                .filter(now -> now.course().open()
                        && now.course().sending() == charged.course().sending())
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(VerificationReason.CHALLENGE_OVER));
    }

    /**
     * Counts one attempt, in its own transaction and before anything else is read, and returns the challenge after it.
     * The caller then checks the limit of the organization with {@link #isBeyondLimit}.
     */
    public Outcome<Challenge> charge(Challenge read) {
        return update(read, (challenge, now) -> ChallengeRules.afterAttempt(challenge, maxTries, now), false);
    }

    /** Sends another code; the earlier code is not valid any more. */
    public Outcome<Challenge> sendAgain(Challenge read, SecondStepPolicy policy) {
        return update(read, (challenge, now) -> ChallengeRules.afterSending(challenge, policy, now), true);
    }

    /** Whether the text is the code of a challenge whose attempt was counted. */
    public boolean matches(Challenge challenge, String typed) {
        return codes.matches(challenge, typed);
    }

    /** Whether the attempt is one too many for the policy, so that the code must not be compared. */
    public boolean isBeyondLimit(Challenge charged, SecondStepPolicy policy) {
        return charged.course().tries() > policy.tries();
    }

    /** Whether the attempt was the last one of the challenge. */
    public boolean isLastTry(Challenge charged, SecondStepPolicy policy) {
        return charged.course().tries() >= policy.tries();
    }

    /** What the caller hears after a wrong code: that it was wrong, or that the step is over. */
    public static Refusal wrongCode(boolean over) {
        return over
                ? Refusal.of(VerificationReason.CHALLENGE_OVER)
                : Refusal.of(VerificationReason.CODE_WRONG).at("code");
    }

    /** The change that marks the code of a challenge as used. */
    public static VerificationChange markUsed(Challenge challenge) {
        return new VerificationChange.Challenged(
                challenge.moved(challenge.course().used()));
    }

    private Outcome<Challenge> update(
            Challenge read, BiFunction<Challenge, Instant, Outcome<Course>> rule, boolean sending) {
        RetryFacts<Optional<Challenge>> retryFacts =
                RetryFacts.of(Optional.of(read), () -> store.challenge(read.organization(), read.id()));
        return RetryLoop.untilPresent(round -> retryFacts
                        .nextRound()
                        .facts()
                        .map(challenge -> tryUpdate(challenge, rule, sending))
                        .orElseGet(() -> Optional.of(Outcome.refused(VerificationReason.CHALLENGE_OVER))))
                .orElseThrow(
                        () -> new StorageContentionException("others wrote the challenge at the same time too often"));
    }

    /** The challenge after the change, or its refusal; empty after a lost race. */
    private Optional<Outcome<Challenge>> tryUpdate(
            Challenge challenge, BiFunction<Challenge, Instant, Outcome<Course>> rule, boolean sending) {
        Instant now = runner.now();
        Outcome<Challenge> updated = rule.apply(challenge, now).map(challenge::moved);
        if (updated.refusal().isPresent()) {
            return Optional.of(updated);
        }
        Challenge after = updated.orThrow();
        Changes changes = sending
                ? withMessage(after, now)
                : Changes.none(after.organization()).and(new VerificationChange.Challenged(after));
        return runner.apply(changes) instanceof Applied.Done ? Optional.of(updated) : Optional.empty();
    }

    private Changes withMessage(Challenge challenge, Instant now) {
        Message message = new Message(
                new MessageId(ids.next()),
                challenge.organization(),
                Notice.CODE,
                Lane.CODE,
                new Message.About(challenge.id().uuid(), challenge.course().sending()),
                challenge.to(),
                now);
        return Changes.none(challenge.organization())
                .and(new VerificationChange.Challenged(challenge))
                .and(message);
    }
}
