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

/** Asks for codes, sends them again, and charges each try before it is compared. */
public final class Challenges {

    private final OperationRunner runner;
    private final Ids ids;
    private final KeyRing keys;
    private final VerificationStore store;
    private final Codes codes;
    private final int triesAtMost;

    /** Challenges of that store. */
    public Challenges(OperationRunner runner, Ids ids, KeyRing keys, Sending sending) {
        this.runner = runner;
        this.ids = ids;
        this.keys = keys;
        this.store = sending.store();
        this.codes = sending.codes();
        this.triesAtMost = sending.triesAtMost();
    }

    /** Where challenges are kept, how their codes are made, and how many tries any profile gives. */
    public record Sending(VerificationStore store, Codes codes, int triesAtMost) {}

    /** The challenge that is to be answered, and what is to be written for it. */
    public record Begun(Challenge challenge, Changes changes) {}

    /**
     * A new challenge with the message that carries its first code; the one before is dead. When none may be sent yet,
     * it is the one before as long as it counts and is about the very same, and else a refusal.
     */
    public Outcome<Begun> begin(Author author, Challenge.About about, PhoneNumber to, SecondStepPolicy policy) {
        Optional<Challenge> before = store.latest(author.organization(), about.purpose(), about.subject());
        return ChallengeRules.begun(before.map(Challenge::course), policy, author.now())
                .fold(
                        course -> Outcome.done(begun(author, new Demand(about, to, course), before)),
                        why -> before.filter(known -> known.about().equals(about)
                                        && known.to().equals(to)
                                        && keys.holds(known.keyId())
                                        && ChallengeRules.counts(known, policy, author.now()))
                                .map(known -> Outcome.done(new Begun(known, Changes.none(author.organization()))))
                                .orElseGet(() -> Outcome.refused(why)));
    }

    private Begun begun(Author author, Demand demand, Optional<Challenge> before) {
        Challenge first = new Challenge(
                author.organization(),
                new ChallengeId(ids.next()),
                demand.about(),
                demand.to(),
                demand.course(),
                keys.current(),
                1);
        Challenge challenge = before.map(known -> known.supersededBy(first)).orElse(first);
        return new Begun(challenge, sent(challenge, author.now()));
    }

    private record Demand(Challenge.About about, PhoneNumber to, Course course) {}

    /** The challenge that a step names, unless another one has taken its place. */
    public Optional<Challenge> find(OrganizationId organization, ChallengeId id) {
        return store.challenge(organization, id).filter(found -> keys.holds(found.keyId()));
    }

    /** The challenge as it is now, if it waits and no other code was sent since that one was typed. */
    public Outcome<Challenge> unanswered(Challenge charged) {
        return find(charged.organization(), charged.id())
                .filter(now -> now.course().open()
                        && now.course().sending() == charged.course().sending())
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(VerificationReason.CHALLENGE_OVER));
    }

    /**
     * Charges one try at the code, in a transaction of its own and before anything else is read; the answer is the
     * challenge after it. Whether the policy of the organization allows so many is asked then: {@link #beyond}.
     */
    public Outcome<Challenge> charge(Challenge seen) {
        return move(seen, (challenge, now) -> ChallengeRules.tried(challenge, triesAtMost, now), false);
    }

    /** Sends another code; the one before is dead. */
    public Outcome<Challenge> sendAgain(Challenge seen, SecondStepPolicy policy) {
        return move(seen, (challenge, now) -> ChallengeRules.sentAgain(challenge, policy, now), true);
    }

    /** Whether that is the code, of a challenge whose try was charged. */
    public boolean matches(Challenge challenge, String typed) {
        return codes.matches(challenge, typed);
    }

    /** Whether that try was one more than the policy allows, so that nothing may be compared. */
    public boolean beyond(Challenge charged, SecondStepPolicy policy) {
        return charged.course().tries() > policy.tries();
    }

    /** Whether that was the last try of the challenge. */
    public boolean spent(Challenge charged, SecondStepPolicy policy) {
        return charged.course().tries() >= policy.tries();
    }

    /** The change that says that the code of a challenge was used. */
    public static VerificationChange used(Challenge challenge) {
        return new VerificationChange.Challenged(
                challenge.moved(challenge.course().used()));
    }

    private Outcome<Challenge> move(
            Challenge seen, BiFunction<Challenge, Instant, Outcome<Course>> rule, boolean sending) {
        RetryFacts<Optional<Challenge>> retryFacts =
                RetryFacts.of(Optional.of(seen), () -> store.challenge(seen.organization(), seen.id()));
        return RetryLoop.untilPresent(round -> retryFacts
                        .nextRound()
                        .facts()
                        .map(challenge -> moved(challenge, rule, sending))
                        .orElseGet(() -> Optional.of(Outcome.refused(VerificationReason.CHALLENGE_OVER))))
                .orElseThrow(
                        () -> new StorageContentionException("others wrote the challenge at the same time too often"));
    }

    /** The challenge after the move, or why there is none; empty after a lost race. */
    private Optional<Outcome<Challenge>> moved(
            Challenge challenge, BiFunction<Challenge, Instant, Outcome<Course>> rule, boolean sending) {
        Instant now = runner.now();
        Outcome<Challenge> moved = rule.apply(challenge, now).map(challenge::moved);
        if (moved.refusal().isPresent()) {
            return Optional.of(moved);
        }
        Challenge after = moved.orThrow();
        Changes changes = sending
                ? sent(after, now)
                : Changes.none(after.organization()).and(new VerificationChange.Challenged(after));
        return runner.apply(changes) instanceof Applied.Done ? Optional.of(moved) : Optional.empty();
    }

    private Changes sent(Challenge challenge, Instant now) {
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
