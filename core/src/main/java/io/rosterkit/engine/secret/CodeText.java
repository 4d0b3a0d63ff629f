package io.rosterkit.engine.secret;

import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A code as people type it and phones paste it: decimal digits of any script, in groups, or within the text of the
 * message that brought it. Several codes in one text are none, but the same one may stand there more than once.
 */
final class CodeText {

    private static final int LONGEST = 40;
    private static final int LONGEST_MESSAGE = 1000;

    /** Joiners, directions and what is drawn over a digit, as on a key. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{M}]");

    private static final String BETWEEN = "\\s\\p{Z}\\p{Pd}.,_·•'’\\u2212";
    private static final String AROUND = "[" + BETWEEN + "#!?;/+()\\[\\]<>:*\"„“”«»‘`]*+";
    private static final Pattern ALONE = Pattern.compile(AROUND + "(?:[0-9]" + AROUND + ")++");

    /** What an origin-bound message ends with: {@code @host #123456}. The host may hold digits. */
    private static final Pattern HOST = Pattern.compile("@[^\\s#]+(?=\\s+#)");

    private static final String EDGE = "\\p{L}\\p{N}";
    private static final Pattern RUN = Pattern.compile("(?<![" + EDGE + "])[0-9]+(?![" + EDGE + "])");
    private static final Pattern GROUPS =
            Pattern.compile("(?<![" + EDGE + "])[0-9](?:[" + BETWEEN + "]{0,9}[0-9])*+(?![" + EDGE + "])");
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");

    private CodeText() {}

    /** The one code of that many digits in the text; empty when there is none, or another one beside it. */
    static String read(String typed, int digits) {
        if (typed.length() > LONGEST_MESSAGE) {
            return "";
        }
        String text = ascii(typed);
        if (ALONE.matcher(text).matches()) {
            return typed.length() > LONGEST ? "" : only(alone(text, digits), digits);
        }
        if (text.codePoints().noneMatch(Character::isLetter)) {
            return "";
        }
        String message = HOST.matcher(text).replaceAll("");
        return only(
                Stream.of(RUN, GROUPS)
                        .flatMap(pattern -> pattern.matcher(message).results())
                        .map(found -> digits(found.group())),
                digits);
    }

    /** A decimal digit of any script in ASCII; every other character as it is. */
    static int ascii(int sign) {
        return Character.getType(sign) == Character.DECIMAL_DIGIT_NUMBER ? '0' + Character.digit(sign, 10) : sign;
    }

    private static String ascii(String text) {
        StringBuilder plain = new StringBuilder();
        UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("")
                .codePoints()
                .forEach(sign -> plain.appendCodePoint(ascii(sign)));
        return plain.toString();
    }

    /**
     * The codes of a text that holds nothing else, with something between two of them; none if a digit is left over.
     */
    private static Stream<String> alone(String text, int digits) {
        String one = "[^0-9]*+(?:[0-9][^0-9]*+){" + (digits - 1) + "}[0-9](?![0-9])";
        return text.matches("(?:" + one + ")+[^0-9]*")
                ? Pattern.compile(one).matcher(text).results().map(found -> digits(found.group()))
                : Stream.empty();
    }

    private static String digits(String text) {
        return NO_DIGIT.matcher(text).replaceAll("");
    }

    private static String only(Stream<String> found, int digits) {
        Set<String> codes = found.filter(code -> code.length() == digits).collect(Collectors.toSet());
        return codes.size() == 1 ? codes.iterator().next() : "";
    }
}
