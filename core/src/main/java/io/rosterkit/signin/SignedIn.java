package io.rosterkit.signin;

import io.rosterkit.model.access.Session;
import io.rosterkit.session.Token;
import java.time.Instant;
import java.util.Optional;

/**
 * A session that has begun. The client keeps the session's token until {@code until} and, where devices are remembered,
 * the device's token for much longer: it opens nothing, but who shows it is not kept out by guesses of strangers.
 */
public record SignedIn(Session session, Instant until, Token token, Optional<Token> device) implements SignIn {}
