package io.rosterkit.signin;

import io.rosterkit.session.Token;
import java.time.Instant;

/**
 * A code was sent and is to be typed. {@code token} names this step and goes back with the code; {@code sentTo} is what
 * may be shown of the number, such as {@code ••• 78}; the code is good until {@code until}. The page keeps all three,
 * say in hidden fields, while wrong codes are typed: a refusal does not bring them again.
 */
public record SecondStep(Token token, String sentTo, Instant until) implements SignIn {}
