package io.rosterkit.engine.secondstep;

import io.rosterkit.engine.call.Visitor;
import io.rosterkit.engine.lockout.SourceLimiter;
import io.rosterkit.engine.secret.Tokens;
import io.rosterkit.model.ChallengeId;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.model.verification.stored.Challenge;
import java.util.Optional;
import java.util.function.Function;

/** Finds the challenge of a second step by its token. Thread-safe. */
public final class StepLookup {

    private final SourceLimiter sourceLimiter;
    private final Challenges challenges;
    private final Tokens tokens;

    public StepLookup(SourceLimiter sourceLimiter, Challenges challenges, Tokens tokens) {
        this.sourceLimiter = sourceLimiter;
        this.challenges = challenges;
        this.tokens = tokens;
    }

    /**
     * Calls {@code then} with the challenge that the token names, if the visitor may enter its organization. A failure
     * with a genuine token is counted for its step. Any other failure is counted for the source.
     */
    public <T> Outcome<T> proceed(
            Visitor visitor, String operation, String token, Function<Challenge, Outcome<T>> then) {
        Optional<Tokens.TokenTarget> target =
                tokens.read(Tokens.Kind.STEP, token).filter(row -> visitor.mayVisit(row.organization()));
        Optional<ChallengeId> step = target.map(row -> new ChallengeId(row.id()));
        Visitor visitorOfOrganization =
                target.map(row -> visitor.towards(row.organization())).orElse(visitor);
        return sourceLimiter.run(
                visitorOfOrganization,
                step,
                operation,
                () -> step.flatMap(id -> challenges.find(
                                visitorOfOrganization.organization().orElseThrow(), id))
                        .map(then)
                        .orElseGet(StepLookup::refused));
    }

    /** The one refusal for every step that cannot be continued. */
    public static <T> Outcome<T> refused() {
        return Outcome.refused(VerificationReason.CHALLENGE_OVER);
    }
}
