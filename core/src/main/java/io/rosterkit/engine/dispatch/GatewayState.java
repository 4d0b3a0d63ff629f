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
 * The state of one gateway, shared by all threads of a process: up, or in an outage and probed after growing waits. It
 * also remembers which messages failed in this outage. A failed message stays a suspect until the gateway takes or
 * rejects it. A suspect that fails while the gateway is up is probably the cause. Thread-safe.
 */
final class GatewayState {

    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration MAX_WAIT = Duration.ofMinutes(2);

    /** After an outage of this length, failed probes count as attempts of their messages. */
    private static final Duration LONG_OUTAGE = Duration.ofHours(26);

    private final Channel channel;
    private final GatewayLog log;
    private final RecentMessageIds suspects = new RecentMessageIds();
    private final RecentMessageIds failedMessages = new RecentMessageIds();
    private final RejectedRecipients rejectedRecipients = new RejectedRecipients();
    private @Nullable Outage outage;
    private @Nullable GatewayFault latestFault;
    private boolean probing;
    private boolean assumedMessageFailure;
    private long acceptedMessages;

    private record Outage(Instant since, Duration interval, Instant nextProbe, int failures) {

        Outage afterFailure(Instant now) {
            Duration doubled = interval.multipliedBy(2);
            Duration next = doubled.compareTo(MAX_WAIT) > 0 ? MAX_WAIT : doubled;
            return new Outage(since, next, now.plus(next), failures + 1);
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
        return outage == null;
    }

    /** Whether the outage is so long that a failed probe counts as an attempt of its message. */
    synchronized boolean isLongOutage(Instant now) {
        return outage != null && outage.since().plus(LONG_OUTAGE).isBefore(now);
    }

    /** Whether the caller may probe now. If so, no other thread may probe until {@link #endProbe}. */
    synchronized boolean beginProbe(Instant now) {
        boolean mayProbe = outage != null && !probing && !now.isBefore(outage.nextProbe());
        probing |= mayProbe;
        return mayProbe;
    }

    synchronized void endProbe() {
        probing = false;
    }

    /** The messages to probe last: those that failed in this outage, and the suspects from before it. */
    synchronized Set<MessageId> failedMessages() {
        return failedMessages.all();
    }

    /** From now on every message may be used for a probe again. */
    synchronized void forgetFailedMessages() {
        failedMessages.clear();
    }

    synchronized boolean isSuspect(MessageId id) {
        return suspects.contains(id);
    }

    synchronized Set<MessageId> suspects() {
        return suspects.all();
    }

    /** Records that the gateway itself failed, when it was given this message. */
    synchronized void recordGatewayFailure(MessageId id, DeliveryFailure failure, Instant now) {
        latestFault = GatewayFault.of(channel, failure.code(), now);
        if (outage == null) {
            outage = new Outage(now, FIRST_WAIT, now.plus(FIRST_WAIT), 1);
            acceptedMessages = 0;
            failedMessages.clear();
            failedMessages.addAll(suspects);
            log.troubleBegan(channel, id, failure);
        } else {
            outage = probing ? outage.afterFailure(now) : outage;
            log.troubleContinues(channel, id, failure);
        }
        failedMessages.add(id);
        suspects.add(id);
    }

    /**
     * Permits once to count a failure against a suspect while no other message can show that the gateway is up.
     * Permitted again after the gateway took, rejected or deferred a message. So an outage counts against at most one
     * message in this way.
     */
    synchronized boolean mayAssumeMessageFailure() {
        boolean granted = !assumedMessageFailure;
        assumedMessageFailure = true;
        return granted;
    }

    /** Records that a failure counts against this message; the gateway is taken to be up. */
    synchronized void recordMessageFailure(MessageId id, DeliveryFailure failure, Instant now) {
        latestFault = GatewayFault.of(channel, failure.code(), now);
        suspects.add(id);
        log.messageCharged(channel, id, failure);
    }

    /**
     * Records a rejection that the gateway did not explain. The result is that rejection, or an outage after too many
     * such rejections in a row.
     */
    synchronized MessageDelivery.Result recordUnexplainedRejection(
            Destination to, MessageDelivery.Result.Rejected rejection) {
        return rejectedRecipients.add(to)
                ? new MessageDelivery.Result.Unavailable(RejectedRecipients.gatewayFailure(rejection))
                : rejection;
    }

    /**
     * Records that the gateway took the message, or rejected or deferred only this recipient. So the gateway is up.
     * After too many unexplained rejections, only an accepted message ends the outage.
     */
    synchronized void recordReachable(MessageId id, boolean accepted, Instant now) {
        suspects.remove(id);
        assumedMessageFailure = false;
        if (accepted) {
            acceptedMessages++;
            rejectedRecipients.clear();
        }
        if (outage != null && !rejectedRecipients.isAboveLimit()) {
            log.troubleEnded(channel, Duration.between(outage.since(), now), outage.failures());
            outage = null;
            failedMessages.clear();
        }
    }

    synchronized GatewayHealth health() {
        Optional<GatewayFault> fault = Optional.ofNullable(latestFault);
        Optional<GatewayHealth.Trouble> current = Optional.ofNullable(outage)
                .map(outage -> new GatewayHealth.Trouble(
                        outage.since(), fault.orElseThrow(), outage.nextProbe(), outage.failures()));
        return new GatewayHealth(channel, current, fault, acceptedMessages);
    }
}
