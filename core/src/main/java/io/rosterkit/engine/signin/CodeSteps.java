package io.rosterkit.engine.signin;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.Visitor;
import io.rosterkit.engine.lockout.Sources;
import io.rosterkit.engine.verification.Challenges;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.signin.RunningSession.Proven;
import io.rosterkit.model.user.User;
import io.rosterkit.model.verification.Challenge;
import io.rosterkit.model.verification.Challenge.Purpose;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.signin.SignInStore.Facts;
import io.rosterkit.spi.signin.SignInStore.Knock;
import io.rosterkit.spi.storage.Changes;
import java.time.Instant;
import java.util.Optional;

/** The second step of a sign-in: typing the code, or having another one sent. */
public final class CodeSteps {

    private static final String ANSWER = "signin.code";

    private final Visitor visitor;
    private final SignIns.Parts parts;

    /** For a caller without a session. */
    public CodeSteps(Visitor visitor, SignIns.Parts parts) {
        this.visitor = visitor;
        this.parts = parts;
    }

    /**
     * Ends a sign-in with the code. Each call is a try and is counted, of the challenge and of the account. The same
     * code under the same request id gets the same session once more, as long as there are tries and time left.
     */
    public Outcome<SignedIn> answer(String step, String code) {
        return parts.stepsAt(visitor)
                .take(
                        ANSWER,
                        step,
                        challenge -> challenge.about().purpose() == Purpose.SIGN_IN
                                ? answerWithin(challenge, code)
                                : Steps.over());
    }

    /** The same for a room that has found the challenge, which is one of a sign-in, and charged the source. */
    public Outcome<SignedIn> answerWithin(Challenge seen, String code) {
        return parts.challenges().charge(seen).then(charged -> {
            LockoutPolicy policy = parts.guards().policy();
            Attempt.Doors doors = new Attempt.Doors(
                    policy.strangers().code(), Optional.of(policy.devices().code()));
            Attempt attempt = Attempt.charge(
                    knock(charged),
                    doors,
                    new Attempt.Parts(parts.store(), parts.guards(), parts.gate()),
                    parts.runner().now());
            boolean right = parts.challenges().matches(charged, code);
            Optional<Reason> why = attempt.keptOut(parts.runner().now()).or(() -> stale(attempt.facts(), charged));
            Visitor here = Sources.towards(visitor, charged.organization());
            if (why.isPresent() || !right) {
                attempt.failed(parts.runner(), here, ANSWER, why.orElse(VerificationReason.CODE_WRONG));
                boolean over = why.isPresent()
                        || parts.challenges().spent(charged)
                        || !charged.course().open();
                return over ? Steps.over() : Outcome.refused(VerificationReason.CODE_WRONG);
            }
            Outcome<SignedIn> outcome = arrive(attempt, charged);
            if (outcome.refusal().isPresent()) {
                attempt.forgiven();
            }
            return attempt.answered(parts.runner(), here, ANSWER, outcome);
        });
    }

    /** Sends another code for a sign-in whose user may still come in. */
    Outcome<SecondStep> sendAgain(Challenge challenge) {
        Facts facts = parts.store().facts(knock(challenge));
        return parts.gate()
                .admitUser(facts.organization(), facts.user())
                .answer()
                .filter(user -> stale(facts, challenge).isEmpty() && !locked(facts))
                .map(user -> parts.challenges().sendAgain(challenge).map(sent -> StepNames.of(sent, parts.tokens())))
                .orElseGet(Steps::over);
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

    /** Whether guesses have locked the account since; who began the step on a known device is not kept out by that. */
    private boolean locked(Facts facts) {
        Instant now = parts.runner().now();
        return facts.device().isEmpty()
                && facts.user()
                        .flatMap(user -> user.standing().lock())
                        .filter(lock -> lock.holdsAt(now))
                        .isPresent();
    }

    private Outcome<SignedIn> arrive(Attempt attempt, Challenge challenge) {
        OrganizationId organization = challenge.organization();
        Call call = visitor.call(organization);
        User user = attempt.facts().user().orElseThrow();
        Operation operation = Operation.of(ANSWER, Subject.untouched(Subject.Kind.USER, user.id()), challenge.id());
        return parts.runner()
                .perform(
                        call,
                        operation,
                        parts.issuer().answer().whenRepeated(attempt::forgiven),
                        now -> attempt.right(now)
                                .then(right -> parts.challenges()
                                        .unanswered(challenge)
                                        .map(open -> {
                                            Author author =
                                                    new Author(organization, call.agent("password and code"), now);
                                            Proven proven =
                                                    new Proven(open.course().begunAt(), Optional.of(now));
                                            SessionIssuer.IssuedSession issued = parts.issuer()
                                                    .begin(author, right.user(), attempt.device(), proven);
                                            Changes changes = right.wiped()
                                                    .and(Challenges.used(open))
                                                    .and(issued.changes());
                                            return new Decision<>(changes, issued.signedIn());
                                        })));
    }

    private static Knock knock(Challenge challenge) {
        return new Knock(
                challenge.organization(),
                Optional.empty(),
                Optional.of(new UserId(challenge.about().subject())),
                challenge.about().device(),
                Proof.CODE,
                challenge.about().subject());
    }
}
