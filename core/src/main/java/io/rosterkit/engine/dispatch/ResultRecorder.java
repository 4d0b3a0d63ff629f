package io.rosterkit.engine.dispatch;

import io.rosterkit.model.notice.Settlement;
import io.rosterkit.model.notice.stored.Claimed;
import io.rosterkit.spi.storage.StorageContentionException;
import java.time.Duration;
import java.time.Instant;

/** Says what became of a claimed message: to the storage, to the state of its gateway, and to the tally. */
record Settling(Batch.Parts parts, Tally tally) {

    /** Writes what came of sending. */
    void settle(Claimed one, Trial.Result result) {
        Instant at = parts.now().get();
        if (result instanceof Trial.Result.Untried untried) {
            settle(one, untried.settlement());
        } else if (result instanceof Trial.Result.Accepted accepted) {
            parts.state(one).gotThrough(one.message().id(), true, at);
            settle(one, accepted.settlement());
        } else if (result instanceof Trial.Result.Rejected rejected) {
            parts.state(one).gotThrough(one.message().id(), false, at);
            settle(one, rejected.settlement());
        } else if (result instanceof Trial.Result.Deferred deferred) {
            parts.state(one).gotThrough(one.message().id(), false, at);
            settle(one, putOff(one, at, deferred.failure().code()));
        }
    }

    /** The gateway is in trouble, and the message is not charged for it. */
    void troubled(Claimed one, Failure failure) {
        parts.state(one).failed(one.message().id(), failure, parts.now().get());
        settle(one, new Settlement.Uncharged(failure.code()));
    }

    /** The gateway is in trouble for longer than an outage lasts: the message may be the trouble, and is charged. */
    void troubledAndCharged(Claimed one, Failure failure) {
        Instant at = parts.now().get();
        parts.state(one).failed(one.message().id(), failure, at);
        settle(one, putOff(one, at, failure.code()));
    }

    /** The message is charged with the failure, and waits. */
    void charge(Claimed one, Failure failure) {
        Instant at = parts.now().get();
        parts.state(one).charged(one.message().id(), failure, at);
        settle(one, putOff(one, at, failure.code()));
    }

    private void settle(Claimed one, Settlement settlement) {
        if (settled(one, settlement)) {
            tally.settled(settlement);
        } else {
            tally.lost();
        }
    }

    /** Where other writers are in the way all the time, the lease ends by itself, and the message is claimed again. */
    private boolean settled(Claimed one, Settlement settlement) {
        try {
            return parts.work().settle(one, settlement);
        } catch (StorageContentionException contended) {
            return false;
        }
    }

    private Settlement putOff(Claimed claimed, Instant at, String code) {
        return claimed.attempt() > parts.policy().waits().size()
                ? new Settlement.Failed(at, code)
                : new Settlement.Later(at.plus(wait(claimed)), code);
    }

    /**
     * The wait for this attempt, up to a tenth more by message, so that those put off together do not come back
     * together.
     */
    private Duration wait(Claimed claimed) {
        Duration wait = parts.policy().waits().get(claimed.attempt() - 1);
        int share = Math.floorMod(claimed.message().id().uuid().hashCode(), 100);
        return wait.plus(wait.multipliedBy(share).dividedBy(1000));
    }
}
