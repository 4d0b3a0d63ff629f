package io.rosterkit.spi.user;

import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.search.FoldedText;
import io.rosterkit.model.search.SearchTerm;
import io.rosterkit.model.user.ExternalId;
import io.rosterkit.model.user.stored.User;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * By what people are searched and sorted: texts that follow from the row of a person and are stored with it. They are
 * folded here, so that a storage compares bytes and folds nothing. Pure.
 */
public final class SearchKeys {

    /**
     * The greatest length of a search text, in bytes of UTF-8: as much as MariaDB takes into an index with a sort key.
     */
    public static final int LONGEST_TEXT = 2_200;

    /** The most bytes of UTF-8 that a character of Java takes. */
    private static final int MOST_BYTES = 3;

    /** The greatest length of a sort key. */
    public static final int LONGEST_SORT_KEY = 200;

    /** The greatest length of the letters of a name. */
    public static final int LONGEST_LETTERS = 700;

    /** What is beyond comes from a few characters that stand for a whole sentence. */
    private static final int LONGEST_FIELD = 254;

    /** The mark of a long vowel in Kana, which belongs to no script of its own. */
    private static final int PROLONGED_SOUND = 0x30FC;

    private static final char LAST_OF_PLANE = '\uFFFF';

    /** A run of 1,024 letters, which every storage keeps as they are. */
    private static final int DIGITS_FROM = 0x4E00;

    private static final int DIGIT_BITS = 10;

    /** Their words follow each other without a blank, so each character may begin one. */
    private static final Set<UnicodeScript> WITHOUT_BLANKS = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    private SearchKeys() {}

    /**
     * The search text of a person. It holds name, address and external id, each without its blanks, so that a word is
     * found across them; then the first characters of each word, as many as a term of that kind may have. A space
     * stands before each of these, and nowhere else. {@link SearchTerm#isIn} tells whether a term finds it.
     */
    public static String text(User.Contact contact) {
        StringBuilder fields = new StringBuilder();
        Set<String> beginnings = new LinkedHashSet<>();
        contact.name().map(DisplayName::text).ifPresent(name -> add(name, fields, beginnings));
        contact.mailbox().map(EmailAddress::original).ifPresent(address -> add(address, fields, beginnings));
        contact.externalId().map(ExternalId::text).ifPresent(id -> add(id, fields, beginnings));
        beginnings.forEach(beginning -> fields.append(' ').append(beginning));
        return cutToBytes(fields.toString());
    }

    /**
     * The place of a person in the order of names; empty, and so the first, without a name. Its order is that of the
     * characters of the folded name, whether a storage compares characters, bytes of UTF-8 or units of UTF-16: a
     * character beyond the basic plane stands in it as three of that plane.
     */
    public static String sortKey(User.Contact contact) {
        return contact.name()
                .map(name -> cut(inBasicPlane(FoldedText.of(name.text())), LONGEST_SORT_KEY))
                .orElse("");
    }

    /**
     * The last character of the plane comes first, so that these are behind all others, and then the number of each.
     */
    private static String inBasicPlane(String folded) {
        StringBuilder key = new StringBuilder(folded.length());
        folded.codePoints().forEach(codePoint -> {
            if (Character.isBmpCodePoint(codePoint)) {
                key.append((char) codePoint);
            } else {
                int number = codePoint - Character.MIN_SUPPLEMENTARY_CODE_POINT;
                key.append(LAST_OF_PLANE)
                        .append((char) (DIGITS_FROM + (number >> DIGIT_BITS)))
                        .append((char) (DIGITS_FROM + (number & ((1 << DIGIT_BITS) - 1))));
            }
        });
        return key.toString();
    }

    /** The letters and digits of a name, if it has both, as every code word has; else nothing. */
    public static Optional<String> letters(User.Contact contact) {
        return contact.name()
                .map(name -> cut(FoldedText.letters(name.text()), LONGEST_LETTERS))
                .filter(letters -> letters.codePoints().anyMatch(Character::isDigit)
                        && letters.codePoints().anyMatch(Character::isLetter));
    }

    private static void add(String field, StringBuilder fields, Set<String> beginnings) {
        StringBuilder whole = new StringBuilder();
        Set<Integer> starts = new LinkedHashSet<>();
        int before = ' ';
        for (int codePoint : FoldedText.of(field).codePoints().toArray()) {
            if (codePoint != ' ') {
                if (isBeginning(before, codePoint)) {
                    starts.add(whole.length());
                }
                whole.appendCodePoint(codePoint);
            }
            before = codePoint;
        }
        String text = cut(whole.toString(), LONGEST_FIELD);
        fields.append(' ').append(text);
        starts.stream()
                .filter(start -> start < text.length())
                .map(start -> beginning(text, start))
                .forEach(beginnings::add);
    }

    private static boolean isBeginning(int before, int codePoint) {
        return before == ' '
                || (Character.isLetterOrDigit(codePoint) && !Character.isLetterOrDigit(before))
                || codePoint == PROLONGED_SOUND
                || WITHOUT_BLANKS.contains(UnicodeScript.of(codePoint));
    }

    private static String beginning(String text, int start) {
        int end = start;
        for (int count = 1; count < SearchTerm.ANYWHERE && end < text.length(); count++) {
            end = text.offsetByCodePoints(end, 1);
        }
        return text.substring(start, end);
    }

    private static String cutToBytes(String text) {
        if (text.length() * MOST_BYTES <= LONGEST_TEXT) {
            return text;
        }
        int bytes = 0;
        for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
            bytes += bytes(text.codePointAt(at));
            if (bytes > LONGEST_TEXT) {
                return text.substring(0, at);
            }
        }
        return text;
    }

    private static int bytes(int codePoint) {
        return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : Character.charCount(codePoint) + 2;
    }

    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
