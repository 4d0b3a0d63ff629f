package io.rosterkit.mail;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An enhanced status code (RFC 3463), such as 5.1.1. */
record Status(int type, int subject, int detail) {

    /** Where RFC 2034 puts it, some servers with a mark in front: {@code 550 #5.1.0 rejected}. */
    private static final Pattern IN_FRONT =
            Pattern.compile("(?m)^\\d{3}[ -]#?([245])\\.(\\d{1,3})\\.(\\d{1,3})(?!\\.?\\w)");

    /** Where others put it: {@code 550 no mailbox of that name (#5.1.1)}. */
    private static final Pattern WITHIN = Pattern.compile("(?<![\\w.])([245])\\.(\\d{1,3})\\.(\\d{1,3})(?!\\.?\\w)");

    /** The status of a reply. One inside the text is heard only when it is of the same class as the reply. */
    static Optional<Status> of(int code, String text) {
        return find(IN_FRONT.matcher(text))
                .or(() -> find(WITHIN.matcher(text)).filter(status -> status.type == code / 100));
    }

    private static Optional<Status> find(Matcher matcher) {
        return matcher.find()
                ? Optional.of(new Status(number(matcher, 1), number(matcher, 2), number(matcher, 3)))
                : Optional.empty();
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    boolean is(int wantedSubject, int wantedDetail) {
        return subject == wantedSubject && detail == wantedDetail;
    }
}
