package io.rosterkit.notice;

/** What a dispatch did: messages sent, put off, given up, not wanted any more, and lost to another dispatcher. */
public record DispatchReport(int sent, int later, int failed, int dropped, int lost) {

    static DispatchReport none() {
        return new DispatchReport(0, 0, 0, 0, 0);
    }
}
