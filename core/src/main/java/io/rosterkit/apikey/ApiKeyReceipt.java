package io.rosterkit.apikey;

import io.rosterkit.model.apikey.ApiKeyId;
import io.rosterkit.session.Token;
import java.time.Instant;
import java.util.Optional;

/**
 * An API key that was made, and until when it works. The token is for the program; it is empty when the same request
 * showed it before. It cannot be shown again.
 */
public record ApiKeyReceipt(ApiKeyId key, Instant expiresAt, Optional<Token> token) {}
