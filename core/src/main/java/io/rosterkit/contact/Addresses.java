package io.rosterkit.contact;

import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads an e-mail address: one plain addr-spec (RFC 5322) with an ASCII local part, no quotes and no comments. An
 * international domain is brought to its ASCII form. A character that IDNA 2003 (RFC 3490) maps onto others and IDNA
 * 2008 (RFC 5891) keeps is refused, since the two forms can belong to two people; the refusal then has the fact
 * {@code asciiDomain}, the domain as it can be typed.
 */
public final class Addresses {

    private static final Pattern LOCAL = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}");
    private static final Pattern MAPPED_AWAY = Pattern.compile("[\\u00DF\\u1E9E\\u03C2\\u200C\\u200D]");

    /** What nameprep (RFC 3491, table B.1) maps to nothing, and other characters that nobody sees. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cf}\\u034F\\u1806\\u180B-\\u180D\\uFE00-\\uFE0F&&[^\\u200C\\u200D]]");

    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");

    private Addresses() {}

    /** The address; blanks, zero-width characters and direction marks around it do not matter. */
    public static Outcome<EmailAddress> parse(String text) {
        Arguments.required("text", text);
        String address = Marks.strip(text);
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
        if (INVISIBLE.matcher(text).find()) {
            return refused(ContactReason.ADDRESS_MALFORMED);
        }
        if (MAPPED_AWAY.matcher(text).find()) {
            Refusal refusal = Refusal.of(ContactReason.ADDRESS_MALFORMED).at("address");
            return Outcome.refused(Idna2008.domain(text)
                    .filter(ascii -> DOMAIN.matcher(ascii).matches())
                    .map(ascii -> refusal.with("asciiDomain", ascii))
                    .orElse(refusal));
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

    /**
     * The ASCII form of a domain by IDNA 2008 (RFC 5891), as far as it differs from that by IDNA 2003: with U+00DF,
     * U+03C2 and the two joiners kept as they are.
     */
    private static final class Idna2008 {

        private static final Pattern DEVIATING = Pattern.compile("[\\u00DF\\u03C2\\u200C\\u200D]");

        /** Where RFC 5892, appendix A, allows joiners: after a virama, and the first one between Arabic letters too. */
        private static final Pattern JOINER_OUT_OF_PLACE = Pattern.compile(
                "(?<![\\u094D\\u09CD\\u0A4D\\u0ACD\\u0B4D\\u0BCD"
                        + "\\u0C4D\\u0CCD\\u0D4D\\u0DCA\\u1039])(?:\\u200D|\\u200C(?!(?<=\\p{IsArabic}\\u200C)\\p{IsArabic}))");

        private static final int BASE = 36;
        private static final int T_MAX = 26;
        private static final int SKEW = 38;
        private static final int DAMP = 700;
        private static final int FIRST_CODE_POINT = 128;
        private static final int FIRST_BIAS = 72;

        private Idna2008() {}

        /** The ASCII form; empty when there is none. */
        static Optional<String> domain(String domain) {
            List<String> labels = new ArrayList<>();
            for (String label : Normalizer.normalize(domain, Normalizer.Form.NFC)
                    .toLowerCase(Locale.ROOT)
                    .split("[.\u3002\uFF0E\uFF61]", -1)) {
                Optional<String> ascii = label(label);
                if (ascii.isEmpty()) {
                    return Optional.empty();
                }
                labels.add(ascii.get());
            }
            return Optional.of(String.join(".", labels));
        }

        private static Optional<String> label(String label) {
            try {
                String mapped = IDN.toASCII(label, IDN.USE_STD3_ASCII_RULES);
                if (!DEVIATING.matcher(label).find()) {
                    return Optional.of(mapped.toLowerCase(Locale.ROOT));
                }
                return JOINER_OUT_OF_PLACE.matcher(label).find()
                        ? Optional.empty()
                        : Optional.of("xn--" + punycode(label.codePoints().toArray()));
            } catch (IllegalArgumentException noLabel) {
                return Optional.empty();
            }
        }

        /** RFC 3492, section 6.3; a label is short, so nothing overflows. */
        private static String punycode(int[] label) {
            StringBuilder ascii = new StringBuilder();
            for (int codePoint : label) {
                if (codePoint < FIRST_CODE_POINT) {
                    ascii.appendCodePoint(codePoint);
                }
            }
            int basic = ascii.length();
            int handled = basic;
            if (basic > 0) {
                ascii.append('-');
            }
            int next = FIRST_CODE_POINT;
            int delta = 0;
            int bias = FIRST_BIAS;
            while (handled < label.length) {
                int least = least(label, next);
                delta += (least - next) * (handled + 1);
                for (int codePoint : label) {
                    if (codePoint < least) {
                        delta++;
                    } else if (codePoint == least) {
                        number(ascii, delta, bias);
                        bias = adapted(delta, handled + 1, handled == basic);
                        delta = 0;
                        handled++;
                    }
                }
                delta++;
                next = least + 1;
            }
            return ascii.toString();
        }

        private static int least(int[] label, int from) {
            int least = Integer.MAX_VALUE;
            for (int codePoint : label) {
                if (codePoint >= from) {
                    least = Math.min(least, codePoint);
                }
            }
            return least;
        }

        private static void number(StringBuilder ascii, int delta, int bias) {
            int rest = delta;
            for (int k = BASE; ; k += BASE) {
                int threshold = Math.max(1, Math.min(T_MAX, k - bias));
                if (rest < threshold) {
                    ascii.append(digit(rest));
                    return;
                }
                ascii.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
                rest = (rest - threshold) / (BASE - threshold);
            }
        }

        private static char digit(int value) {
            return (char) (value < T_MAX ? 'a' + value : '0' + value - T_MAX);
        }

        private static int adapted(int delta, int count, boolean first) {
            int rest = first ? delta / DAMP : delta / 2;
            rest += rest / count;
            int k = 0;
            while (rest > (BASE - 1) * T_MAX / 2) {
                rest /= BASE - 1;
                k += BASE;
            }
            return k + BASE * rest / (rest + SKEW);
        }
    }
}
