package io.rosterkit.engine.dispatch;

import io.rosterkit.engine.notice.MessageRenderer;
import io.rosterkit.engine.notice.RenderedMessage;
import io.rosterkit.model.notice.Settlement;
import io.rosterkit.model.notice.stored.Claimed;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.spi.notice.Receipt;
import io.rosterkit.spi.storage.DamagedRowException;
import io.rosterkit.spi.storage.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes one attempt to send one message: checks whether the message is still needed, renders it and calls the gateway.
 * Stores nothing.
 */
record MessageDelivery(MessageRenderer renderer, boolean hasSms, GatewayLog log, Supplier<Instant> now) {

    private static final Duration DAMAGED_WAIT = Duration.ofMinutes(15);
    private static final int DAMAGED_ATTEMPTS = 20;

    /** How an attempt ended. */
    sealed interface Result {

        /** The gateway was not called. */
        record NotSent(Settlement settlement) implements Result {}

        /** The gateway took the message. */
        record Accepted(Settlement settlement) implements Result {}

        /** The gateway refused this recipient for good. */
        record Rejected(Settlement.Failed settlement, boolean explained) implements Result {}

        /** The gateway refused this recipient for now. */
        record Deferred(DeliveryFailure failure) implements Result {}

        /** The gateway is in trouble, or fails with this message. */
        record Unavailable(DeliveryFailure failure) implements Result {}
    }

    Result deliver(Claimed claimed, Gateways.Session session) {
        Message message = claimed.message();
        if (ClaimSelection.mustBeGivenUp(claimed)) {
            log.givenUpWithoutResult(message.id(), claimed.claims());
            return giveUp("no-result");
        }
        Optional<RenderedMessage> rendered;
        try {
            rendered = renderer.render(message, now.get());
            if (rendered.isEmpty()) {
                return new Result.NotSent(new Settlement.Dropped(now.get()));
            }
            if (!renderer.isAllowed(message, rendered.get())) {
                return giveUp("tells-code-word");
            }
        } catch (DamagedRowException damaged) {
            log.messageNotRendered(message.id(), damaged);
            return claimed.attempt() < DAMAGED_ATTEMPTS ? later("damaged-row") : giveUp("damaged-row");
        } catch (StorageException storageFailure) {
            throw storageFailure;
        } catch (RuntimeException failure) {
            log.messageNotRendered(message.id(), failure);
            return giveUp("text");
        }
        if (rendered.get() instanceof RenderedMessage.AsSms && !hasSms) {
            return giveUp("no-sms-gateway");
        }
        return result(session.send(rendered.get()));
    }

    private Result result(GatewayResponse response) {
        if (response.receipt() instanceof Receipt.Rejected rejected) {
            return new Result.Rejected(new Settlement.Failed(now.get(), rejected.code()), rejected.explained());
        }
        if (response.receipt() instanceof Receipt.Deferred deferred) {
            return new Result.Deferred(new DeliveryFailure(deferred.code(), response.logDetail()));
        }
        if (response.receipt() instanceof Receipt.Unavailable unavailable) {
            return new Result.Unavailable(new DeliveryFailure(unavailable.code(), response.logDetail()));
        }
        return new Result.Accepted(new Settlement.Sent(now.get()));
    }

    /** A row may be damaged for this process alone, while a newer one runs already. */
    private Result later(String code) {
        return new Result.NotSent(new Settlement.Later(now.get().plus(DAMAGED_WAIT), code));
    }

    private Result giveUp(String code) {
        return new Result.NotSent(new Settlement.SetAside(now.get(), code));
    }
}
