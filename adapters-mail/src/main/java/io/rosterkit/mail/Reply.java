package io.rosterkit.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the server answered at a step. Its {@code words} are looked at and never stored or shown; addresses, links and
 * names of hosts are taken out of them, so that no address decides what a reply means.
 */
record Reply(Step step, int code, Optional<Status> status, String words) {

    private static final int LONGEST = 2_000;
    private static final Pattern NAMES = Pattern.compile(
            "<[^>]*>|\\S+@\\S+|\\w+://\\S+|(?<![\\w.-])(?!STOREDRV)[\\w-]+(?:\\.[\\w-]+)+|(?m:^\\d{3}[ -])");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    static Reply of(Step step, int code, String text) {
        String start = text.substring(0, Math.min(LONGEST, text.length()));
        // Exchange names its own trouble in the form of a host: STOREDRV.Submission
        String plain = NAMES.matcher(start).replaceAll(" ").toLowerCase(Locale.ROOT);
        return new Reply(
                step,
                code,
                Status.of(code, start),
                SPACE.matcher(plain).replaceAll(" ").strip());
    }

    /** Whether the server says not now. */
    boolean temporary() {
        return code / 100 == 4;
    }

    /** Whether the server says no, by its reply code and by its status if there is one. */
    boolean permanent() {
        return code / 100 == 5 && status.map(given -> given.type() == 5).orElse(true);
    }

    /** Whether the server closes the connection (RFC 5321 section 3.8). */
    boolean closing() {
        return code == 421;
    }

    /** The subject of the status; 0, which says nothing, where there is none. */
    int subject() {
        return status.map(Status::subject).orElse(0);
    }

    boolean is(int subject, int detail) {
        return status.filter(given -> given.is(subject, detail)).isPresent();
    }

    boolean says(Pattern pattern) {
        return pattern.matcher(words).find();
    }

    boolean speaksOfRecipient() {
        return says(Words.RECIPIENT) && !speaksOfSender();
    }

    boolean speaksOfSender() {
        return says(Words.SENDER);
    }

    /** The reply as a code of a receipt, such as {@code smtp-550-5-1-1}. */
    String asCode() {
        return "smtp-" + code
                + status.map(given -> "-" + given.type() + "-" + given.subject() + "-" + given.detail())
                        .orElse("");
    }

    @Override
    public String toString() {
        return "Reply[" + step + " " + asCode() + "]";
    }
}
