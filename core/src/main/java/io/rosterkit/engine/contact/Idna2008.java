package io.rosterkit.engine.contact;

import java.net.IDN;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Converts a domain to its ASCII form by IDNA 2008 (RFC 5891). It differs from IDNA 2003 in four characters, which
 * stay: U+00DF, U+03C2 and the two joiners.
 */
final class Idna2008 {

    private static final Pattern KEPT_BY_IDNA_2008 = Pattern.compile("[\\u00DF\\u03C2\\u200C\\u200D]");

    /**
     * A joiner where RFC 5892, appendix A, does not allow it. Allowed are both joiners after a virama, and U+200C also
     * between Arabic letters.
     */
    private static final Pattern FORBIDDEN_JOINER = Pattern.compile("(?<![\\u094D\\u09CD\\u0A4D\\u0ACD\\u0B4D\\u0BCD"
            + "\\u0C4D\\u0CCD\\u0D4D\\u0DCA\\u1039])(?:\\u200D|\\u200C(?!(?<=\\p{IsArabic}\\u200C)\\p{IsArabic}))");

    private Idna2008() {}

    /** The ASCII form of a domain; empty when there is none. */
    static Optional<String> toAscii(String domain) {
        List<String> labels = new ArrayList<>();
        for (String label : Normalizer.normalize(domain, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .split("[.\u3002\uFF0E\uFF61]", -1)) {
            Optional<String> ascii = labelToAscii(label);
            if (ascii.isEmpty()) {
                return Optional.empty();
            }
            labels.add(ascii.get());
        }
        return Optional.of(String.join(".", labels));
    }

    private static Optional<String> labelToAscii(String label) {
        try {
            String mapped = IDN.toASCII(label, IDN.USE_STD3_ASCII_RULES);
            if (!KEPT_BY_IDNA_2008.matcher(label).find()) {
                return Optional.of(mapped.toLowerCase(Locale.ROOT));
            }
            return FORBIDDEN_JOINER.matcher(label).find()
                    ? Optional.empty()
                    : Optional.of("xn--" + Punycode.encode(label.codePoints().toArray()));
        } catch (IllegalArgumentException noLabel) {
            return Optional.empty();
        }
    }
}
