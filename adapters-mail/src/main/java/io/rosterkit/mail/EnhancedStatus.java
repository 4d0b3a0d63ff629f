package io.rosterkit.mail;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An enhanced status code (RFC 3463), such as 5.1.1. */
record EnhancedStatus(int type, int subject, int detail) {

    /** The place by RFC 2034; some servers write a number sign before it: {@code 550 #5.1.0 rejected}. */
    private static final Pattern AT_BEGINNING =
            Pattern.compile("(?m)^\\d{3}[ -]#?([245])\\.(\\d{1,3})\\.(\\d{1,3})(?!\\.?\\w)");

    /** Another place that servers use: {@code 550 no mailbox of that name (#5.1.1)}. */
    private static final Pattern WITHIN_TEXT =
            Pattern.compile("(?<![\\w.])([245])\\.(\\d{1,3})\\.(\\d{1,3})(?!\\.?\\w)");

    /** The status of a reply. A status within the text counts only when its class is that of the reply code. */
    static Optional<EnhancedStatus> of(int code, String text) {
        return find(AT_BEGINNING.matcher(text))
                .or(() -> find(WITHIN_TEXT.matcher(text)).filter(status -> status.type == code / 100));
    }

    private static Optional<EnhancedStatus> find(Matcher matcher) {
        return matcher.find()
                ? Optional.of(new EnhancedStatus(number(matcher, 1), number(matcher, 2), number(matcher, 3)))
                : Optional.empty();
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    boolean is(int wantedSubject, int wantedDetail) {
        return subject == wantedSubject && detail == wantedDetail;
    }
}
