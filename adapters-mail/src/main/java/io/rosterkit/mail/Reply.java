package io.rosterkit.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The reply of the server at a step.
 *
 * @param words the text in lower case, which is searched and never stored or shown. Addresses, links and host names are
 *     removed, so that no address decides what a reply means.
 */
record Reply(SmtpStep step, int code, Optional<EnhancedStatus> status, String words) {

    private static final int MAX_TEXT_LENGTH = 2_000;
    private static final Pattern ADDRESSES_AND_HOSTS = Pattern.compile(
            "<[^>]*>|\\S+@\\S+|\\w+://\\S+|(?<![\\w.-])(?!STOREDRV)[\\w-]+(?:\\.[\\w-]+)+|(?m:^\\d{3}[ -])");
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    static Reply of(SmtpStep step, int code, String text) {
        String start = text.substring(0, Math.min(MAX_TEXT_LENGTH, text.length()));
        // STOREDRV.Submission is not a host name: Exchange reports its own errors with it
        String plain = ADDRESSES_AND_HOSTS.matcher(start).replaceAll(" ").toLowerCase(Locale.ROOT);
        return new Reply(
                step,
                code,
                EnhancedStatus.of(code, start),
                WHITE_SPACE.matcher(plain).replaceAll(" ").strip());
    }

    /** Whether the reply is a temporary error. */
    boolean isTemporary() {
        return code / 100 == 4;
    }

    /** Whether the reply is a permanent error, by its code and by its status if there is one. */
    boolean isPermanent() {
        return code / 100 == 5 && status.map(enhanced -> enhanced.type() == 5).orElse(true);
    }

    /** Whether the server closes the connection after the reply (RFC 5321 section 3.8). */
    boolean closesConnection() {
        return code == 421;
    }

    /** The subject of the status; 0, which means nothing, when there is no status. */
    int subject() {
        return status.map(EnhancedStatus::subject).orElse(0);
    }

    boolean hasStatus(int subject, int detail) {
        return status.filter(enhanced -> enhanced.is(subject, detail)).isPresent();
    }

    boolean matches(Pattern pattern) {
        return pattern.matcher(words).find();
    }

    boolean isAboutRecipient() {
        return matches(ReplyPatterns.RECIPIENT) && !isAboutSender();
    }

    boolean isAboutSender() {
        return matches(ReplyPatterns.SENDER);
    }

    /** The code for a receipt, such as {@code smtp-550-5-1-1}. */
    String asCode() {
        return "smtp-" + code
                + status.map(enhanced -> "-" + enhanced.type() + "-" + enhanced.subject() + "-" + enhanced.detail())
                        .orElse("");
    }

    @Override
    public String toString() {
        return "Reply[" + step + " " + asCode() + "]";
    }
}
