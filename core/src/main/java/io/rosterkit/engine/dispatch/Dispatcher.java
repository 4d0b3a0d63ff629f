package io.rosterkit.engine.dispatch;

import io.rosterkit.engine.notice.MessageRenderer;
import io.rosterkit.health.GatewayHealth;
import io.rosterkit.model.notice.Channel;
import io.rosterkit.model.notice.ClaimRequest;
import io.rosterkit.model.notice.stored.Claimed;
import io.rosterkit.notice.DispatchReport;
import io.rosterkit.notice.NoticePolicy;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.storage.StorageContentionException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Empties the outbox: claims due messages, asks whether each is still wanted, sends it with no transaction open, and
 * settles it. Any number of dispatchers may run at once. A message is sent at least once; a process that dies between
 * sending and settling makes it go out again, with the same message id. While a gateway is in trouble its messages wait
 * uncharged, and one of them at a time probes it. Thread-safe.
 */
public final class Dispatcher {

    private static final int AT_ONCE = 50;

    private final Gateways gateways;
    private final Map<Channel, GatewayState> states = new EnumMap<>(Channel.class);
    private final Batch.Parts parts;

    /** Sends through those gateways. */
    public Dispatcher(
            MessageWork work, Gateways gateways, MessageRenderer writer, Supplier<Instant> now, NoticePolicy policy) {
        this(work, gateways, new Trial(writer, gateways.sms().isPresent(), GatewayLog.standard(), now), policy);
    }

    Dispatcher(MessageWork work, Gateways gateways, Trial trial, NoticePolicy policy) {
        this.gateways = gateways;
        for (Channel channel : Channel.values()) {
            states.put(channel, new GatewayState(channel, trial.log()));
        }
        this.parts = new Batch.Parts(work, trial, states, trial.now(), policy);
    }

    /**
     * Sends at most {@code limit} messages that are due, and answers when none is left that can leave now, or when
     * other writers keep the outbox from it all the time; what is due then waits for the next run.
     */
    public DispatchReport dispatch(int limit) {
        Tally tally = new Tally(limit);
        try {
            sendAll(tally);
        } catch (StorageContentionException contended) {
            return tally.report();
        }
        return tally.report();
    }

    private void sendAll(Tally tally) {
        boolean goOn = true;
        while (goOn && tally.room() > 0) {
            states.values().forEach(state -> probe(state, tally));
            Set<Channel> up = up();
            goOn = !up.isEmpty() && tally.room() > 0 && sendSome(up, tally);
        }
    }

    /** How the gateways are that this dispatcher has. */
    public List<GatewayHealth> health() {
        return states.values().stream()
                .filter(state ->
                        state.channel() == Channel.MAIL || gateways.sms().isPresent())
                .map(GatewayState::health)
                .toList();
    }

    /** False when nothing is left to do. */
    private boolean sendSome(Set<Channel> channels, Tally tally) {
        List<Claimed> claimed = claim(new ClaimRequest(
                channels,
                Set.of(),
                parts.now().get(),
                Math.min(tally.room(), AT_ONCE),
                parts.policy().lease()));
        int settled = tally.settled();
        Triage triage = Triage.of(claimed);
        if (!triage.released().isEmpty()) {
            parts.work().release(triage.released());
        }
        send(triage.tried(), tally);
        return tally.settled() > settled;
    }

    private void send(List<Claimed> claimed, Tally tally) {
        if (!claimed.isEmpty()) {
            try (Gateways.Line line = gateways.open()) {
                new Batch(parts, line, tally, claimed).send();
            }
        }
    }

    private void probe(GatewayState state, Tally tally) {
        if (state.beginProbe(parts.now().get())) {
            try (Gateways.Line line = gateways.open()) {
                boolean asked = false;
                while (!asked && tally.room() > 0) {
                    List<Claimed> one = forProbe(state);
                    asked = one.isEmpty() || new Batch(parts, line, tally, one).probe();
                }
            } finally {
                state.endProbe();
            }
        }
    }

    /** The next message that did not fail in this trouble; when there is none, the next of all. */
    private List<Claimed> forProbe(GatewayState state) {
        List<Claimed> other = claim(request(state));
        if (other.isEmpty() && !state.tried().isEmpty()) {
            state.forgetTried();
            return claim(request(state));
        }
        return other;
    }

    private ClaimRequest request(GatewayState state) {
        return new ClaimRequest(
                Set.of(state.channel()),
                state.tried(),
                parts.now().get(),
                1,
                parts.policy().lease());
    }

    private List<Claimed> claim(ClaimRequest request) {
        return parts.work().claim(request);
    }

    private Set<Channel> up() {
        Set<Channel> up = EnumSet.noneOf(Channel.class);
        states.values().stream().filter(GatewayState::isUp).forEach(state -> up.add(state.channel()));
        return up;
    }
}
