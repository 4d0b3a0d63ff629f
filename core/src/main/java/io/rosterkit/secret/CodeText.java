package io.rosterkit.secret;

import java.text.Normalizer;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A code as people type it and phones paste it: decimal digits of any script, in groups, or within the text of the
 * message that brought it. Several codes in one text are none.
 */
final class CodeText {

    private static final int LONGEST = 1000;

    /** What an origin-bound message ends with: {@code @host #123456}. The host may hold digits. */
    private static final Pattern HOST = Pattern.compile("@[^\\s#]*");

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{M}\\p{Cc}&&[^\\s]]");
    private static final Pattern RUN = Pattern.compile("[0-9]+");
    private static final Pattern GROUPS = Pattern.compile("[0-9](?:[\\s\\p{Z}\\p{Pd}.,_·•'’\\u2212]{0,9}[0-9])*+");
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");

    private CodeText() {}

    /** The one code of that many digits in the text; empty when there is none, or more than one. */
    static String read(String typed, int digits) {
        if (typed.length() > LONGEST) {
            return "";
        }
        String text = HOST.matcher(ascii(typed)).replaceAll(" ");
        if (text.codePoints().noneMatch(Character::isLetter)) {
            String all = NO_DIGIT.matcher(text).replaceAll("");
            return all.length() == digits ? all : "";
        }
        Stream<String> runs = RUN.matcher(text).results().map(MatchResult::group);
        Stream<String> groups = GROUPS.matcher(text)
                .results()
                .map(group -> NO_DIGIT.matcher(group.group()).replaceAll(""));
        Set<String> codes = Stream.concat(runs, groups)
                .filter(code -> code.length() == digits)
                .collect(Collectors.toSet());
        return codes.size() == 1 ? codes.iterator().next() : "";
    }

    /** In compatibility form, without what is not seen, and with ASCII digits. */
    private static String ascii(String text) {
        StringBuilder digits = new StringBuilder();
        UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("")
                .codePoints()
                .forEach(sign -> digits.appendCodePoint(ascii(sign)));
        return digits.toString();
    }

    /** A decimal digit of any script in ASCII; every other character as it is. */
    static int ascii(int sign) {
        return Character.getType(sign) == Character.DECIMAL_DIGIT_NUMBER ? '0' + Character.digit(sign, 10) : sign;
    }
}
