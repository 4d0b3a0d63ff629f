package io.rosterkit.engine.secondstep;

import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.secret.Tokens;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.notice.Channel;
import io.rosterkit.model.verification.stored.Challenge;
import io.rosterkit.session.Token;
import io.rosterkit.signin.SecondStep;
import java.time.Instant;
import java.util.UUID;

/** Makes the token of a second step. It can be made again from the id of the challenge. */
public final class StepTokens {

    private static final int PARTS = 5;

    private StepTokens() {}

    /** The second step of a challenge. */
    public static SecondStep of(Challenge challenge, Tokens tokens) {
        return new SecondStep(
                token(challenge.organization(), challenge.id().uuid(), tokens),
                challenge.channel(),
                challenge.to().masked(),
                challenge.progress().expiresAt());
    }

    /** The codec that stores a step as the id of its challenge. */
    public static ResultCodec<SecondStep> codec(Tokens tokens) {
        return ResultCodec.of(step -> write(step, tokens), text -> read(text, tokens));
    }

    /** Where the code went stands last, since an address may hold any character. */
    private static String write(SecondStep step, Tokens tokens) {
        Tokens.TokenTarget target =
                tokens.read(Tokens.Kind.STEP, step.token().reveal()).orElseThrow();
        return String.join(
                "|",
                target.organization().toString(),
                target.id().toString(),
                step.channel().name(),
                step.expiresAt().toString(),
                step.sentTo());
    }

    private static SecondStep read(String text, Tokens tokens) {
        String[] parts = text.split("\\|", PARTS);
        return new SecondStep(
                token(new OrganizationId(UUID.fromString(parts[0])), UUID.fromString(parts[1]), tokens),
                Channel.valueOf(parts[2]),
                parts[4],
                Instant.parse(parts[3]));
    }

    private static Token token(OrganizationId organization, UUID id, Tokens tokens) {
        return Token.of(tokens.token(Tokens.Kind.STEP, organization, id));
    }
}
