package io.rosterkit.notice;

import io.rosterkit.model.notice.Settlement;

/**
 * What a dispatch did: messages sent, put off, given up, not wanted any more, and left to another dispatcher or a later
 * claim because sending took longer than the lease allows.
 */
public record DispatchReport(int sent, int later, int failed, int dropped, int lost) {

    static DispatchReport none() {
        return new DispatchReport(0, 0, 0, 0, 0);
    }

    DispatchReport and(Settlement settlement) {
        if (settlement instanceof Settlement.Sent) {
            return new DispatchReport(sent + 1, later, failed, dropped, lost);
        }
        if (settlement instanceof Settlement.Later) {
            return new DispatchReport(sent, later + 1, failed, dropped, lost);
        }
        if (settlement instanceof Settlement.Failed) {
            return new DispatchReport(sent, later, failed + 1, dropped, lost);
        }
        return new DispatchReport(sent, later, failed, dropped + 1, lost);
    }

    DispatchReport andLost() {
        return new DispatchReport(sent, later, failed, dropped, lost + 1);
    }
}
