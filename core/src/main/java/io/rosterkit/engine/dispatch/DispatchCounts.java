package io.rosterkit.engine.dispatch;

import io.rosterkit.model.notice.Settlement;
import io.rosterkit.notice.DispatchReport;

/** Counts what one dispatch does, against its limit. */
final class Tally {

    private final int limit;
    private int sent;
    private int later;
    private int failed;
    private int dropped;
    private int lost;
    private int uncharged;
    private int untried;

    Tally(int limit) {
        this.limit = limit;
    }

    /** How many more messages may be settled. */
    int room() {
        return limit - settled();
    }

    int settled() {
        return sent + later + failed + dropped + lost + uncharged;
    }

    void lost() {
        lost++;
    }

    void untried(int count) {
        untried += count;
    }

    void settled(Settlement settlement) {
        if (settlement instanceof Settlement.Sent) {
            sent++;
        } else if (settlement instanceof Settlement.Later) {
            later++;
        } else if (settlement instanceof Settlement.Dropped) {
            dropped++;
        } else if (settlement instanceof Settlement.Uncharged) {
            uncharged++;
        } else {
            failed++;
        }
    }

    DispatchReport report() {
        return new DispatchReport(sent, later, failed, dropped, lost, uncharged + untried);
    }
}
