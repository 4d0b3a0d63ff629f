package io.rosterkit.engine.registration;

import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.Visitor;
import io.rosterkit.engine.lockout.Admission;
import io.rosterkit.engine.lockout.Attempt;
import io.rosterkit.engine.lockout.AttemptLimiter;
import io.rosterkit.engine.lockout.Attempts;
import io.rosterkit.engine.lockout.Checked;
import io.rosterkit.engine.lockout.LimitedCounter;
import io.rosterkit.engine.secondstep.Challenges;
import io.rosterkit.engine.secondstep.StepLookup;
import io.rosterkit.engine.signin.CodeEngine;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.model.verification.stored.Challenge;
import io.rosterkit.profile.Profile;
import io.rosterkit.registration.Registered;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.spi.registration.RegistrationStore;
import io.rosterkit.spi.registration.RegistrationStore.Facts;
import java.util.List;
import java.util.Optional;

/** The last step of a registration where a code was sent. One for all calls; thread-safe. */
public final class RegistrationCodeEngine {

    private static final String ANSWER = "registration.code";
    private static final String SEND_AGAIN = "code.send-again";

    private final OperationRunner runner;
    private final RegistrationStore store;
    private final Attempts attempts;
    private final AttemptLimiter limiter;
    private final StepLookup steps;
    private final Challenges challenges;
    private final Steps next;

    /** What the steps of a code lead on to. */
    public record Steps(RegistrationCompletion completion, InvitationHolding holding, CodeEngine signIn) {}

    /** Made by the root, once. */
    public RegistrationCodeEngine(
            OperationRunner runner,
            RegistrationStore store,
            Attempts attempts,
            AttemptLimiter limiter,
            StepLookup steps,
            Challenges challenges,
            Steps next) {
        this.runner = runner;
        this.store = store;
        this.attempts = attempts;
        this.limiter = limiter;
        this.steps = steps;
        this.challenges = challenges;
        this.next = next;
    }

    /** Ends a registration with the code, or a sign-in that stood in its place. */
    public Outcome<Registered> answer(Visitor visitor, String step, String code) {
        return steps.take(
                visitor, ANSWER, step, challenge -> switch (challenge.about().purpose()) {
                    case REGISTRATION -> answer(visitor, challenge, code);
                    case SIGN_IN -> signIn(visitor, challenge, code);
                });
    }

    /**
     * Sends another code for a step of a sign-in or of a registration. The code before it is dead; tries are not given
     * back.
     */
    public Outcome<SecondStep> sendAgain(Visitor visitor, String step) {
        return steps.take(visitor, SEND_AGAIN, step, challenge -> switch (challenge
                .about()
                .purpose()) {
            case SIGN_IN -> next.signIn().sendAgain(challenge);
            case REGISTRATION ->
                next.completion()
                        .sentAgain(
                                visitor.eachTime().call(challenge.organization()),
                                challenge,
                                find(challenge),
                                runner.now());
        });
    }

    private Outcome<Registered> signIn(Visitor visitor, Challenge challenge, String code) {
        return next.signIn()
                .answerWithin(visitor, challenge, code)
                .map(in ->
                        new Registered(in.session().organization(), in.session().user(), Optional.of(in)));
    }

    private Outcome<Registered> answer(Visitor visitor, Challenge seen, String code) {
        return challenges.charge(seen).then(charged -> {
            Facts facts = find(charged).orElseThrow();
            Call call = visitor.call(charged.organization());
            Operation operation = Operation.of(
                    ANSWER,
                    Subject.untouched(
                            Subject.Kind.INVITATION, facts.linked().invitation().id()),
                    charged.id());
            CodeAttempt attempt = new CodeAttempt(this, call, operation, facts, charged, code);
            return attempts.run(
                    attempt,
                    next.completion().registeredCodec(),
                    (now, right, at) -> next.completion().finished(call, facts, now, charged, at));
        });
    }

    private Profile.Authentication policy(Facts facts) {
        return next.completion().policy(facts);
    }

    private Optional<Facts> find(Challenge challenge) {
        return store.facts(
                challenge.organization(), new InvitationId(challenge.about().subject()));
    }

    private record CodeAttempt(
            RegistrationCodeEngine engine, Call call, Operation operation, Facts seen, Challenge charged, String code)
            implements Attempt<Facts, Boolean> {

        @Override
        public Facts look() {
            return engine.find(charged).orElseThrow();
        }

        @Override
        public Limits limits() {
            OrganizationId organization = charged.organization();
            Counter.Key key = Counter.Key.ofStrangers(charged.about().subject(), Proof.CODE);
            return new Limits(
                    List.of(LimitedCounter.of(
                            key, engine.policy(seen).lockout().invited().code())),
                    List.of(engine.limiter.look(organization, key, engine.runner.now())));
        }

        @Override
        public Checked<Boolean> check(Admission admission) {
            boolean right = engine.challenges.matches(charged, code);
            if (!admission.admitted()
                    || !RegistrationCompletion.isOf(charged, seen)
                    || engine.challenges.beyond(charged, engine.policy(seen).secondStep())) {
                return Checked.wrong(VerificationReason.CHALLENGE_OVER, VerificationReason.CHALLENGE_OVER);
            }
            if (right) {
                return Checked.right(true);
            }
            boolean over = engine.challenges.spent(charged, engine.policy(seen).secondStep())
                    || !charged.course().open();
            VerificationReason why = over ? VerificationReason.CHALLENGE_OVER : VerificationReason.CODE_WRONG;
            return Checked.wrong(
                    why,
                    why,
                    new Checked.Exhaustion.Holds(charge -> engine.next.holding().hold(call, seen, charge)));
        }
    }
}
