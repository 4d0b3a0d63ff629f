package io.rosterkit.engine.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the token in a link as people paste it: the whole link or its last part, also with punctuation around it. A
 * mail program may have wrapped and quoted it, or a mail filter may have put it into a link of its own.
 */
final class LinkText {

    private static final int MAX_LENGTH = 4_000;
    private static final int MAX_DECODINGS = 3;
    private static final int MIN_PART_LENGTH = 20;

    /** Characters beside ASCII letters and digits that no cleaning looks at. */
    private static final String UNCHANGED = ":/.#?_-";

    private static final Pattern PERCENT_ENCODED = Pattern.compile("%([0-7][0-9A-Fa-f])");
    private static final Pattern PROOFPOINT =
            Pattern.compile("(?i)urldefense\\.proofpoint\\.com/v2/\\S*[?&]u=([^&\\s]+)");
    private static final Pattern PROOFPOINT_ENCODED = Pattern.compile("-([0-7][0-9A-Fa-f])");

    /** Invisible characters, which are never part of a link. */
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");

    /** The mark of mail programs where they break a line. In a field of one line the line break itself is missing. */
    private static final Pattern SOFT_BREAK = Pattern.compile("=[ \\t]*\\R|(?<=[A-Za-z0-9_-])=(?=[A-Za-z0-9_-])");

    /** The marks of HTML where a long word may break, and the backslash of Markdown before a character. */
    private static final Pattern MARKUP =
            Pattern.compile("(?i)</?wbr\\s*/?>|&(?:shy|zerowidthspace|#173|#8203|#xad|#x200b);|\\\\(?=[_-])");

    private static final Pattern LINE_BREAK = Pattern.compile("(?i)<br\\s*/?>");

    /** Full-width ASCII characters, as East Asian keyboards type them. */
    private static final Pattern FULL_WIDTH = Pattern.compile("[\\uFF01-\\uFF5E]");

    private static final int FULL_WIDTH_OFFSET = 0xFEE0;

    private static final Pattern QUOTED_EQUALS = Pattern.compile("=3D(?=A[Q-Za-f])");
    private static final Pattern END_OF_URL_DEFENSE = Pattern.compile("__(?=;)");

    /** Typographic hyphens instead of the plain one. */
    private static final Pattern HYPHEN =
            Pattern.compile("(?<=[A-Za-z0-9_-])[\\u2010-\\u2015\\u2212\\uFE58\\uFE63\\uFF0D](?=[A-Za-z0-9_-])");

    private static final Pattern TOKEN_CHARACTERS = Pattern.compile("[A-Za-z0-9_\\-\\s\\p{Z}\\p{Cc}>|]+");
    private static final Pattern NOT_IN_A_TOKEN = Pattern.compile("[\\s\\p{Z}\\p{Cc}>|]+");
    private static final Pattern TOKEN_BEGINNING = Pattern.compile("A(?:[Q-Za-f].*)?");

    private static final Pattern WORD = Pattern.compile("[A-Z]?[a-z]+");

    /** Underscores and hyphens around a token. No token begins or ends with one. */
    private static final Pattern MARKS_BEFORE = Pattern.compile("^[_-]+");

    private static final Pattern MARKS_AFTER = Pattern.compile("[_-]+$");

    private final String text;
    private final int length;

    /** A text that may have a token of this length in it. */
    LinkText(String text, int length) {
        this.text = text.length() > MAX_LENGTH ? "" : clean(text);
        this.length = length;
    }

    /** All parts that have the length of a token, the earliest first. */
    List<String> tokens() {
        List<String> tokens = new ArrayList<>();
        Matcher segment = TOKEN_CHARACTERS.matcher(text);
        while (segment.find()) {
            boolean padded = segment.end() < text.length() && text.charAt(segment.end()) == '=';
            List<String> pieces = pieces(segment.group());
            for (int from = 0; from < pieces.size(); from++) {
                tokensFrom(pieces, from, padded).forEach(tokens::add);
            }
        }
        return tokens;
    }

