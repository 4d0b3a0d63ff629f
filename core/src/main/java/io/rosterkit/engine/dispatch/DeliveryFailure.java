package io.rosterkit.engine.dispatch;

/**
 * How a gateway failed with a message.
 *
 * @param code the code that is stored and shown
 * @param logDetail what the log may say besides; empty when the gateway named the code itself
 */
record DeliveryFailure(String code, String logDetail) {

    /** Whether the gateway threw or returned null, so the cause may be the gateway or the message. */
    boolean isUnexplained() {
        return !logDetail.isEmpty();
    }

    String logText() {
        return logDetail.isEmpty() ? code : code + ": " + logDetail;
    }
}
