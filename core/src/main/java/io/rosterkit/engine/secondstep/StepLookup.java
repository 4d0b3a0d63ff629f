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

/** Finds the challenge of a step that is still to be taken, by the token that names it. Thread-safe. */
public final class StepLookup {

    private final SourceLimiter sources;
    private final Challenges challenges;
    private final Tokens tokens;

    /** Steps of those challenges. */
    public StepLookup(SourceLimiter sources, Challenges challenges, Tokens tokens) {
        this.sources = sources;
        this.challenges = challenges;
        this.tokens = tokens;
    }

    /**
     * Goes on with the challenge of the step that the token names, if the visitor may be on the way to its
     * organization. Failures are counted by step; those with other tokens by source, at the organization to which the
     * visitor comes.
     */
    public <T> Outcome<T> take(Visitor visitor, String operation, String token, Function<Challenge, Outcome<T>> then) {
        Optional<Tokens.Named> named =
                tokens.read(Tokens.Kind.STEP, token).filter(found -> visitor.mayVisit(found.organization()));
        Optional<ChallengeId> step = named.map(found -> new ChallengeId(found.id()));
        Visitor towards =
                named.map(found -> visitor.towards(found.organization())).orElse(visitor);
        return sources.run(
                towards,
                step,
                operation,
                () -> step.flatMap(id -> challenges.find(towards.organization().orElseThrow(), id))
                        .map(then)
                        .orElseGet(StepLookup::over));
    }

    /** The answer for a step that cannot be taken, whatever is the matter. */
    public static <T> Outcome<T> over() {
        return Outcome.refused(VerificationReason.CHALLENGE_OVER);
    }
}