    /** Whether the text looks like an incomplete link. Decides by the number and the kinds of the characters only. */
    boolean isIncomplete() {
        boolean hasAddress = text.contains("://");
        List<String> pieces = piecesOf(text.substring(text.lastIndexOf('#') + 1));
        int longest = pieces.stream().mapToInt(String::length).max().orElse(0);
        boolean startsWithToken =
                !pieces.isEmpty() && TOKEN_BEGINNING.matcher(pieces.get(0)).matches();
        return (longest < length && (hasAddress || startsWithToken || longest >= MIN_PART_LENGTH))
                || piecesOf(text).stream().anyMatch(this::isTokenBeginning);
    }

    private boolean isTokenBeginning(String piece) {
        String bare = MARKS_BEFORE.matcher(piece).replaceFirst("");
        return bare.length() >= MIN_PART_LENGTH
                && bare.length() < length
                && TOKEN_BEGINNING.matcher(bare).matches();
    }

    private Stream<String> tokensFrom(List<String> pieces, int from, boolean padded) {
        StringBuilder token =
                new StringBuilder(MARKS_BEFORE.matcher(pieces.get(from)).replaceFirst(""));
        int to = from + 1;
        while (to < pieces.size() && token.length() < length) {
            token.append(pieces.get(to));
            to++;
        }
        String bare = token.length() > length ? MARKS_AFTER.matcher(token).replaceFirst("") : token.toString();
        boolean isText = areWords(pieces.subList(from + 1, to));
        return bare.length() == length && !isText && !(padded && to == pieces.size())
                ? Stream.of(bare)
                : Stream.empty();
    }

    /** Words after an incomplete link, which may be as long as the missing characters. */
    private static boolean areWords(List<String> pieces) {
        return pieces.size() > 1
                && pieces.stream().allMatch(piece -> WORD.matcher(piece).matches());
    }

    private static List<String> piecesOf(String text) {
        return TOKEN_CHARACTERS
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .flatMap(segment -> pieces(segment).stream())
                .toList();
    }

    private static List<String> pieces(String segment) {
        return Stream.of(NOT_IN_A_TOKEN.split(segment))
                .filter(piece -> !piece.isEmpty())
                .toList();
    }

    /** Whether cleaning would change nothing, as in a link that nothing has wrapped, quoted or encoded. */
    private static boolean isClean(String text) {
        return text.chars()
                .allMatch(character -> (character >= 'a' && character <= 'z')
                        || (character >= 'A' && character <= 'Z')
                        || (character >= '0' && character <= '9')
                        || UNCHANGED.indexOf(character) >= 0);
    }

    private static String clean(String text) {
        if (isClean(text)) {
            return text;
        }
        String decoded = FULL_WIDTH
                .matcher(text)
                .replaceAll(wide ->
                        Matcher.quoteReplacement(Character.toString(wide.group().charAt(0) - FULL_WIDTH_OFFSET)));
        for (int round = 0; round < MAX_DECODINGS; round++) {
            decoded = decode(PERCENT_ENCODED, decoded);
        }
        Matcher proofpoint = PROOFPOINT.matcher(decoded);
        if (proofpoint.find()) {
            decoded = decode(PROOFPOINT_ENCODED, proofpoint.group(1).replace('_', '/'));
        }
        String withoutMarkup =
                LINE_BREAK.matcher(MARKUP.matcher(decoded).replaceAll("")).replaceAll(" ");
        String withoutInvisible = INVISIBLE.matcher(withoutMarkup).replaceAll("");
        String unquoted = QUOTED_EQUALS.matcher(withoutInvisible).replaceAll("=");
        String unwrapped = SOFT_BREAK.matcher(unquoted).replaceAll(" ");
        return END_OF_URL_DEFENSE
                .matcher(HYPHEN.matcher(unwrapped).replaceAll("-"))
                .replaceAll(" ");
    }

    private static String decode(Pattern encoded, String text) {
        return encoded.matcher(text)
                .replaceAll(code ->
                        Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(code.group(1), 16))));
    }
}
