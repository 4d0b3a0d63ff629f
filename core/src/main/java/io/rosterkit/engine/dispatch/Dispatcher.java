package io.rosterkit.engine.dispatch;

import io.rosterkit.engine.notice.MessageRenderer;
import io.rosterkit.health.GatewayHealth;
import io.rosterkit.model.notice.Channel;
import io.rosterkit.model.notice.ClaimRequest;
import io.rosterkit.model.notice.stored.Claimed;
import io.rosterkit.notice.DispatchReport;
import io.rosterkit.notice.NoticePolicy;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.storage.DamagedRowException;
import io.rosterkit.spi.storage.StorageContentionException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Sends the messages of the outbox. It claims due messages and checks whether each is still needed. Then it sends them
 * with no transaction open, and stores the result of each. Any number of dispatchers may run at once.
 *
 * <p>A message is sent at least once. If the process dies between sending and storing, the message is sent a second
 * time with the same message id. While a gateway is in trouble, its messages wait and no attempt is counted. One
 * message at a time probes the gateway. Thread-safe.
 */
public final class Dispatcher {

    private static final int CLAIM_SIZE = 50;

    /** How many claims may give nothing but damaged messages, one after the other. */
    private static final int MAX_DAMAGED_CLAIMS = 20;

    private final Gateways gateways;
    private final Map<Channel, GatewayState> states = new EnumMap<>(Channel.class);
    private final DispatchBatch.Parts parts;

    /** Sends through these gateways. */
    public Dispatcher(
            MessageWork work, Gateways gateways, MessageRenderer renderer, Supplier<Instant> now, NoticePolicy policy) {
        this(
                work,
                gateways,
                new MessageDelivery(renderer, gateways.sms().isPresent(), GatewayLog.standard(), now),
                policy);
    }

    Dispatcher(MessageWork work, Gateways gateways, MessageDelivery delivery, NoticePolicy policy) {
        this.gateways = gateways;
        for (Channel channel : Channel.values()) {
            states.put(channel, new GatewayState(channel, delivery.log()));
        }
        this.parts = new DispatchBatch.Parts(work, delivery, states, delivery.now(), policy);
    }

    /**
     * Sends at most {@code limit} due messages. Returns when no message can be sent now. Returns also when other
     * writers block the outbox all the time; the due messages then wait for the next run.
     */
    public DispatchReport dispatch(int limit) {
        DispatchCounts counts = new DispatchCounts(limit);
        try {
            sendAll(counts);
        } catch (StorageContentionException contended) {
            return counts.report();
        }
        return counts.report();
    }

    private void sendAll(DispatchCounts counts) {
        boolean moreIsDue = true;
        while (moreIsDue && counts.remaining() > 0) {
            states.values().forEach(state -> probe(state, counts));
            Set<Channel> available = availableChannels();
            moreIsDue = !available.isEmpty() && counts.remaining() > 0 && sendNext(available, counts);
        }
    }

    /** The state of each gateway that this dispatcher has. */
    public List<GatewayHealth> health() {
        return states.values().stream()
                .filter(state ->
                        state.channel() == Channel.MAIL || gateways.sms().isPresent())
                .map(GatewayState::health)
                .toList();
    }

    /** Sends one claim. False when no message of it was settled. */
    private boolean sendNext(Set<Channel> channels, DispatchCounts counts) {
        List<Claimed> claimed = claim(new ClaimRequest(
                channels,
                Set.of(),
                parts.now().get(),
                Math.min(counts.remaining(), CLAIM_SIZE),
                parts.policy().lease()));
        int settled = counts.settled();
        ClaimSelection selection = ClaimSelection.of(claimed);
        if (!selection.toRelease().isEmpty()) {
            parts.work().release(selection.toRelease());
        }
        send(selection.toSend(), counts);
        return counts.settled() > settled;
    }

    private void send(List<Claimed> claimed, DispatchCounts counts) {
        if (!claimed.isEmpty()) {
            try (Gateways.Session session = gateways.open()) {
                new DispatchBatch(parts, session, counts, claimed).send();
            }
        }
    }

    private void probe(GatewayState state, DispatchCounts counts) {
        if (state.beginProbe(parts.now().get())) {
            try (Gateways.Session session = gateways.open()) {
                boolean reachedGateway = false;
                while (!reachedGateway && counts.remaining() > 0) {
                    List<Claimed> probeMessage = claimForProbe(state);
                    reachedGateway =
                            probeMessage.isEmpty() || new DispatchBatch(parts, session, counts, probeMessage).probe();
                }
            } finally {
                state.endProbe();
            }
        }
    }

    /** The next message that did not fail during this trouble; if every due message failed, the next due message. */
    private List<Claimed> claimForProbe(GatewayState state) {
        List<Claimed> next = claim(request(state));
        if (next.isEmpty() && !state.failedMessages().isEmpty()) {
            state.forgetFailedMessages();
            return claim(request(state));
        }
        return next;
    }

    private ClaimRequest request(GatewayState state) {
        return new ClaimRequest(
                Set.of(state.channel()),
                state.failedMessages(),
                parts.now().get(),
                1,
                parts.policy().lease());
    }

    /**
     * Claims the next messages. Where all that were claimed are damaged, which health names, it claims others: no
     * message waits for a damaged one.
     */
    private List<Claimed> claim(ClaimRequest request) {
        for (int round = 0; round < MAX_DAMAGED_CLAIMS; round++) {
            try {
                return parts.work().claim(request);
            } catch (DamagedRowException damaged) {
                // They are leased, so the next claim gets others.
            }
        }
        return List.of();
    }

    private Set<Channel> availableChannels() {
        Set<Channel> available = EnumSet.noneOf(Channel.class);
        states.values().stream().filter(GatewayState::isUp).forEach(state -> available.add(state.channel()));
        return available;
    }
}
