package io.rosterkit.signin;

import io.rosterkit.model.notice.Channel;
import io.rosterkit.session.Token;
import java.time.Instant;

/**
 * A code was sent, and the user has to type it. {@code token} identifies this step, and the page sends it together with
 * the code. {@code channel} tells whether it went by text message or by mail, and {@code sentTo} what may be shown of
 * the number or address, such as {@code ••• 78}. The code is valid until {@code expiresAt}. The page keeps all four,
 * say in hidden fields, since a refused code does not return them again.
 */
public record SecondStep(Token token, Channel channel, String sentTo, Instant expiresAt) implements SignIn {}
