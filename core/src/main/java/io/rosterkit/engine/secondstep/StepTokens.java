package io.rosterkit.engine.secondstep;

import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.secret.Tokens;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.verification.stored.Challenge;
import io.rosterkit.session.Token;
import io.rosterkit.signin.SecondStep;
import java.time.Instant;
import java.util.UUID;

/** Makes the token of a second step. It can be made again from the id of the challenge. */
public final class StepTokens {

    private StepTokens() {}

    /** The second step of a challenge. */
    public static SecondStep of(Challenge challenge, Tokens tokens) {
        return of(
                challenge.organization(),
                challenge.id().uuid(),
                challenge.to().masked(),
                challenge.progress().expiresAt(),
                tokens);
    }

    /** The codec that stores a step as the id of its challenge. */
    public static ResultCodec<SecondStep> codec(Tokens tokens) {
        return ResultCodec.of(step -> write(step, tokens), text -> read(text, tokens));
    }

    private static String write(SecondStep step, Tokens tokens) {
        Tokens.TokenTarget target =
                tokens.read(Tokens.Kind.STEP, step.token().reveal()).orElseThrow();
        return target.organization() + "|" + target.id() + "|" + step.sentTo() + "|" + step.expiresAt();
    }

    private static SecondStep read(String text, Tokens tokens) {
        String[] parts = text.split("\\|", -1);
        return of(
                new OrganizationId(UUID.fromString(parts[0])),
                UUID.fromString(parts[1]),
                parts[2],
                Instant.parse(parts[3]),
                tokens);
    }

    private static SecondStep of(OrganizationId organization, UUID id, String sentTo, Instant until, Tokens tokens) {
        return new SecondStep(Token.of(tokens.token(Tokens.Kind.STEP, organization, id)), sentTo, until);
    }
}
