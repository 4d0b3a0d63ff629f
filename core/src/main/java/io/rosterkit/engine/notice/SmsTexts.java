package io.rosterkit.engine.notice;

import io.rosterkit.notice.Languages;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The text message with a code: one single SMS in GSM-7. Its last line binds the code to the host (WICG, Origin-bound
 * one-time codes delivered via SMS). It has no link and no text that an organization wrote.
 */
public final class SmsTexts {

    private static final int MAX_SEPTETS = 160;
    private static final String SAMPLE_CODE = "88888888";
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");

    private SmsTexts() {}

    /** The content for a code of a product whose pages are at this host. */
    public static TemplateInput code(String code, String product, String host, Locale language) {
        return new TemplateInput("code", language, Map.of("product", product), Map.of("code", code, "host", host));
    }

    /**
     * Checks that a message with a code of 8 digits fits into one SMS in each language. Throws
     * {@link IllegalArgumentException} that names the argument if not.
     */
    public static void check(String product, String host) {
        if (!Gsm7.canEncode(product)) {
            throw new IllegalArgumentException("product must be writable in GSM-7 to stand in a text message");
        }
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException("host must be a plain host name in ASCII to stand in a text message");
        }
        MessageTemplates templates = new MessageTemplates();
        for (Locale language : Languages.ALL) {
            int septets = Gsm7.septets(templates.text(code(SAMPLE_CODE, product, host, language)));
            if (septets > MAX_SEPTETS) {
                throw new IllegalArgumentException("product and host must leave a text message within one segment: "
                        + septets + " of " + MAX_SEPTETS + " characters in language " + language.getLanguage());
            }
        }
    }

    /** Checks that the text fits into one SMS, and returns it. */
    static String requireOneSms(String text) {
        if (!Gsm7.canEncode(text) || Gsm7.septets(text) > MAX_SEPTETS) {
            throw new IllegalArgumentException("text must be one segment of GSM-7");
        }
        return text;
    }
}
