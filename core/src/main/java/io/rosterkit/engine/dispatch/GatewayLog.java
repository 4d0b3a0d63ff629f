package io.rosterkit.engine.dispatch;

import io.rosterkit.model.MessageId;
import io.rosterkit.model.notice.Channel;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the log says of gateways and messages: ids, codes and classes; an outage is two lines, not one a message. */
record GatewayLog(Logger logger) {

    static GatewayLog standard() {
        return new GatewayLog(LoggerFactory.getLogger(Dispatcher.class));
    }

    static void closing(Throwable broken) {
        LoggerFactory.getLogger(Dispatcher.class)
                .debug("the mail gateway did not end its batch: {}", Faults.named(broken.getClass()));
    }

    void troubleBegan(Channel channel, MessageId id, Failure failure) {
        logger.warn("gateway {} is in trouble since message {}: {}", channel, id, failure.text());
    }

    void stillInTrouble(Channel channel, MessageId id, Failure failure) {
        logger.debug("gateway {} is still in trouble, as message {} met it: {}", channel, id, failure.text());
    }

    void troubleEnded(Channel channel, Duration lasted, int failures) {
        logger.info("gateway {} is up again after {}; {} tries failed", channel, lasted, failures);
    }

    void charged(Channel channel, MessageId id, Failure failure) {
        logger.warn("gateway {} fails with message {} alone: {}", channel, id, failure.text());
    }

    void unwritten(MessageId id, Throwable broken) {
        logger.warn("message {} cannot be written: {}", id, Faults.named(broken.getClass()));
    }

    void withoutResult(MessageId id, int claims) {
        logger.warn("message {} is set aside: {} claims of it ended without a result", id, claims - 1);
    }
}
