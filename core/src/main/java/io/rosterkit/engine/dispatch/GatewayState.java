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
 * The state of one gateway, shared by all threads of a process: up, or in trouble and probed after growing waits. It
 * also remembers the messages that failed during a trouble. After another message was sent, they are suspects: a
 * suspect that fails again is probably the cause itself. Thread-safe.
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
    private final RefusedRecipients refusedRecipients = new RefusedRecipients();
    private @Nullable Trouble trouble;
    private @Nullable GatewayFault latestFault;
    private boolean probing;
    private boolean unconfirmedChargeTaken;
    private long handedOver;

    private record Trouble(Instant since, Duration interval, Instant nextProbe, int failures) {

        Trouble afterFailure(Instant now) {
            Duration doubled = interval.multipliedBy(2);
            Duration next = doubled.compareTo(MAX_WAIT) > 0 ? MAX_WAIT : doubled;
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

    /** Whether the trouble is so long that messages are charged for it. */
    synchronized boolean isLongOutage(Instant now) {
        return trouble != null && trouble.since().plus(LONG_OUTAGE).isBefore(now);
    }

    /** Whether the caller may probe now. If so, no other thread may probe until {@link #endProbe}. */
    synchronized boolean beginProbe(Instant now) {
        boolean mayProbe = trouble != null && !probing && !now.isBefore(trouble.nextProbe());
        probing |= mayProbe;
        return mayProbe;
    }

    synchronized void endProbe() {
        probing = false;
    }

    /** The messages that failed during this trouble. The gateway is probed with all others first. */
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
    synchronized void recordFailure(MessageId id, DeliveryFailure failure, Instant now) {
        latestFault = GatewayFault.of(channel, failure.code(), now);
        if (trouble == null) {
            trouble = new Trouble(now, FIRST_WAIT, now.plus(FIRST_WAIT), 1);
            handedOver = 0;
            failedMessages.clear();
            failedMessages.addAll(suspects);
            log.troubleBegan(channel, id, failure);
        } else {
            trouble = probing ? trouble.afterFailure(now) : trouble;
            log.troubleContinues(channel, id, failure);
        }
        failedMessages.add(id);
        suspects.add(id);
    }

    /**
     * Whether a suspect may be charged though no other message is there to show that the gateway is up. Granted once
     * after each success, so that a gateway that goes down charges at most one message.
     */
    synchronized boolean takeUnconfirmedCharge() {
        boolean granted = !unconfirmedChargeTaken;
        unconfirmedChargeTaken = true;
        return granted;
    }

    /** Records that this message is the cause, and the gateway is up. */
    synchronized void recordCharge(MessageId id, DeliveryFailure failure, Instant now) {
        latestFault = GatewayFault.of(channel, failure.code(), now);
        suspects.add(id);
        log.messageCharged(channel, id, failure);
    }

    /**
     * Records a rejection without a reason. The result is the rejection itself, or trouble of the gateway when it
     * rejected too many recipients in a row.
     */
    synchronized MessageDelivery.Result recordRefusal(Destination to, MessageDelivery.Result.Rejected rejection) {
        return refusedRecipients.add(to)
                ? new MessageDelivery.Result.Unavailable(RefusedRecipients.gatewayFailure(rejection))
                : rejection;
    }

    /**
     * Records that the gateway took the message or rejected its recipient alone: the gateway is up. After too many
     * rejections it is up only when it took a message.
     */
    synchronized void recordAnswer(MessageId id, boolean accepted, Instant now) {
        suspects.remove(id);
        unconfirmedChargeTaken = false;
        if (accepted) {
            handedOver++;
            refusedRecipients.clear();
        }
        if (trouble != null && !refusedRecipients.isAboveLimit()) {
            log.troubleEnded(channel, Duration.between(trouble.since(), now), trouble.failures());
            trouble = null;
            failedMessages.clear();
        }
    }

    synchronized GatewayHealth health() {
        Optional<GatewayFault> fault = Optional.ofNullable(latestFault);
        Optional<GatewayHealth.Trouble> current = Optional.ofNullable(trouble)
                .map(row ->
                        new GatewayHealth.Trouble(row.since(), fault.orElseThrow(), row.nextProbe(), row.failures()));
        return new GatewayHealth(channel, current, fault, handedOver);
    }
}
