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
 * Sends claimed messages in order. It settles each message, or releases it when its gateway is in trouble or the lease
 * is about to end. Used by one thread, once.
 */
final class DispatchBatch {

    private final Parts parts;
    private final Gateways.Session session;
    private final DispatchCounts counts;
    private final ResultRecorder recorder;
    private final Instant sendUntil;
    private final List<Claimed> unsent;

    /** What every batch of a dispatcher works with. */
    record Parts(
            MessageWork work,
            MessageDelivery delivery,
            Map<Channel, GatewayState> states,
            Supplier<Instant> now,
            NoticePolicy policy) {

        GatewayState state(Claimed message) {
            return Objects.requireNonNull(states.get(message.message().channel()));
        }
    }

    DispatchBatch(Parts parts, Gateways.Session session, DispatchCounts counts, List<Claimed> messages) {
        this.parts = parts;
        this.session = session;
        this.counts = counts;
        this.recorder = new ResultRecorder(parts, counts);
        this.sendUntil = parts.now().get().plus(parts.policy().lease().dividedBy(2));
        this.unsent = new ArrayList<>(messages);
    }

    /** Sends through the gateways that are up, during the first half of the lease. */
    void send() {
        List<Claimed> toRelease = new ArrayList<>();
        try {
            while (!unsent.isEmpty()) {
                Claimed next = unsent.get(0);
                if (isLeaseEnding() || !parts.state(next).isUp()) {
                    toRelease.add(unsent.remove(0));
                } else {
                    attempt(next);
                }
            }
        } catch (StorageException storageFailure) {
            toRelease.addAll(unsent);
            releaseAfterFailure(storageFailure, toRelease);
            throw storageFailure;
        }
        release(toRelease);
    }

    /** Sends one message though its gateway is in trouble. False when the message did not reach the gateway. */
    boolean probe() {
        Claimed message = unsent.get(0);
        try {
            MessageDelivery.Result result = deliver(message);
            if (result instanceof MessageDelivery.Result.Unavailable unavailable
                    && parts.state(message).isLongOutage(parts.now().get())) {
                recorder.recordTroubleAndCharge(message, unavailable.failure());
            } else if (result instanceof MessageDelivery.Result.Unavailable unavailable) {
                recorder.recordTrouble(message, unavailable.failure());
            } else {
                recorder.record(message, result);
            }
            return !(result instanceof MessageDelivery.Result.NotSent);
        } catch (StorageException storageFailure) {
            releaseAfterFailure(storageFailure, unsent);
            throw storageFailure;
        }
    }

    private void attempt(Claimed message) {
        MessageDelivery.Result result = deliver(message);
        if (!(result instanceof MessageDelivery.Result.Unavailable unavailable)) {
            recorder.record(message, result);
        } else if (parts.state(message).isSuspect(message.message().id())
                || unavailable.failure().isUnexplained()) {
            decideSuspect(message, unavailable.failure());
        } else {
            recorder.recordTrouble(message, unavailable.failure());
        }
    }

    /** After the gateway was called, the message is not released any more: its result has to be stored. */
    private MessageDelivery.Result deliver(Claimed message) {
        MessageDelivery.Result result = parts.delivery().deliver(message, session);
        unsent.remove(message);
        return result instanceof MessageDelivery.Result.Rejected rejected && !rejected.explained()
                ? parts.state(message)
                        .recordUnexplainedRejection(message.message().to(), rejected)
                : result;
    }

    /**
     * A suspect failed again, or the gateway threw. A second message, the control, shows which of the two is the cause.
     * If the gateway takes the control, the suspect is charged. If the control fails too, the gateway is in trouble,
     * and no message is charged.
     */
    private void decideSuspect(Claimed suspect, DeliveryFailure failure) {
        GatewayState state = parts.state(suspect);
        Optional<Claimed> next = nextControl(state);
        while (next.isPresent()) {
            Claimed control = next.get();
            MessageDelivery.Result result = deliver(control);
            if (result instanceof MessageDelivery.Result.Unavailable unavailable) {
                recorder.recordTrouble(suspect, failure);
                recorder.recordTrouble(control, unavailable.failure());
                return;
            }
            recorder.record(control, result);
            if (!(result instanceof MessageDelivery.Result.NotSent)) {
                recorder.charge(suspect, failure);
                return;
            }
            next = nextControl(state);
        }
        if (state.isSuspect(suspect.message().id()) && state.mayAssumeMessageFailure()) {
            recorder.charge(suspect, failure);
        } else {
            recorder.recordTrouble(suspect, failure);
        }
    }

    /** Another message of the same gateway that is not a suspect: of this batch, or a newly claimed one. */
    private Optional<Claimed> nextControl(GatewayState state) {
        for (Claimed message : unsent) {
            if (parts.state(message) == state
                    && !ClaimSelection.mustBeAlone(message)
                    && !state.isSuspect(message.message().id())) {
                return Optional.of(message);
            }
        }
        return isLeaseEnding() || counts.remaining() <= unsent.size() + 1 ? Optional.empty() : claimControl(state);
    }

    private Optional<Claimed> claimControl(GatewayState state) {
        List<Claimed> messages = parts.work()
                .claim(new ClaimRequest(
                        Set.of(state.channel()),
                        state.suspects(),
                        parts.now().get(),
                        1,
                        parts.policy().lease()));
        if (messages.stream().anyMatch(ClaimSelection::mustBeAlone)) {
            release(messages);
            return Optional.empty();
        }
        unsent.addAll(messages);
        return messages.stream().findFirst();
    }

    private boolean isLeaseEnding() {
        return parts.now().get().isAfter(sendUntil);
    }

    private void release(List<Claimed> messages) {
        if (!messages.isEmpty()) {
            parts.work().release(messages);
            counts.addReleased(messages.size());
        }
    }

    private void releaseAfterFailure(StorageException storageFailure, List<Claimed> messages) {
        try {
            release(messages);
        } catch (StorageException releaseFailure) {
            storageFailure.addSuppressed(releaseFailure);
        }
    }
}
