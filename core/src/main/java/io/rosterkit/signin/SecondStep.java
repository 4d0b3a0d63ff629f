package io.rosterkit.signin;

import io.rosterkit.session.Token;
import java.time.Instant;

/**
 * A code was sent, and the user has to type it. {@code token} identifies this step, and the page sends it together with
 * the code. {@code sentTo} is what may be shown of the number, such as {@code ••• 78}. The code is valid until
 * {@code until}. The page keeps all three, say in hidden fields, since a refused code does not return them again.
 */
public record SecondStep(Token token, String sentTo, Instant expiresAt) implements SignIn {}
