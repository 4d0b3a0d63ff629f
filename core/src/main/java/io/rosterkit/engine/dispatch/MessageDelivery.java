package io.rosterkit.engine.dispatch;

import io.rosterkit.engine.notice.MessageRenderer;
import io.rosterkit.engine.notice.RenderedMessage;
import io.rosterkit.model.notice.Settlement;
import io.rosterkit.model.notice.stored.Claimed;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.spi.notice.Receipt;
import io.rosterkit.spi.storage.StorageException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** One try of one message: is it still wanted, does it go out, and what did the gateway say. Writes nothing. */
record Trial(MessageRenderer writer, boolean hasSms, GatewayLog log, Supplier<Instant> now) {

    /** How a try ended. */
    sealed interface Result {

        /** The gateway was not asked. */
        record Untried(Settlement settlement) implements Result {}

        /** The gateway took it. */
        record Accepted(Settlement settlement) implements Result {}

        /** The gateway spoke of this recipient: never. */
        record Rejected(Settlement.Failed settlement, boolean explained) implements Result {}

        /** The gateway spoke of this recipient: not now. */
        record Deferred(Failure failure) implements Result {}

        /** The gateway itself is the trouble, or fails with this message. */
        record Unavailable(Failure failure) implements Result {}
    }

    Result of(Claimed claimed, Gateways.Line line) {
        Message message = claimed.message();
        if (Triage.isSetAside(claimed)) {
            log.withoutResult(message.id(), claimed.claims());
            return aside("no-result");
        }
        Optional<RenderedMessage> written;
        try {
            written = writer.write(message, now.get());
            if (written.isEmpty()) {
                return new Result.Untried(new Settlement.Dropped(now.get()));
            }
            if (!writer.mayLeave(message, written.get())) {
                return aside("tells-code-word");
            }
        } catch (StorageException away) {
            throw away;
        } catch (RuntimeException broken) {
            log.unwritten(message.id(), broken);
            return aside("text");
        }
        if (written.get() instanceof RenderedMessage.AsSms && !hasSms) {
            return aside("no-sms-gateway");
        }
        return result(line.offer(written.get()));
    }

    private Result result(Answer answer) {
        if (answer.receipt() instanceof Receipt.Rejected rejected) {
            return new Result.Rejected(new Settlement.Failed(now.get(), rejected.code()), rejected.explained());
        }
        if (answer.receipt() instanceof Receipt.Deferred deferred) {
            return new Result.Deferred(new Failure(deferred.code(), answer.detail()));
        }
        if (answer.receipt() instanceof Receipt.Unavailable unavailable) {
            return new Result.Unavailable(new Failure(unavailable.code(), answer.detail()));
        }
        return new Result.Accepted(new Settlement.Sent(now.get()));
    }

    private Result aside(String failure) {
        return new Result.Untried(new Settlement.SetAside(now.get(), failure));
    }
}
