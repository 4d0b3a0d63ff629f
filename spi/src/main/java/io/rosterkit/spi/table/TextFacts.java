package io.rosterkit.spi.table;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A sorted map of texts in one column: a line {@code name=value} each; what would be misread is a percent sign and its
 * code.
 */
public final class TextFacts {

    private static final Pattern MISREAD = Pattern.compile("[%=\\x00-\\x1f]");
    private static final Pattern ESCAPED = Pattern.compile("%([0-9a-f]{2})");

    private TextFacts() {}

    /** Facts as one text. */
    public static String write(SortedMap<String, String> facts) {
        return facts.entrySet().stream()
                .map(fact -> escaped(fact.getKey()) + "=" + escaped(fact.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    /** The facts that make that text; of a text that nobody here wrote, the one fact that it is damaged. */
    public static SortedMap<String, String> read(String text) {
        try {
            return parsed(text);
        } catch (StringIndexOutOfBoundsException | NumberFormatException notOurs) {
            return new TreeMap<>(Map.of("damaged", "yes"));
        }
    }

    private static SortedMap<String, String> parsed(String text) {
        SortedMap<String, String> facts = new TreeMap<>();
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start);
            int middle = text.indexOf('=', start);
            facts.put(plain(text.substring(start, middle)), plain(text.substring(middle + 1, end)));
            start = end + 1;
        }
        return facts;
    }

    private static String escaped(String text) {
        return MISREAD.matcher(text).replaceAll(found -> code(found.group().charAt(0)));
    }

    private static String code(char character) {
        return "%" + Character.forDigit(character >> 4, 16) + Character.forDigit(character & 15, 16);
    }

    private static String plain(String text) {
        return ESCAPED.matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }
}
