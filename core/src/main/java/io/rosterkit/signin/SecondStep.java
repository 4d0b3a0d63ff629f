package io.rosterkit.signin;

import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.secret.Tokens;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.verification.Challenge;
import java.time.Instant;
import java.util.UUID;

/**
 * A code was sent and is to be typed. {@code token} names this step and goes back with the code; {@code sentTo} is what
 * may be shown of the number; the code is good until {@code until}.
 */
public record SecondStep(Token token, String sentTo, Instant until) implements SignIn {

    /** The step of a challenge. */
    @SuppressWarnings("exports") // made by the entrance only
    public static SecondStep of(Challenge challenge, Tokens tokens) {
        return of(
                challenge.organization(),
                challenge.id().uuid(),
                challenge.to().masked(),
                challenge.course().expiresAt(),
                tokens);
    }

    /** How the answer is kept: by the id of the challenge, from which the token is made again. */
    @SuppressWarnings("exports") // made by the entrance only
    public static ResultCodec<SecondStep> answer(Tokens tokens) {
        return ResultCodec.of(
                step -> {
                    Tokens.Named named =
                            tokens.read(Tokens.Kind.STEP, step.token().reveal()).orElseThrow();
                    return named.organization() + "|" + named.id() + "|" + step.sentTo() + "|" + step.until();
                },
                text -> {
                    String[] parts = text.split("\\|", -1);
                    return of(
                            new OrganizationId(UUID.fromString(parts[0])),
                            UUID.fromString(parts[1]),
                            parts[2],
                            Instant.parse(parts[3]),
                            tokens);
                });
    }

    private static SecondStep of(OrganizationId organization, UUID id, String sentTo, Instant until, Tokens tokens) {
        return new SecondStep(new Token(tokens.token(Tokens.Kind.STEP, organization, id)), sentTo, until);
    }
}
