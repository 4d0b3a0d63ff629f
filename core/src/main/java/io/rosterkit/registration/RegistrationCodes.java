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
import io.rosterkit.spi.registration.RegistrationStore.Facts;
import java.util.List;
import java.util.Optional;

/** The last step of a registration where a code was sent. */
@SuppressWarnings("exports") // made by the entrance only
public final class RegistrationCodes {

    private static final String ANSWER = "registration.code";

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

    private Outcome<Registered> answer(Challenge seen, String code) {
        return parts.challenges().charge(seen).then(charged -> {
            Facts facts = parts.store()
                    .facts(
                            charged.organization(),
                            new InvitationId(charged.about().subject()))
                    .orElseThrow();
            Passage passage = pass(charged);
            Call call = Call.atTheFront(charged.organization(), visitor.source());
            boolean right = parts.challenges().matches(charged, code);
            if (!passage.admitted() || !Joining.isOf(charged, facts)) {
                return failed(call, facts, VerificationReason.CHALLENGE_OVER);
            }
            if (!right) {
                boolean last =
                        charged.course().tries() >= parts.challenges().policy().tries();
                if (passage.charges().get(0).locking()) {
                    new Joining(parts, call, facts).hold(passage.charges().get(0));
                }
                return failed(call, facts, last ? VerificationReason.CHALLENGE_OVER : VerificationReason.CODE_WRONG);
            }
            return new Joining(parts, call, facts).finish(charged, passage);
        });
    }

    /** Charges the try to the invitation, whose challenges share one budget. */
    private Passage pass(Challenge charged) {
        Bar bar = new Bar(
                Counter.Key.ofStrangers(charged.about().subject(), Proof.CODE),
                parts.guards().policy().strangers().code());
        Turnstile turnstile = parts.guards().turnstile();
        Counter counter =
                turnstile.look(charged.organization(), bar.key(), parts.calls().now());
        return turnstile.pass(charged.organization(), List.of(bar), List.of(counter));
    }

    private <T> Outcome<T> failed(Call call, Facts facts, Reason why) {
        Invitation row = facts.linked().invitation();
        parts.calls()
                .journal(call, Act.of(ANSWER, Subject.untouched(Subject.Kind.INVITATION, row.id())), Refusal.of(why));
        return Outcome.refused(why);
    }
}
