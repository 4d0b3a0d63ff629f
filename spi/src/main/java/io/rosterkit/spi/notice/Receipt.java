package io.rosterkit.spi.notice;

import java.util.regex.Pattern;

/**
 * What a gateway answers. Codes are 1 to 40 lower-case letters, digits and hyphens, such as {@code smtp-550}: they are
 * stored and shown, so nothing of the message or of a server's text may be in them.
 */
public sealed interface Receipt {

    /** Taken; it is the mail system's business from here on. */
    record Accepted() implements Receipt {}

    /** This message will never be taken. */
    record Rejected(String code) implements Receipt {

        /** Throws {@link IllegalArgumentException} unless the code is of that form. */
        public Rejected {
            check(code);
        }
    }

    /** Not now, for whatever reason. */
    record Unavailable(String code) implements Receipt {

        /** Throws {@link IllegalArgumentException} unless the code is of that form. */
        public Unavailable {
            check(code);
        }
    }

    private static void check(String code) {
        if (!Pattern.matches("[a-z0-9-]{1,40}", code)) {
            throw new IllegalArgumentException("code must be 1 to 40 lower-case letters, digits or hyphens");
        }
    }
}
