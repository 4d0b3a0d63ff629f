package io.rosterkit.dispatch;

/** How a gateway failed with a message: the code that is stored and shown, and what the log may say beside it. */
record Failure(String code, String detail) {

    /** For the log. */
    String text() {
        return detail.isEmpty() ? code : code + ": " + detail;
    }
}
