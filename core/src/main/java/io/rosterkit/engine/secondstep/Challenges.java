package io.rosterkit.engine.secondstep;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Ids;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.RetryFacts;
import io.rosterkit.engine.call.RetryLoop;
import io.rosterkit.engine.secret.Codes;
import io.rosterkit.model.ChallengeId;
import io.rosterkit.model.Change;
import io.rosterkit.model.MessageId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.contact.Destination;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.model.verification.stored.Challenge;
import io.rosterkit.model.verification.stored.ChallengeProgress;
import io.rosterkit.secondstep.SecondStepPolicy;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.StorageContentionException;
import io.rosterkit.spi.verification.ChallengeTable;
import io.rosterkit.spi.verification.VerificationStore;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Prepares challenges and the message with their first code, queues messages with further codes, and counts each
 * attempt before the code is compared. Thread-safe.
 */
public final class Challenges {

    private final OperationRunner runner;
    private final Ids ids;
    private final KeyRing keys;
    private final VerificationStore store;
    private final Codes codes;
    private final int maxAttemptsOfAnyProfile;

    /**
     * Reads challenges from this store. {@code maxAttemptsOfAnyProfile} limits an attempt before the organization's
     * profile is known.
     */
    public Challenges(
            OperationRunner runner,
            Ids ids,
            KeyRing keys,
            VerificationStore store,
            Codes codes,
            int maxAttemptsOfAnyProfile) {
        this.runner = runner;
        this.ids = ids;
        this.keys = keys;
        this.store = store;
        this.codes = codes;
        this.maxAttemptsOfAnyProfile = maxAttemptsOfAnyProfile;
    }

    /**
     * The challenge that the user must answer, and the changes that the caller applies for it. It is a new challenge,
     * or an earlier one; then {@code changes} is empty.
     */
    public record PreparedChallenge(Challenge challenge, Changes changes) {}

    /**
     * Prepares a new challenge and the message with its first code. Writes nothing: the caller applies the changes, and
     * with them the earlier challenge is not valid any more. If no code may be sent yet, the earlier challenge is
     * returned, provided that its code can still be used. Subject, purpose, epoch, device and destination must be
     * equal. Otherwise the request is refused.
     */
    public Outcome<PreparedChallenge> prepare(
            Author author, Challenge.About about, Destination to, SecondStepPolicy policy) {
        Optional<Challenge> before = store.latest(author.organization(), about.purpose(), about.subject());
        return ChallengeRules.start(before.map(Challenge::progress), policy, author.now())
                .fold(
                        progress -> Outcome.done(newChallenge(author, new Content(about, to, progress), before)),
                        refusal -> before.filter(earlier -> earlier.about().equals(about)
                                        && earlier.to().equals(to)
                                        && keys.holds(earlier.keyId())
                                        && ChallengeRules.canBeUsed(earlier, policy, author.now()))
                                .map(earlier -> Outcome.done(
                                        new PreparedChallenge(earlier, Changes.none(author.organization()))))
                                .orElseGet(() -> Outcome.refused(refusal)));
    }

    private PreparedChallenge newChallenge(Author author, Content content, Optional<Challenge> before) {
        Challenge fresh = new Challenge(
                author.organization(),
                new ChallengeId(ids.next()),
                content.about(),
                content.to(),
                content.progress(),
                keys.current(),
                1);
        Challenge challenge = before.map(earlier -> earlier.supersededBy(fresh)).orElse(fresh);
        return new PreparedChallenge(challenge, withMessage(challenge, author.now()));
    }

    /** What a new challenge is about, where its code goes, and its first state. */
    private record Content(Challenge.About about, Destination to, ChallengeProgress progress) {}

    /** The latest challenge of that purpose about a user or an invitation, whether its code can be used or not. */
    public Optional<Challenge> latest(OrganizationId organization, Challenge.Purpose purpose, UUID subject) {
        return store.latest(organization, purpose, subject);
    }

    /**
     * The challenge with this id. Empty when there is none, when another challenge replaced it, or when its key was
     * removed from the ring.
     */
    public Optional<Challenge> find(OrganizationId organization, ChallengeId id) {
        return store.challenge(organization, id).filter(found -> keys.holds(found.keyId()));
    }

