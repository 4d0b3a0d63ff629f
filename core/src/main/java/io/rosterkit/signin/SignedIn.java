package io.rosterkit.signin;

import io.rosterkit.model.access.Session;
import io.rosterkit.session.Token;
import java.time.Instant;
import java.util.Optional;

/**
 * A session that has begun. {@code token} is for the session cookie, and is valid until {@code until}; {@link Session}
 * only holds ids.
 *
 * <p>{@code device} is for a cookie of its own, which the host keeps as long as it likes, say a year. Where several
 * people use one browser, the host names that cookie after the address that is typed at sign-in. The device token alone
 * gives no access. Guesses of unknown clients do not lock out a user who has it. Such a user needs no code where codes
 * are asked for on unknown devices only. On a known device it is the same token again. It is empty where no devices are
 * remembered, and when the result is repeated under a request id.
 */
public record SignedIn(Session session, Instant expiresAt, Token token, Optional<Token> device) implements SignIn {}
