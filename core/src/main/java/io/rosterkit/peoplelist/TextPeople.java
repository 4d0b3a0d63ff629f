package io.rosterkit.peoplelist;

import io.rosterkit.engine.text.Marks;
import io.rosterkit.engine.text.SeparatedText;
import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads addresses typed into a field or copied from a mail program (RFC 5322, section 3.4): separated by commas,
 * semicolons or new lines, each perhaps behind a number or a bullet. A separator inside quotes, parentheses or angle
 * brackets separates nothing, nor does a comma between the parts of a name in front of {@code <address>}.
 */
final class TextLines {

    /** A longer piece is no person, and is not looked into. */
    private static final int PIECE_AT_MOST = 600;

    /** A longer text between semicolons is not looked into for a group. */
    private static final int GROUP_AT_MOST = 20_000;

    /** "Weiss, Anna, Dr. <...>" has two commas. */
    private static final int PARTS_OF_A_NAME = 3;

    /** A group, or the name of a header in front of addresses. */
    private static final Pattern GROUP = Pattern.compile(
            "(?:(?i:to|cc|bcc|from|an|von|aan|para|a|\u00E0)|(?!(?i:mailto:))[^:<>@\"(]*(?=:[^@]*@[^,<]*,|:[^<]*<)):(?=.*@)\\s*(.*)",
            Pattern.DOTALL);

    private static final Pattern LINE_ENDS = Pattern.compile("\\R+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern COMMENT = Pattern.compile("([^()<>]*?)\\s*\\(([^()]*)\\)\\s*");
    private static final Pattern ADDRESS_FIRST = Pattern.compile(
            "(\\S+@[^\\s:]+)(?:\\s*\\t\\s*|\\s+[-\\u2013:|]\\s+|:\\s+|\\s+(?=[\\p{Lu}\\p{Lo}\"]\\p{L}))(.+)");
    private static final Pattern NAME_FIRST = Pattern.compile(
            "([^@]+?)(?:\\s*\\t\\s*|\\s+[-\\u2013:|]\\s+|:\\s+|(?<=\\p{Lu}[^\\s@]{1,40}\\s\\p{Lu}[^\\s@]{1,40})\\s+)(\\S+@\\S+)");

    private TextLines() {}

    static Outcome<List<ListedPerson>> read(String text, int atMost) {
        List<ListedPerson> lines = new ArrayList<>();
        for (String line : LINE_ENDS.split(text, -1)) {
            for (String piece : pieces(line)) {
                if (lines.size() == atMost) {
                    return Outcome.refused(
                            Refusal.of(ContactReason.LIST_TOO_LONG).at("list").with("atMost", atMost));
                }
                lines.add(person(lines.size() + 1, piece));
            }
        }
        return Outcome.done(lines);
    }

    private static List<String> pieces(String line) {
        List<String> pieces = new ArrayList<>();
        for (String between : SeparatedText.split(line, ';')) {
            Matcher group = GROUP.matcher(between.length() > GROUP_AT_MOST ? "" : between);
            List<String> some = joined(SeparatedText.split(group.matches() ? group.group(1) : between, ','));
            some.stream().flatMap(piece -> apart(piece).stream()).forEach(pieces::add);
        }
        return pieces;
    }

    /** The pieces, with the parts of a name in front of an address in angle brackets put together again. */
    private static List<String> joined(List<String> parts) {
        List<String> pieces = new ArrayList<>();
        for (String part : parts) {
            String piece = part.length() > PIECE_AT_MOST ? Marks.strip(part) : Marks.stripListMark(Marks.strip(part));
            if (piece.isEmpty()) {
                continue;
            }
            StringBuilder whole = new StringBuilder(piece);
            boolean named = piece.indexOf('<') > 0 && piece.indexOf('@') > 0;
            for (int count = 1; named && count < PARTS_OF_A_NAME && !pieces.isEmpty(); count++) {
                String before = pieces.get(pieces.size() - 1);
                if (before.indexOf('@') >= 0) {
                    break;
                }
                whole.insert(0, before + ", ");
                pieces.remove(pieces.size() - 1);
            }
            pieces.add(whole.toString());
        }
        return pieces;
    }

    /** Addresses with nothing but blanks between them. */
    private static List<String> apart(String piece) {
        if (piece.length() > PIECE_AT_MOST || piece.indexOf('@') == piece.lastIndexOf('@')) {
            return List.of(piece);
        }
        List<String> words = Arrays.asList(BLANKS.split(piece));
        return words.stream().allMatch(ListedPerson::holdsAddress) ? named(words) : List.of(piece);
    }

    /** The words, with an address in angle brackets put behind the one that stands as its display name. */
    private static List<String> named(List<String> words) {
        List<String> pieces = new ArrayList<>();
        for (String word : words) {
            int last = pieces.size() - 1;
            boolean behind =
                    word.indexOf('<') == 0 && last >= 0 && pieces.get(last).indexOf('<') < 0;
            if (behind) {
                pieces.set(last, pieces.get(last) + " " + word);
            } else {
                pieces.add(word);
            }
        }
        return pieces;
    }

    private static ListedPerson person(int number, String piece) {
        if (piece.length() > PIECE_AT_MOST || ListedPerson.holdsAddress(piece)) {
            return ListedPerson.of(number, piece, "");
        }
        Matcher comment = COMMENT.matcher(piece);
        if (comment.matches()) {
            boolean inside = ListedPerson.holdsAddress(comment.group(2));
            String address = comment.group(inside ? 2 : 1);
            if (ListedPerson.holdsAddress(address)) {
                return ListedPerson.of(number, address, Marks.strip(comment.group(inside ? 1 : 2)));
            }
        }
        Matcher addressFirst = ADDRESS_FIRST.matcher(piece);
        if (addressFirst.matches() && isOnly(addressFirst.group(1), addressFirst.group(2))) {
            return ListedPerson.of(number, addressFirst.group(1), Marks.strip(addressFirst.group(2)));
        }
        Matcher nameFirst = NAME_FIRST.matcher(piece);
        if (nameFirst.matches() && isOnly(nameFirst.group(2), nameFirst.group(1))) {
            return ListedPerson.of(number, nameFirst.group(2), Marks.strip(nameFirst.group(1)));
        }
        return ListedPerson.of(number, piece, "");
    }

    private static boolean isOnly(String address, String rest) {
        return ListedPerson.holdsAddress(address) && rest.indexOf('@') < 0;
    }
}
