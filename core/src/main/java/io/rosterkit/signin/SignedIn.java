package io.rosterkit.signin;

import io.rosterkit.model.access.Session;
import io.rosterkit.session.Token;
import java.time.Instant;
import java.util.Optional;

/**
 * A session that has begun. {@code token} is for the session cookie, until {@code until}; {@link Session} only holds
 * ids. {@code device} is for a cookie of its own, which the host keeps as long as it likes, say a year. Where several
 * people use one browser, the host names that cookie after the address that is typed at sign-in. It opens nothing. A
 * user who shows it is not kept out by guesses of unknown clients, and needs no code where codes are for unknown
 * devices only. On a known device it is the same token again. It is empty where no devices are remembered, and in an
 * answer that is given once more under a request id.
 */
public record SignedIn(Session session, Instant until, Token token, Optional<Token> device) implements SignIn {}
