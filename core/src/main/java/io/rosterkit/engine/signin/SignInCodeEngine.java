package io.rosterkit.engine.signin;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Visitor;
import io.rosterkit.engine.lockout.Admission;
import io.rosterkit.engine.lockout.Attempts;
import io.rosterkit.engine.lockout.ProofCheck;
import io.rosterkit.engine.secondstep.Challenges;
import io.rosterkit.engine.secondstep.StepLookup;
import io.rosterkit.engine.secondstep.StepTokens;
import io.rosterkit.engine.secret.Tokens;
import io.rosterkit.engine.session.SessionIssuer;
import io.rosterkit.model.UserId;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.signin.Proven;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.model.verification.stored.Challenge;
import io.rosterkit.model.verification.stored.Challenge.Purpose;
import io.rosterkit.secondstep.SecondStepPolicy;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.signin.SignInStore.AccountKey;
import io.rosterkit.spi.signin.SignInStore.Facts;
import java.time.Instant;
import java.util.Optional;

/** Verifies the code of a sign-in, or queues a new one. All calls share one instance. Thread-safe. */
public final class SignInCodeEngine {

    private static final String ANSWER = "signin.code";

    private final Attempts attempts;
    private final AccountLookup accounts;
    private final StepLookup steps;
    private final SessionIssuer issuer;
    private final Challenges challenges;
    private final Tokens tokens;

    public SignInCodeEngine(
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
        return steps.proceed(
                visitor,
                ANSWER,
                step,
                challenge -> challenge.about().purpose() == Purpose.SIGN_IN
                        ? answerChallenge(visitor, challenge, code)
                        : StepLookup.refused());
    }

    /** Ends a sign-in with the code. The caller has found the challenge, and has charged the source. */
    public Outcome<SignedIn> answerChallenge(Visitor visitor, Challenge found, String code) {
        return challenges.charge(found).then(challenge -> {
            AccountAttempt<Boolean> attempt = accounts.attempt(
                    visitor,
                    accounts.snapshot(lookupKey(challenge)),
                    AccountLookup.AttemptedOperation.of(ANSWER, challenge.id()),
                    (accountAttempt, admission) -> check(accountAttempt, admission, challenge, code));
            return attempts.run(
                    attempt,
                    issuer.codec(),
                    (facts, result, now) -> attempt.recheckUser(facts)
                            .then(user -> challenges
                                    .current(challenge)
                                    .map(open -> session(
                                            attempt,
                                            new SessionIssuer.AdmittedUser(user, facts.activity()),
                                            open,
                                            now))));
        });
    }

    private ProofCheck<Boolean> check(
            AccountAttempt<Boolean> attempt, Admission admission, Challenge challenge, String code) {
        SecondStepPolicy policy = attempt.account().policy().secondStep();
        boolean right = challenges.matches(challenge, code);
        Optional<Reason> reason = attempt.refusalReason(admission)
                .or(() -> staleReason(attempt.factsBefore(), challenge))
                .or(() -> challenges.isBeyondLimit(challenge, policy)
                        ? Optional.of(VerificationReason.CHALLENGE_OVER)
                        : Optional.empty());
        if (reason.isEmpty() && right) {
            return ProofCheck.right(true);
        }
        boolean challengeOver = reason.isPresent()
                || challenges.isLastAttempt(challenge, policy)
                || !challenge.progress().open();
        return ProofCheck.wrong(
                reason.orElse(VerificationReason.CODE_WRONG),
                Challenges.codeRefusal(challengeOver),
                attempt.lockConsequence());
    }

    private Decision<SignedIn> session(
            AccountAttempt<?> attempt, SessionIssuer.AdmittedUser user, Challenge open, Instant now) {
        Author author = new Author(open.organization(), attempt.caller("password and code"), now);
        Proven proven = new Proven(open.progress().begunAt(), Optional.of(now));
        SessionIssuer.IssuedSession issued = issuer.begin(
                author, user, attempt.device(), proven, attempt.account().policy());
        return new Decision<>(issued.changes().and(Challenges.markUsed(open)), issued.signedIn());
    }

    /** Queues a new code for a sign-in whose user is still admitted. */
    public Outcome<SecondStep> sendNewCode(Challenge challenge) {
        AccountLookup.Snapshot account = accounts.snapshot(lookupKey(challenge));
        Facts facts = account.facts();
        return accounts.admit(facts)
                .answer()
                .filter(user -> staleReason(facts, challenge).isEmpty())
                // A user who began the step on a known device is not locked out by guesses of others.
                .filter(user -> facts.device().isPresent() || !accounts.isLocked(facts))
                .map(user -> challenges
                        .queueNewCode(
                                challenge, challenge.to(), account.policy().secondStep())
                        .map(sent -> StepTokens.of(sent, tokens)))
                .orElseGet(StepLookup::refused);
    }

    /** The refusal when the sessions of the time at which the step began have ended. */
    private static Optional<Reason> staleReason(Facts facts, Challenge challenge) {
        return facts.user()
                        .filter(user -> user.security().sessionEpoch()
                                == challenge.about().epoch())
                        .isPresent()
                ? Optional.empty()
                : Optional.of(VerificationReason.CHALLENGE_OVER);
    }

    private static AccountKey lookupKey(Challenge challenge) {
        return AccountLookup.byId(
                challenge.organization(),
                new UserId(challenge.about().subject()),
                challenge.about().device(),
                Proof.CODE);
    }
}
