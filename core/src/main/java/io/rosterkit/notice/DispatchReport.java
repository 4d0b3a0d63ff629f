package io.rosterkit.notice;

/**
 * The number of messages that one dispatch handled.
 *
 * @param sent taken by a gateway
 * @param deferred to be tried again later
 * @param failed dead letters now
 * @param dropped not needed any more
 * @param settledElsewhere settled by another dispatcher in the meantime
 * @param released back in the outbox, with no attempt counted: their gateway is in trouble, or the lease was about to
 *     end. {@code Operations.health()} shows which gateway is in trouble.
 */
public record DispatchReport(int sent, int deferred, int failed, int dropped, int settledElsewhere, int released) {

    /** The report of a dispatch that released nothing. */
    public DispatchReport(int sent, int deferred, int failed, int dropped, int settledElsewhere) {
        this(sent, deferred, failed, dropped, settledElsewhere, 0);
    }
}
