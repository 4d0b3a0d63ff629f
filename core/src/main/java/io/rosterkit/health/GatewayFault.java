package io.rosterkit.health;

import io.rosterkit.model.notice.Channel;
import java.time.Instant;

/**
 * Why a gateway did not take a message: the code that it answered, what that means to an operator, and when it was. It
 * holds nothing of the message.
 */
public record GatewayFault(String code, String advice, Instant at) {

    /** The fault with that code of the gateway of a channel. */
    public static GatewayFault of(Channel channel, String code, Instant at) {
        return new GatewayFault(code, Advice.on(channel, code), at);
    }
}
