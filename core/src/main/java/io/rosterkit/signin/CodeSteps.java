package io.rosterkit.signin;

import io.rosterkit.audit.Author;
import io.rosterkit.call.Act;
import io.rosterkit.call.Call;
import io.rosterkit.call.Draft;
import io.rosterkit.call.Visitor;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.lockout.Sources;
import io.rosterkit.model.ChallengeId;
import io.rosterkit.model.DeviceId;
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
import io.rosterkit.secret.Tokens;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.signin.SignInStore.Knock;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.verification.Challenges;
import java.util.Optional;
import java.util.UUID;

/** The second step of a sign-in: typing the code, or having another one sent. */
@SuppressWarnings("exports") // made by the entrance only
public final class CodeSteps {

    private static final String ANSWER = "signin.code";
    private static final UUID NO_DEVICE = new UUID(0, 0);

    private final Visitor visitor;
    private final SignIns.Parts parts;

    /** For somebody at the front door. */
    public CodeSteps(Visitor visitor, SignIns.Parts parts) {
        this.visitor = visitor;
        this.parts = parts;
    }

    /** Ends a sign-in with the code. Each call is a try and is counted, of the challenge and of the account. */
    public Outcome<SignedIn> answer(String step, String code) {
        return challenge(ANSWER, step, Purpose.SIGN_IN, challenge -> answer(challenge, code));
    }

    /**
     * Sends another code for a sign-in whose user may still come in. The one before is dead; tries are not given back.
     */
    public Outcome<SecondStep> sendAgain(Challenge challenge) {
        SignInStore.Facts facts = parts.store().facts(knock(challenge));
        return parts.gate()
                .admitUser(facts.organization(), facts.user())
                .answer()
                .filter(user ->
                        user.security().sessionEpoch() == challenge.about().epoch())
                .map(user -> parts.challenges().sendAgain(challenge).map(sent -> SecondStep.of(sent, parts.tokens())))
                .orElseGet(CodeSteps::over);
    }

    private <T> Outcome<T> challenge(
            String act, String step, Purpose purpose, java.util.function.Function<Challenge, Outcome<T>> then) {
        Optional<Tokens.Named> named = parts.tokens().read(Tokens.Kind.STEP, step.strip());
        Visitor towards = named.map(found -> Sources.towards(visitor, found.organization()))
                .orElse(visitor);
        return parts.guards()
                .sources()
                .within(
                        towards,
                        act,
                        () -> named.filter(found -> visitor.mayEnter(found.organization()))
                                .flatMap(found -> find(found, purpose))
                                .map(then)
                                .orElseGet(CodeSteps::over));
    }

    private Optional<Challenge> find(Tokens.Named named, Purpose purpose) {
        return parts.challenges().find(named.organization(), new ChallengeId(named.id()), purpose);
    }

    private Outcome<SignedIn> answer(Challenge challenge, String code) {
        return parts.challenges().charge(challenge).then(charged -> {
            LockoutPolicy policy = parts.guards().policy();
            Attempt.Doors doors = new Attempt.Doors(
                    policy.strangers().code(), Optional.of(policy.devices().code()));
            Attempt attempt = Attempt.charge(
                    knock(charged),
                    doors,
                    new Attempt.Parts(parts.store(), parts.guards(), parts.gate()),
                    parts.calls().now());
            boolean right = parts.challenges().matches(charged, code);
            Optional<Reason> why = attempt.keptOut(parts.calls().now()).or(() -> stale(attempt, charged));
            Visitor here = Sources.towards(visitor, charged.organization());
            if (why.isPresent() || !right) {
                attempt.failed(parts.calls(), here, ANSWER, why.orElse(VerificationReason.CODE_WRONG));
                return Outcome.refused(
                        why.isPresent()
                                        || charged.course().tries()
                                                >= parts.challenges().policy().tries()
                                ? VerificationReason.CHALLENGE_OVER
                                : VerificationReason.CODE_WRONG);
            }
            return attempt.answered(parts.calls(), here, ANSWER, arrive(attempt, charged));
        });
    }

    private static Optional<Reason> stale(Attempt attempt, Challenge challenge) {
        return attempt.facts()
                        .user()
                        .filter(user -> user.security().sessionEpoch()
                                == challenge.about().epoch())
                        .isPresent()
                ? Optional.empty()
                : Optional.of(VerificationReason.CHALLENGE_OVER);
    }

    private Outcome<SignedIn> arrive(Attempt attempt, Challenge challenge) {
        OrganizationId organization = challenge.organization();
        Call call = Call.atTheFront(organization, visitor.source());
        User user = attempt.facts().user().orElseThrow();
        Act act = Act.of(ANSWER, Subject.untouched(Subject.Kind.USER, user.id()));
        return parts.calls()
                .perform(
                        call,
                        act,
                        parts.arrivals().answer(),
                        now -> attempt.right(now)
                                .then(right -> unanswered(challenge).map(open -> {
                                    Author author = new Author(organization, call.agent("password and code"), now);
                                    Proven proven = new Proven(open.course().sentAt(), Optional.of(now));
                                    Arrivals.Arrival arrival =
                                            parts.arrivals().begin(author, right.user(), attempt.device(), proven);
                                    Changes changes = right.wiped()
                                            .and(Challenges.closed(open))
                                            .and(arrival.changes());
                                    return new Draft<>(changes, arrival.signedIn());
                                })));
    }

    /** The challenge as it is now: open, and with no other code sent since the right one was typed. */
    private Outcome<Challenge> unanswered(Challenge charged) {
        return parts.challenges()
                .find(charged.organization(), charged.id(), charged.about().purpose())
                .filter(now -> now.course().open()
                        && now.course().sending() == charged.course().sending())
                .map(Outcome::done)
                .orElseGet(CodeSteps::over);
    }

    private Knock knock(Challenge challenge) {
        UUID device = challenge.about().device();
        return new Knock(
                challenge.organization(),
                Optional.empty(),
                Optional.of(new UserId(challenge.about().subject())),
                device.equals(NO_DEVICE) ? Optional.empty() : Optional.of(new DeviceId(device)),
                Proof.CODE,
                challenge.about().subject());
    }

    private static <T> Outcome<T> over() {
        return Outcome.refused(VerificationReason.CHALLENGE_OVER);
    }
}
