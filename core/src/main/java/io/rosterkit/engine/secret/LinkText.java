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
    private static final int MIN_PART_LENGTH = 20;

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
        this.text = text.length() > MAX_LENGTH ? "" : LinkCleaning.clean(text);
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
}
