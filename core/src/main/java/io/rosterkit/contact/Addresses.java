package io.rosterkit.contact;

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
 * Reads an e-mail address: one plain addr-spec (RFC 5322) with an ASCII local part, no quotes and no comments. An
 * international domain is brought to its ASCII form; characters that this form would silently map onto others are
 * refused, since two people would share one address.
 */
public final class Addresses {

    private static final Pattern LOCAL = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}");
    private static final Pattern MAPPED_AWAY = Pattern.compile("[\\u00DF\\u1E9E\\u03C2\\u200C\\u200D]");
    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");

    private Addresses() {}

    /** The address; surrounding blanks do not matter. */
    public static Outcome<EmailAddress> parse(String text) {
        Arguments.required("text", text);
        String address = text.strip();
        if (address.isEmpty()) {
            return refused(ContactReason.ADDRESS_MISSING);
        }
        if (address.length() > EmailAddress.MAX_LENGTH) {
            return Outcome.refused(
                    Refusal.of(ContactReason.ADDRESS_TOO_LONG).at("address").with("atMost", EmailAddress.MAX_LENGTH));
        }
        int at = address.lastIndexOf('@');
        if (at < 1 || !LOCAL.matcher(address.substring(0, at)).matches()) {
            return refused(ContactReason.ADDRESS_MALFORMED);
        }
        return domain(address.substring(at + 1)).then(domain -> {
            String local = address.substring(0, at);
            return valid(local + "@" + domain)
                    ? Outcome.done(new EmailAddress(address, local.toLowerCase(Locale.ROOT) + "@" + domain))
                    : refused(ContactReason.ADDRESS_MALFORMED);
        });
    }

    private static Outcome<String> domain(String text) {
        if (MAPPED_AWAY.matcher(text).find()) {
            return refused(ContactReason.ADDRESS_MALFORMED);
        }
        try {
            String ascii = IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return DOMAIN.matcher(ascii).matches() ? Outcome.done(ascii) : refused(ContactReason.ADDRESS_MALFORMED);
        } catch (IllegalArgumentException notADomain) {
            return refused(ContactReason.ADDRESS_MALFORMED);
        }
    }

    private static boolean valid(String ascii) {
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
