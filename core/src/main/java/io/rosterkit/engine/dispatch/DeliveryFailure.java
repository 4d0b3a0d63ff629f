package io.rosterkit.engine.dispatch;

/** How a gateway failed with a message: the code that is stored and shown, and what the log may say beside it. */
record Failure(String code, String detail) {

    /**
     * Whether the gateway threw or answered nothing, so that it did not say whether it or the message is the trouble.
     */
    boolean isUnexplained() {
        return !detail.isEmpty();
    }

    /** For the log. */
    String text() {
        return detail.isEmpty() ? code : code + ": " + detail;
    }
}
