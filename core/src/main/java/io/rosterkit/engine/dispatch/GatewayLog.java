package io.rosterkit.engine.dispatch;

import io.rosterkit.model.MessageId;
import io.rosterkit.model.notice.Channel;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes log lines about gateways and messages: ids, codes and class names only. An outage is two lines. */
record GatewayLog(Logger logger) {

    static GatewayLog standard() {
        return new GatewayLog(LoggerFactory.getLogger(Dispatcher.class));
    }

    static void batchNotClosed(Throwable failure) {
        LoggerFactory.getLogger(Dispatcher.class)
                .debug("the mail gateway did not end its batch: {}", ExceptionCodes.simpleName(failure.getClass()));
    }

    void troubleBegan(Channel channel, MessageId id, DeliveryFailure failure) {
        logger.warn("gateway {} is in trouble since message {}: {}", channel, id, failure.logText());
    }

    void troubleContinues(Channel channel, MessageId id, DeliveryFailure failure) {
        logger.debug("gateway {} is still in trouble, as message {} met it: {}", channel, id, failure.logText());
    }

    void troubleEnded(Channel channel, Duration duration, int failures) {
        logger.info("gateway {} is up again after {}; {} attempts failed", channel, duration, failures);
    }

    void messageCharged(Channel channel, MessageId id, DeliveryFailure failure) {
        logger.warn("gateway {} fails with message {} alone: {}", channel, id, failure.logText());
    }

    void messageNotRendered(MessageId id, Throwable failure) {
        logger.warn("message {} cannot be written: {}", id, ExceptionCodes.simpleName(failure.getClass()));
    }

    void givenUpWithoutResult(MessageId id, int claims) {
        logger.warn("message {} is set aside: {} claims of it ended without a result", id, claims - 1);
    }
}
