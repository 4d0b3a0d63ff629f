package io.rosterkit.engine.dispatch;

import io.rosterkit.model.notice.Channel;
import io.rosterkit.model.notice.ClaimRequest;
import io.rosterkit.model.notice.stored.Claimed;
import io.rosterkit.notice.NoticePolicy;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.storage.StorageException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Claimed messages on their way out, in order. Each is settled, or handed back at once when its gateway is in trouble
 * or the time of the lease is nearly over. Used by one thread, once.
 */
final class Batch {

    private final Parts parts;
    private final Gateways.Line line;
    private final Tally tally;
    private final Settling settling;
    private final Instant until;
    private final List<Claimed> waiting;

    /** What every batch of a dispatcher works with. */
    record Parts(
            MessageWork work,
            Trial trial,
            Map<Channel, GatewayState> states,
            Supplier<Instant> now,
            NoticePolicy policy) {

        GatewayState state(Claimed claimed) {
            return Objects.requireNonNull(states.get(claimed.message().channel()));
        }
    }

    Batch(Parts parts, Gateways.Line line, Tally tally, List<Claimed> claimed) {
        this.parts = parts;
        this.line = line;
        this.tally = tally;
        this.settling = new Settling(parts, tally);
        this.until = parts.now().get().plus(parts.policy().lease().dividedBy(2));
        this.waiting = new ArrayList<>(claimed);
    }

    /** Sends while the lease surely holds, through the gateways that are up. */
    void send() {
        List<Claimed> back = new ArrayList<>();
        try {
            while (!waiting.isEmpty()) {
                Claimed next = waiting.get(0);
                if (isLate() || !parts.state(next).isUp()) {
                    back.add(waiting.remove(0));
                } else {
                    attempt(next);
                }
            }
        } catch (StorageException away) {
            back.addAll(waiting);
            releaseAfter(away, back);
            throw away;
        }
        release(back);
    }

    /** Sends one message though its gateway is in trouble. False when the gateway was not asked after all. */
    boolean probe() {
        Claimed one = waiting.get(0);
        try {
            Trial.Result result = tried(one);
            if (result instanceof Trial.Result.Unavailable unavailable
                    && parts.state(one).hasLasted(parts.now().get())) {
                settling.troubledAndCharged(one, unavailable.failure());
            } else if (result instanceof Trial.Result.Unavailable unavailable) {
                settling.troubled(one, unavailable.failure());
            } else {
                settling.settle(one, result);
            }
            return !(result instanceof Trial.Result.Untried);
        } catch (StorageException away) {
            releaseAfter(away, waiting);
            throw away;
        }
    }

    private void attempt(Claimed one) {
        Trial.Result result = tried(one);
        if (!(result instanceof Trial.Result.Unavailable unavailable)) {
            settling.settle(one, result);
        } else if (parts.state(one).isSuspect(one.message().id())
                || unavailable.failure().isUnexplained()) {
            doubt(one, unavailable.failure());
        } else {
            settling.troubled(one, unavailable.failure());
        }
    }

    /** Once a gateway was asked, the message is not handed back any more: what became of it has to be said. */
    private Trial.Result tried(Claimed one) {
        Trial.Result result = parts.trial().of(one, line);
        waiting.remove(one);
        return result instanceof Trial.Result.Rejected rejected && !rejected.explained()
                ? parts.state(one).refused(one.message().to(), rejected)
                : result;
    }

    /**
     * A suspect failed again, or the gateway threw. The gateway is up if another message gets through right now, and
     * then the first one is charged. If that one fails too, the gateway is in trouble and no message is charged.
     */
    private void doubt(Claimed suspect, Failure failure) {
        GatewayState state = parts.state(suspect);
        Optional<Claimed> witness = witness(state);
        while (witness.isPresent()) {
            Claimed other = witness.get();
            Trial.Result result = tried(other);
            if (result instanceof Trial.Result.Unavailable unavailable) {
                settling.troubled(suspect, failure);
                settling.troubled(other, unavailable.failure());
                return;
            }
            settling.settle(other, result);
            if (!(result instanceof Trial.Result.Untried)) {
                settling.charge(suspect, failure);
                return;
            }
            witness = witness(state);
        }
        if (state.isSuspect(suspect.message().id()) && state.mayChargeUnconfirmed()) {
            settling.charge(suspect, failure);
        } else {
            settling.troubled(suspect, failure);
        }
    }

    /** Another message of the same gateway that is no suspect: of this batch, or claimed for it. */
    private Optional<Claimed> witness(GatewayState state) {
        for (Claimed other : waiting) {
            if (parts.state(other) == state
                    && !Triage.isAlone(other)
                    && !state.isSuspect(other.message().id())) {
                return Optional.of(other);
            }
        }
        return isLate() || tally.room() <= waiting.size() + 1 ? Optional.empty() : fetched(state);
    }

    private Optional<Claimed> fetched(GatewayState state) {
        List<Claimed> more = parts.work()
                .claim(new ClaimRequest(
                        Set.of(state.channel()),
                        state.suspects(),
                        parts.now().get(),
                        1,
                        parts.policy().lease()));
        if (more.stream().anyMatch(Triage::isAlone)) {
            release(more);
            return Optional.empty();
        }
        waiting.addAll(more);
        return more.stream().findFirst();
    }

    private boolean isLate() {
        return parts.now().get().isAfter(until);
    }

    private void release(List<Claimed> back) {
        if (!back.isEmpty()) {
            parts.work().release(back);
            tally.untried(back.size());
        }
    }

    private void releaseAfter(StorageException away, List<Claimed> back) {
        try {
            release(back);
        } catch (StorageException stillAway) {
            away.addSuppressed(stillAway);
        }
    }
}
