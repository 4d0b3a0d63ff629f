package io.rosterkit.engine.contact;

import com.google.common.base.CharMatcher;
import io.rosterkit.engine.text.PastedText;
import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Parses an e-mail address: one plain addr-spec (RFC 5322) with an ASCII local part, no quotes and no comments. An
 * international domain is converted to its ASCII form.
 *
 * <p>Some characters (ß, final sigma, joiners) give one ASCII domain by IDNA 2003 (RFC 3490) and another by IDNA 2008
 * (RFC 5891). The two domains may have different owners. A domain with such a character is refused. Where it has a
 * valid form by IDNA 2008, the refusal has that form as the fact {@code asciiDomain}, for the caller to use instead.
 */
public final class Addresses {

    private static final Pattern LOCAL_PART = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}");
    private static final Pattern DIFFERENT_IN_IDNA_2008 = Pattern.compile("[\\u00DF\\u1E9E\\u03C2\\u200C\\u200D]");

    /** The characters that nameprep (RFC 3491, table B.1) removes, and other invisible characters. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cf}\\u034F\\u1806\\u180B-\\u180D\\uFE00-\\uFE0F&&[^\\u200C\\u200D]]");

    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");

    private Addresses() {}

    /** Parses an address. Spaces, zero-width characters and direction marks around it are ignored. */
    public static Outcome<EmailAddress> parse(String text) {
        Arguments.required("text", text);
        String address = PastedText.strip(text);
        if (address.isEmpty()) {
            return refused(ContactReason.ADDRESS_MISSING);
        }
        if (address.length() > EmailAddress.MAX_LENGTH) {
            return Outcome.refused(
                    Refusal.of(ContactReason.ADDRESS_TOO_LONG).at("address").with("atMost", EmailAddress.MAX_LENGTH));
        }
        int at = address.lastIndexOf('@');
        if (at < 1 || !LOCAL_PART.matcher(address.substring(0, at)).matches()) {
            return refused(ContactReason.ADDRESS_MALFORMED);
        }
        return domain(address.substring(at + 1)).then(domain -> {
            String local = address.substring(0, at);
            return isValid(local + "@" + domain)
                    ? Outcome.done(new EmailAddress(address, local.toLowerCase(Locale.ROOT) + "@" + domain))
                    : refused(ContactReason.ADDRESS_MALFORMED);
        });
    }

    private static Outcome<String> domain(String text) {
        if (CharMatcher.ascii().matchesAllOf(text)) {
            return ascii(text);
        }
        if (INVISIBLE.matcher(text).find()) {
            return refused(ContactReason.ADDRESS_MALFORMED);
        }
        if (DIFFERENT_IN_IDNA_2008.matcher(text).find()) {
            Refusal refusal = Refusal.of(ContactReason.ADDRESS_MALFORMED).at("address");
            return Outcome.refused(Idna2008.toAscii(text)
                    .filter(ascii -> DOMAIN.matcher(ascii).matches())
                    .map(ascii -> refusal.with("asciiDomain", ascii))
                    .orElse(refusal));
        }
        try {
            return ascii(IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES));
        } catch (IllegalArgumentException notADomain) {
            return refused(ContactReason.ADDRESS_MALFORMED);
        }
    }

    private static Outcome<String> ascii(String text) {
        String domain = text.toLowerCase(Locale.ROOT);
        return DOMAIN.matcher(domain).matches() ? Outcome.done(domain) : refused(ContactReason.ADDRESS_MALFORMED);
    }

    private static boolean isValid(String ascii) {
        try {
            new InternetAddress(ascii, true).validate();
            return ascii.length() <= EmailAddress.MAX_LENGTH;
        } catch (AddressException malformed) {
            return false;
        }
    }

    private static <T> Outcome<T> refused(ContactReason reason) {
        return Outcome.refused(Refusal.of(reason).at("address"));
    }
}
