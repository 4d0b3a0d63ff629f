package io.rosterkit.engine.signin;

import io.rosterkit.engine.call.Visitor;
import io.rosterkit.engine.lockout.Sources;
import io.rosterkit.engine.secret.Tokens;
import io.rosterkit.model.ChallengeId;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.verification.Challenge;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.signin.SecondStep;
import java.util.Optional;
import java.util.function.Function;

/** Steps that are still to be taken: each is named by a token, and waits for the code of its challenge. */
public final class Steps {

    private static final String AGAIN = "code.send-again";

    private final Visitor visitor;
    private final SignIns.Parts parts;

    /** For a caller without a session. */
    public Steps(Visitor visitor, SignIns.Parts parts) {
        this.visitor = visitor;
        this.parts = parts;
    }

    /**
     * Goes on with the challenge of the step that the token names, if this is the door of its organization. Failures
     * are counted by step; those with other tokens by source, at the door where the visitor stands.
     */
    public <T> Outcome<T> take(String operation, String token, Function<Challenge, Outcome<T>> then) {
        Optional<Tokens.Named> named =
                parts.tokens().read(Tokens.Kind.STEP, token).filter(found -> visitor.mayEnter(found.organization()));
        Optional<ChallengeId> step = named.map(found -> new ChallengeId(found.id()));
        Visitor towards = named.map(found -> Sources.towards(visitor, found.organization()))
                .orElse(visitor);
        return parts.guards()
                .sources()
                .within(
                        towards,
                        step,
                        operation,
                        () -> step.flatMap(id -> parts.challenges()
                                        .find(towards.organization().orElseThrow(), id))
                                .map(then)
                                .orElseGet(Steps::over));
    }

    /**
     * Sends another code for a step of a sign-in, or of a registration as that room does it. The code before it is
     * dead; tries are not given back.
     */
    public Outcome<SecondStep> sendAgain(String token, Function<Challenge, Outcome<SecondStep>> registration) {
        CodeSteps signIn = parts.codesAt(visitor);
        return take(AGAIN, token, challenge -> switch (challenge.about().purpose()) {
            case SIGN_IN -> signIn.sendAgain(challenge);
            case REGISTRATION -> registration.apply(challenge);
        });
    }

    /** The answer for a step that cannot be taken, whatever is the matter. */
    public static <T> Outcome<T> over() {
        return Outcome.refused(VerificationReason.CHALLENGE_OVER);
    }
}
