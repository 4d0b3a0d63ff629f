package io.rosterkit.notice;

/**
 * What a dispatch did: messages sent, put off, given up, not wanted any more, and left to another dispatcher or a later
 * claim because sending took longer than the lease allows.
 */
public record DispatchReport(int sent, int later, int failed, int dropped, int lost) {

    static DispatchReport none() {
        return new DispatchReport(0, 0, 0, 0, 0);
    }
}
