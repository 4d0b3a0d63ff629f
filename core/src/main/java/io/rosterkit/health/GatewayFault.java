package io.rosterkit.health;

import io.rosterkit.model.notice.Channel;
import java.time.Instant;

/**
 * Why a gateway did not take a message. It holds no data of the message.
 *
 * @param code the code that the gateway returned, or that its exception has
 * @param advice what the code means to an operator, and what to check
 */
public record GatewayFault(String code, String advice, Instant at) {

    /** The fault of the gateway of a channel, with the advice for its code. */
    public static GatewayFault of(Channel channel, String code, Instant at) {
        return new GatewayFault(code, Advice.of(channel, code), at);
    }
}
