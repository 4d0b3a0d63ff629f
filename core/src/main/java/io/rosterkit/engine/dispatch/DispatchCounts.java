package io.rosterkit.engine.dispatch;

import io.rosterkit.model.notice.Settlement;
import io.rosterkit.notice.DispatchReport;

/** Counts the results of one dispatch, up to its limit. */
final class DispatchCounts {

    private final int limit;
    private int sent;
    private int deferred;
    private int failed;
    private int dropped;
    private int settledElsewhere;
    private int uncharged;
    private int released;

    DispatchCounts(int limit) {
        this.limit = limit;
    }

    /** How many more messages may be settled. */
    int remaining() {
        return limit - settled();
    }

    /** How many messages were settled, by this dispatcher or by another one. */
    int settled() {
        return sent + deferred + failed + dropped + settledElsewhere + uncharged;
    }

    void addSettledElsewhere() {
        settledElsewhere++;
    }

    void addReleased(int count) {
        released += count;
    }

    void add(Settlement settlement) {
        if (settlement instanceof Settlement.Sent) {
            sent++;
        } else if (settlement instanceof Settlement.Later) {
            deferred++;
        } else if (settlement instanceof Settlement.Dropped) {
            dropped++;
        } else if (settlement instanceof Settlement.Uncharged) {
            uncharged++;
        } else {
            failed++;
        }
    }

    DispatchReport report() {
        return new DispatchReport(sent, deferred, failed, dropped, settledElsewhere, uncharged + released);
    }
}