    /**
     * The challenge as it is stored now. Refused when it cannot be found any more, when its code was used, or when
     * another code was sent after the attempt.
     */
    public Outcome<Challenge> current(Challenge charged) {
        return find(charged.organization(), charged.id())
                .filter(stored -> stored.progress().open()
                        && stored.progress().sendingNumber()
                                == charged.progress().sendingNumber())
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(VerificationReason.CHALLENGE_OVER));
    }

    /**
     * Counts one attempt in its own transaction, before the account or the invitation is read, and returns the
     * challenge after it. Until then the profile is not known, so the highest limit of all profiles counts. The caller
     * then checks the limit of the organization with {@link #isBeyondLimit}.
     */
    public Outcome<Challenge> charge(Challenge read) {
        return update(
                read,
                (challenge, now) -> ChallengeRules.afterAttempt(challenge, maxAttemptsOfAnyProfile, now),
                Optional.empty());
    }

    /** Queues a message with a new code, which goes there. The earlier code becomes invalid. */
    public Outcome<Challenge> queueNewCode(Challenge read, Destination to, SecondStepPolicy policy) {
        return update(read, (challenge, now) -> ChallengeRules.afterSending(challenge, policy, now), Optional.of(to));
    }

    /** Whether the text is the code of the challenge. The caller has counted the attempt before. */
    public boolean matches(Challenge challenge, String typed) {
        return codes.matches(challenge, typed);
    }

    /** Whether the attempt is one too many for the policy, so that the code must not be compared. */
    public boolean isBeyondLimit(Challenge charged, SecondStepPolicy policy) {
        return charged.progress().attempts() > policy.attempts();
    }

    /** Whether the attempt was the last one of the challenge. */
    public boolean isLastAttempt(Challenge charged, SecondStepPolicy policy) {
        return charged.progress().attempts() >= policy.attempts();
    }

    /** The refusal for the caller: the code is wrong, or the challenge cannot be used any more. */
    public static Refusal codeRefusal(boolean challengeOver) {
        return challengeOver
                ? Refusal.of(VerificationReason.CHALLENGE_OVER)
                : Refusal.of(VerificationReason.CODE_WRONG).at("code");
    }

    /** The change that marks the code as used. */
    public static Change markUsed(Challenge challenge) {
        return ChallengeTable.CHALLENGES.write(
                challenge.moved(challenge.progress().used()));
    }

    private Outcome<Challenge> update(
            Challenge read,
            BiFunction<Challenge, Instant, Outcome<ChallengeProgress>> rule,
            Optional<Destination> newCodeTo) {
        RetryFacts<Optional<Challenge>> retryFacts =
                RetryFacts.of(Optional.of(read), () -> store.challenge(read.organization(), read.id()));
        return RetryLoop.untilPresent(round -> retryFacts
                        .nextRound()
                        .facts()
                        .map(challenge -> tryUpdate(challenge, rule, newCodeTo))
                        .orElseGet(() -> Optional.of(Outcome.refused(VerificationReason.CHALLENGE_OVER))))
                .orElseThrow(() -> new StorageContentionException(
                        "other callers changed the challenge in every round; nothing was written"));
    }

    /** The challenge after the change, or its refusal; empty after a lost race. */
    private Optional<Outcome<Challenge>> tryUpdate(
            Challenge challenge,
            BiFunction<Challenge, Instant, Outcome<ChallengeProgress>> rule,
            Optional<Destination> newCodeTo) {
        Instant now = runner.now();
        Outcome<Challenge> updated = rule.apply(challenge, now)
                .map(challenge::moved)
                .map(moved -> newCodeTo.map(moved::redirected).orElse(moved));
        if (updated.refusal().isPresent()) {
            return Optional.of(updated);
        }
        Challenge after = updated.orThrow();
        Changes changes = newCodeTo.isPresent()
                ? withMessage(after, now)
                : Changes.none(after.organization()).and(ChallengeTable.CHALLENGES.write(after));
        return runner.apply(changes) instanceof Applied.Done ? Optional.of(updated) : Optional.empty();
    }

    private Changes withMessage(Challenge challenge, Instant now) {
        Message message = new Message(
                new MessageId(ids.next()),
                challenge.organization(),
                Notice.CODE,
                Lane.CODE,
                new Message.About(challenge.id().uuid(), challenge.progress().sendingNumber()),
                challenge.to(),
                now);
        return Changes.none(challenge.organization())
                .and(ChallengeTable.CHALLENGES.write(challenge))
                .and(message);
    }
}
