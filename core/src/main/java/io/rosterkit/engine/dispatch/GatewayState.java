package io.rosterkit.engine.dispatch;

import io.rosterkit.health.GatewayFault;
import io.rosterkit.health.GatewayHealth;
import io.rosterkit.model.MessageId;
import io.rosterkit.model.contact.Destination;
import io.rosterkit.model.notice.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one gateway is, for all threads of a process: up, or in trouble and probed with growing waits. It also remembers
 * the messages that failed while it was in trouble. Once another message got through they are suspects: one that fails
 * again is probably the trouble itself. Thread-safe.
 */
final class GatewayState {

    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    /** An outage of a day, and some. A message that fails alone for longer is given up in the end. */
    private static final Duration UNCHARGED = Duration.ofHours(26);

    private final Channel channel;
    private final GatewayLog log;
    private final RecentIds suspects = new RecentIds();
    private final RecentIds tried = new RecentIds();
    private final RefusedRecipients refused = new RefusedRecipients();
    private @Nullable Trouble trouble;
    private @Nullable GatewayFault latest;
    private boolean probing;
    private boolean chargedUnconfirmed;
    private long handedOver;

    private record Trouble(Instant since, Duration pause, Instant nextProbe, int failures) {

        Trouble failedAgain(Instant now) {
            Duration doubled = pause.multipliedBy(2);
            Duration next = doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
            return new Trouble(since, next, now.plus(next), failures + 1);
        }
    }

    GatewayState(Channel channel, GatewayLog log) {
        this.channel = channel;
        this.log = log;
    }

    Channel channel() {
        return channel;
    }

    synchronized boolean isUp() {
        return trouble == null;
    }

    /** Whether the trouble lasts longer than the outages in which no message is charged. */
    synchronized boolean hasLasted(Instant now) {
        return trouble != null && trouble.since().plus(UNCHARGED).isBefore(now);
    }

    /** Whether the caller may probe now; no other thread may until {@link #endProbe}. */
    synchronized boolean beginProbe(Instant now) {
        boolean begun = trouble != null && !probing && !now.isBefore(trouble.nextProbe());
        probing |= begun;
        return begun;
    }

    synchronized void endProbe() {
        probing = false;
    }

    /** The messages that failed in this trouble, with which it is not probed again before all others. */
    synchronized Set<MessageId> tried() {
        return tried.all();
    }

    /** From now on all may be probed with again. */
    synchronized void forgetTried() {
        tried.clear();
    }

    synchronized boolean isSuspect(MessageId id) {
        return suspects.contains(id);
    }

    synchronized Set<MessageId> suspects() {
        return suspects.all();
    }

    /** The gateway itself is the trouble, as that message met it. */
    synchronized void failed(MessageId id, Failure failure, Instant now) {
        latest = GatewayFault.of(channel, failure.code(), now);
        if (trouble == null) {
            trouble = new Trouble(now, FIRST_WAIT, now.plus(FIRST_WAIT), 1);
            handedOver = 0;
            tried.clear();
            tried.addAll(suspects);
            log.troubleBegan(channel, id, failure);
        } else {
            trouble = probing ? trouble.failedAgain(now) : trouble;
            log.stillInTrouble(channel, id, failure);
        }
        tried.add(id);
        suspects.add(id);
    }

    /**
     * Whether a suspect that failed right after a success may be charged though no other message is there to confirm
     * that the gateway is up: once after each success, so that a gateway that went away charges at most one.
     */
    synchronized boolean mayChargeUnconfirmed() {
        boolean may = !chargedUnconfirmed;
        chargedUnconfirmed = true;
        return may;
    }

    /** That message alone is the trouble. */
    synchronized void charged(MessageId id, Failure failure, Instant now) {
        latest = GatewayFault.of(channel, failure.code(), now);
        suspects.add(id);
        log.charged(channel, id, failure);
    }

    /**
     * A rejection without a reason: that of the recipient, or trouble of the gateway when it is one of many in a row.
     */
    synchronized Trial.Result refused(Destination to, Trial.Result.Rejected rejection) {
        return refused.add(to) ? new Trial.Result.Unavailable(RefusedRecipients.failure(rejection)) : rejection;
    }

    /**
     * The gateway took that message, or spoke of its recipient alone: it is up. One that refuses every recipient is up
     * only when it took a message.
     */
    synchronized void gotThrough(MessageId id, boolean accepted, Instant now) {
        suspects.remove(id);
        chargedUnconfirmed = false;
        if (accepted) {
            handedOver++;
            refused.clear();
        }
        if (trouble != null && !refused.areTooMany()) {
            log.troubleEnded(channel, Duration.between(trouble.since(), now), trouble.failures());
            trouble = null;
            tried.clear();
        }
    }

    synchronized GatewayHealth health() {
        Optional<GatewayFault> fault = Optional.ofNullable(latest);
        Optional<GatewayHealth.Trouble> shown = Optional.ofNullable(trouble)
                .map(now ->
                        new GatewayHealth.Trouble(now.since(), fault.orElseThrow(), now.nextProbe(), now.failures()));
        return new GatewayHealth(channel, shown, fault, handedOver);
    }
}
