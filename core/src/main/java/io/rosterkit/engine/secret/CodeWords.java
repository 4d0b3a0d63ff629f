package io.rosterkit.engine.secret;

import io.rosterkit.model.Bytes;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.organization.CodeWord;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.organization.stored.SealedWord;
import io.rosterkit.spi.secret.KeyRing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Makes, seals and recognises code words. A made word has ten symbols in two groups, from an alphabet without vowels
 * and without characters that look alike, at least two of them digits: 47 bits, easy to dictate, and nothing that
 * occurs in prose.
 */
public final class CodeWords {

    private static final String PURPOSE = "code-word";
    private static final String DIGITS = "23456789";
    private static final String ALPHABET = DIGITS + "BCDFGHJKMNPQRTVWXZ";
    private static final int GROUP = 5;
    private static final int SYMBOLS = 2 * GROUP;
    private static final int LONGEST = 200;
    private static final int DIGITS_AT_LEAST = 2;

    private final KeyRing keys;
    private final RandomGenerator random;

    /** Seals under the current key of the ring. */
    public CodeWords(KeyRing keys, RandomGenerator random) {
        this.keys = keys;
        this.random = random;
    }

    /** A new word. */
    public CodeWord make() {
        while (true) {
            StringBuilder symbols = new StringBuilder();
            random.ints(SYMBOLS, 0, ALPHABET.length())
                    .mapToObj(ALPHABET::charAt)
                    .forEach(symbols::append);
            if (symbols.chars().filter(symbol -> DIGITS.indexOf(symbol) >= 0).count() >= DIGITS_AT_LEAST) {
                return new CodeWord(symbols.insert(GROUP, '-').toString());
            }
        }
    }

    /** Seals a word for the place where that practice keeps it. */
    public SealedWord seal(OrganizationId organization, PracticeId practice, CodeWord word) {
        byte[] plain = word.reveal().getBytes(StandardCharsets.UTF_8);
        int key = keys.current();
        return new SealedWord(key, Bytes.of(keys.seal(key, PURPOSE, place(organization, practice), plain)));
    }

    /** Whether the word of a practice can still be read: its key may have been dropped. */
    public boolean readable(Practice practice) {
        return keys.holds(practice.codeWord().keyId());
    }

    /** Opens the word of a practice, which must be readable. */
    public CodeWord open(Practice practice) {
        SealedWord word = practice.codeWord();
        byte[] place = place(practice.organization(), practice.id());
        byte[] plain = keys.open(word.keyId(), PURPOSE, place, word.sealed().toArray());
        return new CodeWord(new String(plain, StandardCharsets.UTF_8));
    }

    /** Whether the text is the word of the practice, however it is written; never of a practice whose key is gone. */
    public boolean matches(Practice practice, String typed) {
        if (!readable(practice)) {
            return false;
        }
        return MessageDigest.isEqual(
                fold(open(practice).reveal()).getBytes(StandardCharsets.UTF_8),
                fold(typed.length() > LONGEST ? "" : typed).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Whether a text tells the code word of one of the practices, however it is written. Words of a dropped key are
     * dead.
     */
    public boolean told(String text, Collection<Practice> practices) {
        String folded = fold(text);
        return practices.stream()
                .filter(this::readable)
                .anyMatch(practice -> folded.contains(fold(open(practice).reveal())));
    }

    /**
     * Letters and digits only, without case, compatibility differences, marks above or below and the script of a digit:
     * how two spellings of a word are compared. A mark between two letters does not hide a word.
     */
    public static String fold(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder();
        Normalizer.normalize(plain, Normalizer.Form.NFKD)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(sign -> folded.appendCodePoint(CodeText.ascii(sign)));
        return folded.toString();
    }

    private static byte[] place(OrganizationId organization, PracticeId practice) {
        return (organization + "|practice|" + practice + "|code-word").getBytes(StandardCharsets.UTF_8);
    }
}
