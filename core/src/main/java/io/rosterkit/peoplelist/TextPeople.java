package io.rosterkit.peoplelist;

import io.rosterkit.engine.text.PastedText;
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
 * Reads people from a text that was typed, or copied from a mail program (RFC 5322, section 3.4). Their addresses are
 * separated by commas, semicolons or new lines, and may have a number or a bullet before them. A separator within
 * quotes, parentheses or angle brackets does not count, nor a comma between the parts of a name before
 * {@code <address>}.
 */
final class TextPeople {

    /** A longer piece is not a person and is not read. */
    private static final int MAX_PIECE_LENGTH = 600;

    /** A longer text between semicolons is not searched for a group. */
    private static final int MAX_GROUP_LENGTH = 20_000;

    /** A name has at most this number of parts: "Weiss, Anna, Dr. <...>". */
    private static final int MAX_NAME_PARTS = 3;

    /** A group, or the name of a mail header before addresses. */
    private static final Pattern GROUP = Pattern.compile(
            "(?:(?i:to|cc|bcc|from|an|von|aan|para|a|\u00E0)|(?!(?i:mailto:))[^:<>@\"(]*(?=:[^@]*@[^,<]*,|:[^<]*<)):(?=.*@)\\s*(.*)",
            Pattern.DOTALL);

    private static final Pattern LINE_ENDS = Pattern.compile("\\R+");
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
    private static final Pattern COMMENT = Pattern.compile("([^()<>]*?)\\s*\\(([^()]*)\\)\\s*");
    private static final Pattern ADDRESS_FIRST = Pattern.compile(
            "(\\S+@[^\\s:]+)(?:\\s*\\t\\s*|\\s+[-\\u2013:|]\\s+|:\\s+|\\s+(?=[\\p{Lu}\\p{Lo}\"]\\p{L}))(.+)");
    private static final Pattern NAME_FIRST = Pattern.compile(
            "([^@]+?)(?:\\s*\\t\\s*|\\s+[-\\u2013:|]\\s+|:\\s+|(?<=\\p{Lu}[^\\s@]{1,40}\\s\\p{Lu}[^\\s@]{1,40})\\s+)(\\S+@\\S+)");

    private TextPeople() {}

    static Outcome<List<ListedPerson>> read(String text, int atMost) {
        List<ListedPerson> people = new ArrayList<>();
        for (String line : LINE_ENDS.split(text, -1)) {
            for (String piece : pieces(line)) {
                if (people.size() == atMost) {
                    return Outcome.refused(
                            Refusal.of(ContactReason.LIST_TOO_LONG).at("list").with("atMost", atMost));
                }
                people.add(person(people.size() + 1, piece));
            }
        }
        return Outcome.done(people);
    }

    private static List<String> pieces(String line) {
        List<String> pieces = new ArrayList<>();
        for (String member : SeparatedText.split(line, ';')) {
            Matcher group = GROUP.matcher(member.length() > MAX_GROUP_LENGTH ? "" : member);
            List<String> members = joinNames(SeparatedText.split(group.matches() ? group.group(1) : member, ','));
            members.stream().flatMap(piece -> splitAddresses(piece).stream()).forEach(pieces::add);
        }
        return pieces;
    }

    /** Joins the parts of a name before an address in angle brackets again. */
    private static List<String> joinNames(List<String> parts) {
        List<String> pieces = new ArrayList<>();
        for (String part : parts) {
            String piece = part.length() > MAX_PIECE_LENGTH
                    ? PastedText.strip(part)
                    : PastedText.stripListMark(PastedText.strip(part));
            if (piece.isEmpty()) {
                continue;
            }
            StringBuilder joined = new StringBuilder(piece);
            boolean hasName = piece.indexOf('<') > 0 && piece.indexOf('@') > 0;
            for (int count = 1; hasName && count < MAX_NAME_PARTS && !pieces.isEmpty(); count++) {
                String before = pieces.get(pieces.size() - 1);
                if (before.indexOf('@') >= 0) {
                    break;
                }
                joined.insert(0, before + ", ");
                pieces.remove(pieces.size() - 1);
            }
            pieces.add(joined.toString());
        }
        return pieces;
    }

    /** Splits addresses that have only white space between them. */
    private static List<String> splitAddresses(String piece) {
        if (piece.length() > MAX_PIECE_LENGTH || piece.indexOf('@') == piece.lastIndexOf('@')) {
            return List.of(piece);
        }
        List<String> words = Arrays.asList(WHITE_SPACE.split(piece));
        return words.stream().allMatch(ListedPerson::holdsAddress) ? joinDisplayNames(words) : List.of(piece);
    }

    /** Joins an address in angle brackets with the word before it, which is its display name. */
    private static List<String> joinDisplayNames(List<String> words) {
        List<String> pieces = new ArrayList<>();
        for (String word : words) {
            int last = pieces.size() - 1;
            boolean isAddressOfName =
                    word.indexOf('<') == 0 && last >= 0 && pieces.get(last).indexOf('<') < 0;
            if (isAddressOfName) {
                pieces.set(last, pieces.get(last) + " " + word);
            } else {
                pieces.add(word);
            }
        }
        return pieces;
    }

    private static ListedPerson person(int number, String piece) {
        boolean isOneWord =
                piece.indexOf('(') < 0 && !WHITE_SPACE.matcher(piece).find();
        if (isOneWord || piece.length() > MAX_PIECE_LENGTH || ListedPerson.holdsAddress(piece)) {
            return ListedPerson.of(number, piece, "");
        }
        Matcher comment = COMMENT.matcher(piece);
        if (comment.matches()) {
            boolean isAddressInComment = ListedPerson.holdsAddress(comment.group(2));
            String address = comment.group(isAddressInComment ? 2 : 1);
            if (ListedPerson.holdsAddress(address)) {
                return ListedPerson.of(number, address, PastedText.strip(comment.group(isAddressInComment ? 1 : 2)));
            }
        }
        Matcher addressFirst = ADDRESS_FIRST.matcher(piece);
        if (addressFirst.matches() && isOnlyAddress(addressFirst.group(1), addressFirst.group(2))) {
            return ListedPerson.of(number, addressFirst.group(1), PastedText.strip(addressFirst.group(2)));
        }
        Matcher nameFirst = NAME_FIRST.matcher(piece);
        if (nameFirst.matches() && isOnlyAddress(nameFirst.group(2), nameFirst.group(1))) {
            return ListedPerson.of(number, nameFirst.group(2), PastedText.strip(nameFirst.group(1)));
        }
        return ListedPerson.of(number, piece, "");
    }

    private static boolean isOnlyAddress(String address, String rest) {
        return ListedPerson.holdsAddress(address) && rest.indexOf('@') < 0;
    }
}
