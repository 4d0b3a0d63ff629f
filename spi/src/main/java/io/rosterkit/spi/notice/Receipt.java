package io.rosterkit.spi.notice;

/** What a gateway answers. Codes are short and hold nothing of the message, such as {@code smtp-550}. */
public sealed interface Receipt {

    /** Taken; it is the mail system's business from here on. */
    record Accepted() implements Receipt {}

    /** This message will never be taken. */
    record Rejected(String code) implements Receipt {}

    /** Not now, for whatever reason. */
    record Unavailable(String code) implements Receipt {}
}
