package io.rosterkit.registration;

import io.rosterkit.call.Act;
import io.rosterkit.call.Call;
import io.rosterkit.call.Visitor;
import io.rosterkit.lockout.Sources;
import io.rosterkit.lockout.Turnstile;
import io.rosterkit.lockout.Turnstile.Bar;
import io.rosterkit.lockout.Turnstile.Passage;
import io.rosterkit.model.ChallengeId;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.invitation.Invitation;
import io.rosterkit.model.lockout.Counter;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.verification.Challenge;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.secret.Tokens;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.spi.registration.RegistrationStore.Facts;
import java.util.List;
import java.util.Optional;

/** The last step of a registration where a code was sent. */
@SuppressWarnings("exports") // made by the entrance only
public final class RegistrationCodes {

    private static final String ANSWER = "registration.code";
    private static final String RESEND = "code.send-again";

    private final Visitor visitor;
    private final RegistrationParts parts;

    /** For somebody at the front door. */
    public RegistrationCodes(Visitor visitor, RegistrationParts parts) {
        this.visitor = visitor;
        this.parts = parts;
    }

    /** Ends a registration with the code. Each call is a try and is counted, of the challenge and of the invitation. */
    public Outcome<Registered> answer(String step, String code) {
        Optional<Tokens.Named> named = parts.signIns().tokens().read(Tokens.Kind.STEP, step.strip());
        Visitor towards = named.map(found -> Sources.towards(visitor, found.organization()))
                .orElse(visitor);
        return parts.guards()
                .sources()
                .within(
                        towards,
                        ANSWER,
                        () -> named.filter(found -> visitor.mayEnter(found.organization()))
                                .flatMap(found -> parts.challenges()
                                        .find(
                                                found.organization(),
                                                new ChallengeId(found.id()),
                                                Challenge.Purpose.REGISTRATION))
                                .map(challenge -> answer(challenge, code))
                                .orElseGet(() -> Outcome.refused(VerificationReason.CHALLENGE_OVER)));
    }

    /** Sends another code for a step, of a registration or a sign-in, that can still be taken. */
    public Outcome<SecondStep> sendAgain(String step) {
        Optional<Tokens.Named> named = parts.signIns()
                .tokens()
                .read(Tokens.Kind.STEP, step.strip())
                .filter(found -> visitor.mayEnter(found.organization()));
        Visitor towards = named.map(found -> Sources.towards(visitor, found.organization()))
                .orElse(visitor);
        return parts.guards()
                .sources()
                .within(
                        towards,
                        RESEND,
                        () -> named.flatMap(found -> find(found, Challenge.Purpose.REGISTRATION)
                                        .map(this::sendAgain)
                                        .or(() -> find(found, Challenge.Purpose.SIGN_IN)
                                                .map(parts.signIns().codesAt(towards)::sendAgain)))
                                .orElseGet(() -> Outcome.refused(VerificationReason.CHALLENGE_OVER)));
    }

    private Optional<Challenge> find(Tokens.Named named, Challenge.Purpose purpose) {
        return parts.challenges().find(named.organization(), new ChallengeId(named.id()), purpose);
    }

    private Outcome<SecondStep> sendAgain(Challenge challenge) {
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
                .orElseGet(() -> Outcome.refused(VerificationReason.CHALLENGE_OVER));
    }

    private Outcome<Registered> answer(Challenge seen, String code) {
        return parts.challenges().charge(seen).then(charged -> {
            Facts facts = parts.store()
                    .facts(
                            charged.organization(),
                            new InvitationId(charged.about().subject()))
                    .orElseThrow();
            Passage passage = passage(charged);
            Call call = Call.atTheFront(charged.organization(), visitor.source());
            boolean right = parts.challenges().matches(charged, code);
            if (!passage.admitted() || !Joining.isOf(charged, facts)) {
                return failed(call, facts, VerificationReason.CHALLENGE_OVER);
            }
            if (right) {
                return new Joining(parts, call, facts).finish(charged, passage);
            }
            if (passage.charges().get(0).locking()) {
                new Joining(parts, call, facts).hold(passage.charges().get(0));
            }
            boolean last =
                    charged.course().tries() >= parts.challenges().policy().tries();
            return failed(call, facts, last ? VerificationReason.CHALLENGE_OVER : VerificationReason.CODE_WRONG);
        });
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

    private <T> Outcome<T> failed(Call call, Facts facts, Reason why) {
        Invitation row = facts.linked().invitation();
        parts.calls()
                .journal(call, Act.of(ANSWER, Subject.untouched(Subject.Kind.INVITATION, row.id())), Refusal.of(why));
        return Outcome.refused(why);
    }
}
