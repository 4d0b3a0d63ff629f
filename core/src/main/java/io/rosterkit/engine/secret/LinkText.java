package io.rosterkit.engine.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A link as people paste it: whole or its last part, wrapped and quoted by a mail program, with punctuation around it,
 * or inside the link of a mail filter. Finds what may be its token.
 */
final class LinkText {

    private static final int LONGEST = 4_000;
    private static final int ENCODED_AT_MOST = 3;
    private static final int PART_AT_LEAST = 20;

    private static final Pattern ENCODED = Pattern.compile("%([0-7][0-9A-Fa-f])");
    private static final Pattern PROOFPOINT =
            Pattern.compile("(?i)urldefense\\.proofpoint\\.com/v2/\\S*[?&]u=([^&\\s]+)");
    private static final Pattern PROOFPOINT_SIGN = Pattern.compile("-([0-7][0-9A-Fa-f])");

    /** Neither seen nor part of the link, wherever they stand. */
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");

    /** What mail programs put where they break a line; in a field of one line the break itself is gone. */
    private static final Pattern SOFT_BREAK = Pattern.compile("=[ \\t]*\\R|(?<=[A-Za-z0-9_-])=(?=[A-Za-z0-9_-])");

    /** What HTML puts where a long word may break, and the backslash of Markdown before a sign. */
    private static final Pattern MARKUP =
            Pattern.compile("(?i)</?wbr\\s*/?>|&(?:shy|zerowidthspace|#173|#8203|#xad|#x200b);|\\\\(?=[_-])");

    private static final Pattern LINE_BREAK = Pattern.compile("(?i)<br\\s*/?>");

    /** ASCII as it is typed in East Asian scripts, and by how much it is moved. */
    private static final Pattern FULL_WIDTH = Pattern.compile("[\\uFF01-\\uFF5E]");

    private static final int MOVED = 0xFEE0;

    private static final Pattern QUOTED_EQUALS = Pattern.compile("=3D(?=A[Q-Za-f])");
    private static final Pattern END_OF_URL_DEFENSE = Pattern.compile("__(?=;)");

    /** Typographic hyphens in the place of a plain one. */
    private static final Pattern HYPHEN =
            Pattern.compile("(?<=[A-Za-z0-9_-])[\\u2010-\\u2015\\u2212\\uFE58\\uFE63\\uFF0D](?=[A-Za-z0-9_-])");

    private static final Pattern PIECES = Pattern.compile("[A-Za-z0-9_\\-\\s\\p{Z}\\p{Cc}>|]+");
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z}\\p{Cc}>|]+");
    private static final Pattern BEGIN = Pattern.compile("A(?:[Q-Za-f].*)?");

    private static final Pattern WORD = Pattern.compile("[A-Z]?[a-z]+");

    /** Marks and dashes around a link. No token begins or ends with one. */
    private static final Pattern MARKS_BEFORE = Pattern.compile("^[_-]+");

    private static final Pattern MARKS_AFTER = Pattern.compile("[_-]+$");

    private final String plain;
    private final int length;

    /** A text in which a token of that length may stand. */
    LinkText(String text, int length) {
        this.plain = text.length() > LONGEST ? "" : plain(text);
        this.length = length;
    }

    /** Everything that has the length of a token, the earliest first. */
    List<String> whole() {
        List<String> found = new ArrayList<>();
        Matcher segment = PIECES.matcher(plain);
        while (segment.find()) {
            boolean padded = segment.end() < plain.length() && plain.charAt(segment.end()) == '=';
            List<String> pieces = pieces(segment.group());
            for (int from = 0; from < pieces.size(); from++) {
                joined(pieces, from, padded).forEach(found::add);
            }
        }
        return found;
    }

    /**
     * Whether it looks like a part of a link, whatever else stands in the text. Looks at nothing but the number and
     * kind of the characters.
     */
    boolean cut() {
        boolean address = plain.contains("://");
        List<String> pieces = piecesOf(plain.substring(plain.lastIndexOf('#') + 1));
        int longest = pieces.stream().mapToInt(String::length).max().orElse(0);
        boolean begins = !pieces.isEmpty() && BEGIN.matcher(pieces.get(0)).matches();
        return (longest < length && (address || begins || longest >= PART_AT_LEAST))
                || piecesOf(plain).stream().anyMatch(this::isBegin);
    }

    private boolean isBegin(String piece) {
        String bare = MARKS_BEFORE.matcher(piece).replaceFirst("");
        return bare.length() >= PART_AT_LEAST
                && bare.length() < length
                && BEGIN.matcher(bare).matches();
    }

    private Stream<String> joined(List<String> pieces, int from, boolean padded) {
        StringBuilder token =
                new StringBuilder(MARKS_BEFORE.matcher(pieces.get(from)).replaceFirst(""));
        int to = from + 1;
        while (to < pieces.size() && token.length() < length) {
            token.append(pieces.get(to));
            to++;
        }
        String bare = token.length() > length ? MARKS_AFTER.matcher(token).replaceFirst("") : token.toString();
        boolean text = areWords(pieces.subList(from + 1, to));
        return bare.length() == length && !text && !(padded && to == pieces.size()) ? Stream.of(bare) : Stream.empty();
    }

    /** Below a link that lost characters may stand words that are as long as what it lost. */
    private static boolean areWords(List<String> pieces) {
        return pieces.size() > 1
                && pieces.stream().allMatch(piece -> WORD.matcher(piece).matches());
    }

    private static List<String> piecesOf(String text) {
        return PIECES.matcher(text)
                .results()
                .map(MatchResult::group)
                .flatMap(segment -> pieces(segment).stream())
                .toList();
    }

    private static List<String> pieces(String segment) {
        return Stream.of(BETWEEN.split(segment))
                .filter(piece -> !piece.isEmpty())
                .toList();
    }

    private static String plain(String text) {
        String decoded = FULL_WIDTH
                .matcher(text)
                .replaceAll(wide ->
                        Matcher.quoteReplacement(Character.toString(wide.group().charAt(0) - MOVED)));
        for (int round = 0; round < ENCODED_AT_MOST; round++) {
            decoded = decoded(ENCODED, decoded);
        }
        Matcher filtered = PROOFPOINT.matcher(decoded);
        if (filtered.find()) {
            decoded = decoded(PROOFPOINT_SIGN, filtered.group(1).replace('_', '/'));
        }
        String written =
                LINE_BREAK.matcher(MARKUP.matcher(decoded).replaceAll("")).replaceAll(" ");
        String visible = INVISIBLE.matcher(written).replaceAll("");
        String unquoted = QUOTED_EQUALS.matcher(visible).replaceAll("=");
        String unwrapped = SOFT_BREAK.matcher(unquoted).replaceAll(" ");
        return END_OF_URL_DEFENSE
                .matcher(HYPHEN.matcher(unwrapped).replaceAll("-"))
                .replaceAll(" ");
    }

    private static String decoded(Pattern sign, String text) {
        return sign.matcher(text)
                .replaceAll(code ->
                        Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(code.group(1), 16))));
    }
}
