package io.rosterkit.spi.notice;

import io.rosterkit.model.outcome.Arguments;
import java.util.regex.Pattern;

/**
 * What a gateway answers. Codes are 1 to 40 lower-case letters, digits and hyphens, such as {@code smtp-550}: they are
 * stored and shown, so nothing of the message or of a server's text may be in them.
 */
public sealed interface Receipt {

    /** Taken; it is the mail system's business from here on. */
    record Accepted() implements Receipt {}

    /**
     * This recipient never takes the message, which becomes a dead letter. Only for an answer that speaks of this
     * recipient, such as an unknown mailbox. {@code explained} tells whether the answer says that the recipient is the
     * reason. A server that blocks the client may refuse each recipient without a reason; so the dispatcher takes
     * unexplained rejections of several recipients in a row for trouble of the gateway.
     */
    record Rejected(String code, boolean explained) implements Receipt {

        /** Throws {@link IllegalArgumentException} unless the code is of that form. */
        public Rejected {
            check(code);
        }

        /** An explained rejection. */
        public Rejected(String code) {
            this(code, true);
        }
    }

    /**
     * Not now, for a reason that concerns this message alone, such as a full mailbox or greylisting. It counts as an
     * attempt of this message; the others go on.
     */
    record Deferred(String code) implements Receipt {

        /** Throws {@link IllegalArgumentException} unless the code is of that form. */
        public Deferred {
            check(code);
        }
    }

    /**
     * Not now, for a reason that concerns the gateway itself: the server is away or silent, refuses the connection, the
     * sign-in or the sender, or answers with its policy or its rate. The dispatcher stops sending through this gateway
     * and probes it; the messages that wait are not charged.
     */
    record Unavailable(String code) implements Receipt {

        /** Throws {@link IllegalArgumentException} unless the code is of that form. */
        public Unavailable {
            check(code);
        }
    }

    private static void check(String code) {
        Arguments.required("code", code);
        if (!Pattern.matches("[a-z0-9-]{1,40}", code)) {
            throw new IllegalArgumentException("code must be 1 to 40 lower-case letters, digits or hyphens");
        }
    }
}
