package io.rosterkit.engine.registration;

import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.Visitor;
import io.rosterkit.engine.lockout.AttemptLimiter;
import io.rosterkit.engine.lockout.AttemptLimiter.Admission;
import io.rosterkit.engine.lockout.AttemptLimiter.LimitedCounter;
import io.rosterkit.engine.signin.StepNames;
import io.rosterkit.engine.signin.Steps;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.invitation.Invitation;
import io.rosterkit.model.lockout.Counter;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.verification.Challenge;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.registration.Registered;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.spi.registration.RegistrationStore.Facts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The last step of a registration where a code was sent. */
public final class RegistrationCodes {

    private static final String ANSWER = "registration.code";

    private final Visitor visitor;
    private final RegistrationParts parts;

    /** For a caller without a session. */
    public RegistrationCodes(Visitor visitor, RegistrationParts parts) {
        this.visitor = visitor;
        this.parts = parts;
    }

    /**
     * Ends a registration with the code. Each call is a try and is counted, of the challenge and of the invitation. The
     * same code under the same request id gets the same answer once more, and without one the answer that the
     * invitation was accepted: the user then signs in. A step of a user who had registered before, and was sent a code
     * to sign in, ends here as well.
     */
    public Outcome<Registered> answer(String step, String code) {
        return parts.signIns()
                .stepsAt(visitor)
                .take(ANSWER, step, challenge -> switch (challenge.about().purpose()) {
                    case REGISTRATION -> answer(challenge, code);
                    case SIGN_IN -> signIn(challenge, code);
                });
    }

    /** Sends another code for a registration that can still be completed. */
    public Outcome<SecondStep> sendAgain(Challenge challenge) {
        Call call = Call.atTheFront(challenge.organization(), visitor.source());
        return parts.store()
                .facts(
                        challenge.organization(),
                        new InvitationId(challenge.about().subject()))
                .filter(facts -> RegistrationCompletion.isOf(challenge, facts)
                        && facts.holder().isEmpty())
                .filter(facts -> parts.open(call, facts).refusal().isEmpty())
                .map(facts -> facts.linked().invitation())
                .filter(row -> parts.invitations()
                        .usable(row, row.link().generation(), parts.runner().now())
                        .refusal()
                        .isEmpty())
                .map(row -> parts.challenges()
                        .sendAgain(challenge)
                        .map(sent -> StepNames.of(sent, parts.signIns().tokens())))
                .orElseGet(Steps::over);
    }

    private Outcome<Registered> signIn(Challenge challenge, String code) {
        return parts.signIns()
                .codesAt(visitor)
                .answerWithin(challenge, code)
                .map(in ->
                        new Registered(in.session().organization(), in.session().user(), Optional.of(in)));
    }

    private Outcome<Registered> answer(Challenge seen, String code) {
        return parts.challenges().charge(seen).then(charged -> {
            Facts facts = parts.store()
                    .facts(
                            charged.organization(),
                            new InvitationId(charged.about().subject()))
                    .orElseThrow();
            Admission admission = passage(charged);
            Call call = visitor.call(charged.organization());
            boolean right = parts.challenges().matches(charged, code);
            if (!admission.admitted() || !RegistrationCompletion.isOf(charged, facts)) {
                return failed(call, facts, Refusal.of(VerificationReason.CHALLENGE_OVER));
            }
            if (right) {
                return finish(
                        new RegistrationCompletion(parts, call, facts),
                        charged,
                        admission,
                        why -> note(call, facts, why));
            }
            if (admission.charges().get(0).locking()) {
                new RegistrationCompletion(parts, call, facts)
                        .hold(admission.charges().get(0));
            }
            boolean over =
                    parts.challenges().spent(charged) || !charged.course().open();
            Reason why = over ? VerificationReason.CHALLENGE_OVER : VerificationReason.CODE_WRONG;
            return failed(call, facts, Refusal.of(why));
        });
    }

    /** A right code that comes to nothing new, since it was used or something else has changed, is no failed try. */
    private Outcome<Registered> finish(
            RegistrationCompletion completion, Challenge charged, Admission admission, Consumer<Refusal> note) {
        Outcome<Registered> outcome = completion.finish(charged, admission);
        boolean nothingNew = outcome.refusal().isPresent() || completion.repeated();
        if (nothingNew && !parts.guards().limiter().right(admission.charges().get(0)) && completion.repeated()) {
            // So that something is written after the charge.
            note.accept(Refusal.of(InputReason.BUSY));
        }
        outcome.refusal().ifPresent(note);
        return outcome;
    }

    private Admission passage(Challenge charged) {
        LimitedCounter limited = new LimitedCounter(
                Counter.Key.ofStrangers(charged.about().subject(), Proof.CODE),
                parts.guards().policy().invited().code());
        AttemptLimiter limiter = parts.guards().limiter();
        Counter known = limiter.look(
                charged.organization(), limited.key(), parts.runner().now());
        return limiter.pass(charged.organization(), List.of(limited), List.of(known));
    }

    private <T> Outcome<T> failed(Call call, Facts facts, Refusal why) {
        note(call, facts, why);
        return Outcome.refused(why);
    }

    private void note(Call call, Facts facts, Refusal why) {
        Invitation row = facts.linked().invitation();
        parts.runner().journal(call, Operation.of(ANSWER, Subject.untouched(Subject.Kind.INVITATION, row.id())), why);
    }
}
