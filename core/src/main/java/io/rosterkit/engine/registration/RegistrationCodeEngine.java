package io.rosterkit.engine.registration;

import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.Visitor;
import io.rosterkit.engine.lockout.Admission;
import io.rosterkit.engine.lockout.Attempt;
import io.rosterkit.engine.lockout.AttemptLimiter;
import io.rosterkit.engine.lockout.Attempts;
import io.rosterkit.engine.lockout.LimitedCounter;
import io.rosterkit.engine.lockout.ProofCheck;
import io.rosterkit.engine.secondstep.Challenges;
import io.rosterkit.engine.secondstep.StepLookup;
import io.rosterkit.engine.signin.SignInCodeEngine;
import io.rosterkit.model.DataSalt;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.model.verification.stored.Challenge;
import io.rosterkit.profile.AuthenticationPolicies;
import io.rosterkit.registration.Registration;
import io.rosterkit.registration.RegistrationReceipt;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.spi.registration.RegistrationStore;
import io.rosterkit.spi.registration.RegistrationStore.Facts;
import java.util.List;
import java.util.Optional;

/** Verifies the codes of a registration. All calls share one instance. Thread-safe. */
public final class RegistrationCodeEngine {

    private static final String ANSWER = "registration.code";
    private static final String SEND_NEW_CODE = "code.send-new";

    private final OperationRunner runner;
    private final RegistrationStore store;
    private final Attempts attempts;
    private final AttemptLimiter limiter;
    private final StepLookup steps;
    private final Challenges challenges;
    private final NextSteps next;

    /** What follows a code: the end of the registration, a hold of the invitation, or a sign-in. */
    public record NextSteps(RegistrationCompletion completion, InvitationHolding holding, SignInCodeEngine signIn) {}

    public RegistrationCodeEngine(
            OperationRunner runner,
            RegistrationStore store,
            Attempts attempts,
            AttemptLimiter limiter,
            StepLookup steps,
            Challenges challenges,
            NextSteps next) {
        this.runner = runner;
        this.store = store;
        this.attempts = attempts;
        this.limiter = limiter;
        this.steps = steps;
        this.challenges = challenges;
        this.next = next;
    }

    /** Goes on in a registration with the code, or ends a sign-in of a user who had registered before. */
    public Outcome<Registration> answer(Visitor visitor, String step, String code) {
        return steps.proceed(
                visitor, ANSWER, step, challenge -> switch (challenge.about().purpose()) {
                    case MAILBOX, REGISTRATION -> answer(visitor, challenge, code);
                    case SIGN_IN -> signIn(visitor, challenge, code);
                });
    }

    /**
     * Queues a new code for a step of a sign-in or of a registration. The earlier code becomes invalid, and used
     * attempts stay counted.
     */
    public Outcome<SecondStep> sendNewCode(Visitor visitor, String step) {
        return steps.proceed(visitor, SEND_NEW_CODE, step, challenge -> switch (challenge
                .about()
                .purpose()) {
            case SIGN_IN -> next.signIn().sendNewCode(challenge);
            case MAILBOX, REGISTRATION ->
                next.completion()
                        .sendNewCode(
                                visitor.withoutRequestId().call(challenge.organization()),
                                challenge,
                                find(challenge),
                                runner.now());
        });
    }

    private Outcome<Registration> signIn(Visitor visitor, Challenge challenge, String code) {
        return next.signIn()
                .answerChallenge(visitor, challenge, code)
                .map(in -> new Registration.Complete(new RegistrationReceipt(
                        in.session().organization(), in.session().user(), Optional.of(in))));
    }

    private Outcome<Registration> answer(Visitor visitor, Challenge found, String code) {
        return challenges.charge(found).then(challenge -> {
            Facts facts = find(challenge).orElseThrow();
            Call call = visitor.call(challenge.organization());
            Operation operation = Operation.of(
                    ANSWER,
                    Subject.untouched(
                            Subject.Kind.INVITATION, facts.linked().invitation().id()),
                    challenge.id());
            CodeAttempt attempt = new CodeAttempt(this, call, operation, facts, challenge, code);
            return attempts.run(
                    attempt,
                    next.completion().codec(),
                    (latest, result, now) -> next.completion().proceedWithCode(call, facts, latest, challenge, now));
        });
    }

    private AuthenticationPolicies policy(Facts facts) {
        return next.completion().policy(facts);
    }

    private Optional<Facts> find(Challenge challenge) {
        return store.facts(
                challenge.organization(), new InvitationId(challenge.about().subject()));
    }

    private record CodeAttempt(
            RegistrationCodeEngine engine,
            Call call,
            Operation operation,
            Facts factsBefore,
            Challenge challenge,
            String code)
            implements Attempt<Facts, Boolean> {

        @Override
        public Optional<DataSalt> salt() {
            return factsBefore.linked().organization().dataSalt();
        }

        @Override
        public Facts readFacts() {
            return engine.find(challenge).orElseThrow();
        }

        @Override
        public Limits limits() {
            OrganizationId organization = challenge.organization();
            Counter.Key key = Counter.Key.ofUnknownClients(challenge.about().subject(), Proof.CODE);
            return new Limits(
                    List.of(LimitedCounter.of(
                            key, engine.policy(factsBefore).lockout().invited().code())),
                    List.of(engine.limiter.readCounter(organization, key, engine.runner.now())));
        }

        @Override
        public ProofCheck<Boolean> check(Admission admission) {
            boolean right = engine.challenges.matches(challenge, code);
            if (!admission.admitted()
                    || !RegistrationRules.isFor(challenge, factsBefore)
                    || engine.challenges.isBeyondLimit(
                            challenge, engine.policy(factsBefore).secondStep())) {
                return ProofCheck.wrong(VerificationReason.CHALLENGE_OVER, Challenges.codeRefusal(true));
            }
            if (right) {
                return ProofCheck.right(true);
            }
            boolean challengeOver = engine.challenges.isLastAttempt(
                            challenge, engine.policy(factsBefore).secondStep())
                    || !challenge.progress().open();
            Refusal wrong = Challenges.codeRefusal(challengeOver);
            return ProofCheck.wrong(
                    wrong.reason(),
                    wrong,
                    new ProofCheck.LockConsequence.HoldsInvitation(
                            charge -> engine.next.holding().hold(call, factsBefore, charge)));
        }
    }
}
