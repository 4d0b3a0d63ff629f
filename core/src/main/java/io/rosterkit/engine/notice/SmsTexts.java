package io.rosterkit.engine.notice;

import io.rosterkit.notice.Languages;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The text message with a code: one GSM-7 segment whose last line binds the code to the host (WICG, Origin-bound
 * one-time codes delivered via SMS), with no link and nothing that a tenant wrote.
 */
public final class SmsTexts {

    private static final int SEGMENT = 160;
    private static final String LONGEST_CODE = "88888888";
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");

    private SmsTexts() {}

    /** The letter with a code, for a product whose pages are at that host. */
    public static MessageContent code(String code, String product, String host, Locale language) {
        return new MessageContent("code", language, Map.of("product", product), Map.of("code", code, "host", host));
    }

    /**
     * Throws {@link IllegalArgumentException} when a code of 8 digits for this product and host would not fit into one
     * segment in each language; it names what is wrong.
     */
    public static void check(String product, String host) {
        if (!Gsm7.holds(product)) {
            throw new IllegalArgumentException("product must be writable in GSM-7 to stand in a text message");
        }
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException("host must be a plain host name in ASCII to stand in a text message");
        }
        MessageTemplates templates = new MessageTemplates();
        for (Locale language : Languages.ALL) {
            int septets = Gsm7.septets(templates.whole(code(LONGEST_CODE, product, host, language)));
            if (septets > SEGMENT) {
                throw new IllegalArgumentException("product and host must leave a text message within one segment: "
                        + septets + " of " + SEGMENT + " characters in language " + language.getLanguage());
            }
        }
    }

    /** The text itself, which must be one segment. */
    static String segment(String text) {
        if (!Gsm7.holds(text) || Gsm7.septets(text) > SEGMENT) {
            throw new IllegalArgumentException("text must be one segment of GSM-7");
        }
        return text;
    }
}
