package io.rosterkit.engine.secret;

import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a code as people type it or phones paste it: decimal digits of any script, in groups, or within the whole text
 * message. A text with two different codes has no code. The same code may be in the text several times.
 */
final class CodeText {

    private static final int MAX_TYPED_LENGTH = 40;
    private static final int MAX_MESSAGE_LENGTH = 1000;

    /** Joiners, direction marks and combining marks. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{M}]");

    private static final String SEPARATORS = "\\s\\p{Z}\\p{Pd}.,_·•'’\\u2212";
    private static final String PUNCTUATION = "[" + SEPARATORS + "#!?;/+()\\[\\]<>:*\"„“”«»‘`]*+";
    private static final Pattern DIGITS_ONLY = Pattern.compile(PUNCTUATION + "(?:[0-9]" + PUNCTUATION + ")++");

    /** The host in the last line of an origin-bound message, {@code @host #123456}. It may have digits. */
    private static final Pattern HOST = Pattern.compile("@[^\\s#]+(?=\\s+#)");

    private static final String LETTER_OR_DIGIT = "\\p{L}\\p{N}";
    private static final Pattern UNGROUPED =
            Pattern.compile("(?<![" + LETTER_OR_DIGIT + "])[0-9]+(?![" + LETTER_OR_DIGIT + "])");
    private static final Pattern GROUPED = Pattern.compile(
            "(?<![" + LETTER_OR_DIGIT + "])[0-9](?:[" + SEPARATORS + "]{0,9}[0-9])*+(?![" + LETTER_OR_DIGIT + "])");
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");

    private CodeText() {}

    /** The code with this number of digits; an empty text when there is none, or more than one. */
    static String read(String typed, int digits) {
        if (typed.length() > MAX_MESSAGE_LENGTH) {
            return "";
        }
        String text = ascii(typed);
        if (DIGITS_ONLY.matcher(text).matches()) {
            return typed.length() > MAX_TYPED_LENGTH ? "" : singleCode(codesOfDigits(text, digits), digits);
        }
        if (text.codePoints().noneMatch(Character::isLetter)) {
            return "";
        }
        String message = HOST.matcher(text).replaceAll("");
        return singleCode(
                Stream.of(UNGROUPED, GROUPED)
                        .flatMap(pattern -> pattern.matcher(message).results())
                        .map(match -> digits(match.group())),
                digits);
    }

    /** A decimal digit of any script as ASCII; every other character unchanged. */
    static int ascii(int character) {
        return Character.getType(character) == Character.DECIMAL_DIGIT_NUMBER
                ? '0' + Character.digit(character, 10)
                : character;
    }

    private static String ascii(String text) {
        StringBuilder plain = new StringBuilder();
        INVISIBLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("")
                .codePoints()
                .forEach(character -> plain.appendCodePoint(ascii(character)));
        return plain.toString();
    }

    /** The codes in a text of digits and separators only; none when a digit is left over. */
    private static Stream<String> codesOfDigits(String text, int digits) {
        String codePattern = "[^0-9]*+(?:[0-9][^0-9]*+){" + (digits - 1) + "}[0-9](?![0-9])";
        return text.matches("(?:" + codePattern + ")+[^0-9]*")
                ? Pattern.compile(codePattern).matcher(text).results().map(match -> digits(match.group()))
                : Stream.empty();
    }

    private static String digits(String text) {
        return NO_DIGIT.matcher(text).replaceAll("");
    }

    private static String singleCode(Stream<String> match, int digits) {
        Set<String> codes = match.filter(code -> code.length() == digits).collect(Collectors.toSet());
        return codes.size() == 1 ? codes.iterator().next() : "";
    }
}
