package io.rosterkit.engine.dispatch;

import io.rosterkit.model.notice.Settlement;
import io.rosterkit.model.notice.stored.Claimed;
import io.rosterkit.spi.storage.StorageContentionException;
import java.time.Duration;
import java.time.Instant;

/** Records the result of a claimed message in the storage, in the state of its gateway and in the counts. */
record ResultRecorder(DispatchBatch.Parts parts, DispatchCounts counts) {

    /** Records any result but {@link MessageDelivery.Result.Unavailable}. */
    void record(Claimed message, MessageDelivery.Result result) {
        Instant at = parts.now().get();
        if (result instanceof MessageDelivery.Result.NotSent notSent) {
            settle(message, notSent.settlement());
        } else if (result instanceof MessageDelivery.Result.Accepted accepted) {
            parts.state(message).recordReachable(message.message().id(), true, at);
            settle(message, accepted.settlement());
        } else if (result instanceof MessageDelivery.Result.Rejected rejected) {
            parts.state(message).recordReachable(message.message().id(), false, at);
            settle(message, rejected.settlement());
        } else if (result instanceof MessageDelivery.Result.Deferred deferred) {
            parts.state(message).recordReachable(message.message().id(), false, at);
            settle(message, deferOrFail(message, at, deferred.failure().code()));
        }
    }

    /** Records that the gateway is in trouble. The attempt does not count for the message. */
    void recordTrouble(Claimed message, DeliveryFailure failure) {
        parts.state(message)
                .recordGatewayFailure(
                        message.message().id(), failure, parts.now().get());
        settle(message, new Settlement.Uncharged(failure.code()));
    }

    /** Records that the gateway is in trouble. The outage is long, so the attempt counts for the message as well. */
    void recordTroubleAndCharge(Claimed message, DeliveryFailure failure) {
        Instant at = parts.now().get();
        parts.state(message).recordGatewayFailure(message.message().id(), failure, at);
        settle(message, deferOrFail(message, at, failure.code()));
    }

    /** Records that the message is the cause. The attempt counts for the message, and the gateway is up. */
    void charge(Claimed message, DeliveryFailure failure) {
        Instant at = parts.now().get();
        parts.state(message).recordMessageFailure(message.message().id(), failure, at);
        settle(message, deferOrFail(message, at, failure.code()));
    }

    private void settle(Claimed message, Settlement settlement) {
        if (store(message, settlement)) {
            counts.add(settlement);
        } else {
            counts.addSettledElsewhere();
        }
    }

    /** False also when other writers block the outbox: the lease then ends, and the message is claimed again. */
    private boolean store(Claimed message, Settlement settlement) {
        try {
            return parts.work().settle(message, settlement);
        } catch (StorageContentionException contention) {
            return false;
        }
    }

    private Settlement deferOrFail(Claimed message, Instant at, String code) {
        return message.attempt() > parts.policy().waits().size()
                ? new Settlement.Failed(at, code)
                : new Settlement.Later(at.plus(wait(message)), code);
    }

    /** The wait after this attempt, plus up to ten per cent by message id, so that messages do not retry together. */
    private Duration wait(Claimed message) {
        Duration wait = parts.policy().waits().get(message.attempt() - 1);
        int share = Math.floorMod(message.message().id().uuid().hashCode(), 100);
        return wait.plus(wait.multipliedBy(share).dividedBy(1000));
    }
}
