package io.rosterkit.engine.signin;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Visitor;
import io.rosterkit.engine.lockout.Admission;
import io.rosterkit.engine.lockout.Attempts;
import io.rosterkit.engine.lockout.Checked;
import io.rosterkit.engine.secondstep.Challenges;
import io.rosterkit.engine.secondstep.StepLookup;
import io.rosterkit.engine.secondstep.StepNames;
import io.rosterkit.engine.secret.Tokens;
import io.rosterkit.engine.session.SessionIssuer;
import io.rosterkit.model.UserId;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.signin.Proven;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.model.verification.stored.Challenge;
import io.rosterkit.model.verification.stored.Challenge.Purpose;
import io.rosterkit.secondstep.SecondStepPolicy;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.signin.SignInStore.Facts;
import io.rosterkit.spi.signin.SignInStore.Knock;
import java.time.Instant;
import java.util.Optional;

/** The second step of a sign-in: typing the code, or having another one sent. One for all calls; thread-safe. */
public final class CodeEngine {

    private static final String ANSWER = "signin.code";

    private final Attempts attempts;
    private final AccountLookup accounts;
    private final StepLookup steps;
    private final SessionIssuer issuer;
    private final Challenges challenges;
    private final Tokens tokens;

    /** Made by the root, once. */
    public CodeEngine(
            Attempts attempts,
            AccountLookup accounts,
            StepLookup steps,
            SessionIssuer issuer,
            Challenges challenges,
            Tokens tokens) {
        this.attempts = attempts;
        this.accounts = accounts;
        this.steps = steps;
        this.issuer = issuer;
        this.challenges = challenges;
        this.tokens = tokens;
    }

    /** Ends a sign-in with the code. */
    public Outcome<SignedIn> answer(Visitor visitor, String step, String code) {
        return steps.take(
                visitor,
                ANSWER,
                step,
                challenge -> challenge.about().purpose() == Purpose.SIGN_IN
                        ? answerWithin(visitor, challenge, code)
                        : StepLookup.over());
    }

    /** The same for a room that has found the challenge, which is one of a sign-in, and charged the source. */
    public Outcome<SignedIn> answerWithin(Visitor visitor, Challenge seen, String code) {
        return challenges.charge(seen).then(charged -> {
            AccountAttempt<Boolean> attempt = accounts.attempt(
                    visitor,
                    accounts.snapshot(knock(charged)),
                    AccountLookup.Named.of(ANSWER, charged.id()),
                    (made, admission) -> check(made, admission, charged, code));
            return attempts.run(
                    attempt,
                    issuer.answer(),
                    (facts, right, now) -> attempt.still(facts)
                            .then(user ->
                                    challenges.unanswered(charged).map(open -> session(attempt, user, open, now))));
        });
    }

    private Checked<Boolean> check(
            AccountAttempt<Boolean> attempt, Admission admission, Challenge charged, String code) {
        SecondStepPolicy policy = attempt.account().policy().secondStep();
        boolean right = challenges.matches(charged, code);
        Optional<Reason> why = attempt.keptOut(admission)
                .or(() -> stale(attempt.seen(), charged))
                .or(() -> challenges.beyond(charged, policy)
                        ? Optional.of(VerificationReason.CHALLENGE_OVER)
                        : Optional.empty());
        if (why.isEmpty() && right) {
            return Checked.right(true);
        }
        boolean over = why.isPresent()
                || challenges.spent(charged, policy)
                || !charged.course().open();
        return Checked.wrong(
                why.orElse(VerificationReason.CODE_WRONG),
                over ? VerificationReason.CHALLENGE_OVER : VerificationReason.CODE_WRONG,
                attempt.exhaustion());
    }

    private Decision<SignedIn> session(AccountAttempt<?> attempt, User user, Challenge open, Instant now) {
        Author author = new Author(open.organization(), attempt.call().agent("password and code"), now);
        Proven proven = new Proven(open.course().begunAt(), Optional.of(now));
        SessionIssuer.IssuedSession issued = issuer.begin(
                author, user, attempt.device(), proven, attempt.account().policy());
        return new Decision<>(issued.changes().and(Challenges.used(open)), issued.signedIn());
    }

    /** Sends another code for a sign-in whose user may still come in. */
    public Outcome<SecondStep> sendAgain(Challenge challenge) {
        AccountLookup.Snapshot account = accounts.snapshot(knock(challenge));
        Facts facts = account.facts();
        return accounts.admitted(facts)
                .answer()
                .filter(user -> stale(facts, challenge).isEmpty())
                // Who began the step on a known device is not kept out by guesses of others.
                .filter(user -> facts.device().isPresent() || !accounts.locked(facts))
                .map(user -> challenges
                        .sendAgain(challenge, account.policy().secondStep())
                        .map(sent -> StepNames.of(sent, tokens)))
                .orElseGet(StepLookup::over);
    }

    /** Whether the sessions of the time when the step began have ended. */
    private static Optional<Reason> stale(Facts facts, Challenge challenge) {
        return facts.user()
                        .filter(user -> user.security().sessionEpoch()
                                == challenge.about().epoch())
                        .isPresent()
                ? Optional.empty()
                : Optional.of(VerificationReason.CHALLENGE_OVER);
    }

    private static Knock knock(Challenge challenge) {
        return AccountLookup.byId(
                challenge.organization(),
                new UserId(challenge.about().subject()),
                challenge.about().device(),
                Proof.CODE);
    }
}
