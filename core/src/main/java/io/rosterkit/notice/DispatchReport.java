package io.rosterkit.notice;

/**
 * What a dispatch did: messages sent, put off, given up, not wanted any more, settled by another dispatcher meanwhile,
 * and handed back uncharged. Those handed back wait as before: their gateway is in trouble, or the time of the lease
 * was nearly over. {@code Operations.health()} tells which gateway is in trouble.
 */
public record DispatchReport(int sent, int later, int failed, int dropped, int lost, int released) {

    /** A report of a dispatch that handed nothing back. */
    public DispatchReport(int sent, int later, int failed, int dropped, int lost) {
        this(sent, later, failed, dropped, lost, 0);
    }
}
