package io.rosterkit.notice;

import io.rosterkit.model.notice.Claimed;
import io.rosterkit.model.notice.Message;
import io.rosterkit.model.notice.Settlement;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.notice.Receipt;
import io.rosterkit.spi.storage.StorageContentionException;
import io.rosterkit.spi.storage.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Empties the outbox: claims due messages, asks whether each is still wanted, sends it with no transaction open, and
 * settles it. Any number of dispatchers may run at once. A message is sent at least once; a process that dies between
 * sending and settling makes it go out again, with the same message id.
 */
public final class Dispatcher {

    private static final int AT_ONCE = 50;

    private final MessageWork work;
    private final Gateways gateways;
    private final Writer writer;
    private final Supplier<Instant> now;
    private final NoticePolicy policy;

    /** Sends through those gateways. */
    public Dispatcher(MessageWork work, Gateways gateways, Writer writer, Supplier<Instant> now, NoticePolicy policy) {
        this.work = work;
        this.gateways = gateways;
        this.writer = writer;
        this.now = now;
        this.policy = policy;
    }

    /** Sends at most {@code limit} messages that are due, and answers when none is left. */
    public DispatchReport dispatch(int limit) {
        DispatchReport report = DispatchReport.none();
        int left = limit;
        while (left > 0) {
            List<Claimed> claimed = claim(Math.min(left, AT_ONCE));
            if (claimed.isEmpty()) {
                return report;
            }
            report = sendAll(report, claimed);
            left -= claimed.size();
        }
        return report;
    }

    /** Where other writers are in the way all the time, what is due waits for the next run. */
    private List<Claimed> claim(int limit) {
        try {
            return work.claim(now.get(), limit, policy.lease());
        } catch (StorageContentionException contended) {
            return List.of();
        }
    }

    /** Sends while the lease surely holds; what is left then is for the next claim, of whomever. */
    private DispatchReport sendAll(DispatchReport before, List<Claimed> claimed) {
        Instant until = now.get().plus(policy.lease().dividedBy(2));
        DispatchReport report = before;
        for (Claimed one : claimed) {
            report = now.get().isAfter(until) ? report.andLost() : settle(report, one, send(one));
        }
        return report;
    }

    private DispatchReport settle(DispatchReport so, Claimed one, Settlement settlement) {
        try {
            return work.settle(one, settlement) ? so.and(settlement) : so.andLost();
        } catch (StorageContentionException contended) {
            // The lease ends by itself; the message is claimed again then.
            return so.andLost();
        }
    }

    private Settlement send(Claimed claimed) {
        Message message = claimed.message();
        Optional<Written> written;
        try {
            written = writer.write(message, now.get());
            if (written.isEmpty()) {
                return new Settlement.Dropped(now.get());
            }
            if (!writer.mayLeave(message, written.get())) {
                return new Settlement.Failed(now.get(), "tells-code-word");
            }
        } catch (StorageException away) {
            throw away;
        } catch (RuntimeException broken) {
            return new Settlement.Failed(now.get(), "text");
        }
        return settlement(claimed, gateways.handOver(written.get()));
    }

    private Settlement settlement(Claimed claimed, Receipt receipt) {
        Instant at = now.get();
        if (receipt instanceof Receipt.Rejected rejected) {
            return new Settlement.Failed(at, rejected.code());
        }
        if (receipt instanceof Receipt.Deferred deferred) {
            return putOff(claimed, at, deferred.code());
        }
        if (receipt instanceof Receipt.Unavailable unavailable) {
            return putOff(claimed, at, unavailable.code());
        }
        return new Settlement.Sent(at);
    }

    private Settlement putOff(Claimed claimed, Instant at, String code) {
        return claimed.attempt() > policy.waits().size()
                ? new Settlement.Failed(at, code)
                : new Settlement.Later(at.plus(wait(claimed)), code);
    }

    /**
     * The wait for this attempt, up to a tenth more by message, so that those put off together do not come back
     * together.
     */
    private Duration wait(Claimed claimed) {
        Duration wait = policy.waits().get(claimed.attempt() - 1);
        int share = Math.floorMod(claimed.message().id().uuid().hashCode(), 100);
        return wait.plus(wait.multipliedBy(share).dividedBy(1000));
    }
}
