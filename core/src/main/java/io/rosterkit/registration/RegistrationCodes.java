package io.rosterkit.registration;

import io.rosterkit.call.Act;
import io.rosterkit.call.Call;
import io.rosterkit.call.Visitor;
import io.rosterkit.lockout.Turnstile;
import io.rosterkit.lockout.Turnstile.Bar;
import io.rosterkit.lockout.Turnstile.Passage;
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
import io.rosterkit.signin.SecondStep;
import io.rosterkit.signin.Steps;
import io.rosterkit.spi.registration.RegistrationStore.Facts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The last step of a registration where a code was sent. */
@SuppressWarnings("exports") // made by the entrance only
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
                .filter(facts ->
                        Joining.isOf(challenge, facts) && facts.holder().isEmpty())
                .filter(facts -> parts.open(call, facts).refusal().isEmpty())
                .map(facts -> facts.linked().invitation())
                .filter(row -> parts.invitations()
                        .usable(row, row.link().generation(), parts.calls().now())
                        .refusal()
                        .isEmpty())
                .map(row -> parts.challenges()
                        .sendAgain(challenge)
                        .map(sent -> SecondStep.of(sent, parts.signIns().tokens())))
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
            Passage passage = passage(charged);
            Call call = visitor.call(charged.organization());
            boolean right = parts.challenges().matches(charged, code);
            if (!passage.admitted() || !Joining.isOf(charged, facts)) {
                return failed(call, facts, Refusal.of(VerificationReason.CHALLENGE_OVER));
            }
            if (right) {
                return finish(new Joining(parts, call, facts), charged, passage, why -> note(call, facts, why));
            }
            if (passage.charges().get(0).locking()) {
                new Joining(parts, call, facts).hold(passage.charges().get(0));
            }
            boolean over =
                    parts.challenges().spent(charged) || !charged.course().open();
            Reason why = over ? VerificationReason.CHALLENGE_OVER : VerificationReason.CODE_WRONG;
            return failed(call, facts, Refusal.of(why));
        });
    }

    /** A right code that comes to nothing new, since it was used or something else has changed, is no failed try. */
    private Outcome<Registered> finish(Joining joining, Challenge charged, Passage passage, Consumer<Refusal> note) {
        Outcome<Registered> outcome = joining.finish(charged, passage);
        boolean nothingNew = outcome.refusal().isPresent() || joining.repeated();
        if (nothingNew && !parts.guards().turnstile().right(passage.charges().get(0)) && joining.repeated()) {
            // So that something is written after the charge.
            note.accept(Refusal.of(InputReason.BUSY));
        }
        outcome.refusal().ifPresent(note);
        return outcome;
    }

    private Passage passage(Challenge charged) {
        Bar bar = new Bar(
                Counter.Key.ofStrangers(charged.about().subject(), Proof.CODE),
                parts.guards().policy().invited().code());
        Turnstile turnstile = parts.guards().turnstile();
        Counter known =
                turnstile.look(charged.organization(), bar.key(), parts.calls().now());
        return turnstile.pass(charged.organization(), List.of(bar), List.of(known));
    }

    private <T> Outcome<T> failed(Call call, Facts facts, Refusal why) {
        note(call, facts, why);
        return Outcome.refused(why);
    }

    private void note(Call call, Facts facts, Refusal why) {
        Invitation row = facts.linked().invitation();
        parts.calls().journal(call, Act.of(ANSWER, Subject.untouched(Subject.Kind.INVITATION, row.id())), why);
    }
}
