package io.rosterkit.engine.secret;

import io.rosterkit.engine.damage.DamagedRows;
import io.rosterkit.model.Bytes;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.organization.CodeWord;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.organization.stored.SealedWord;
import io.rosterkit.model.search.FoldedText;
import io.rosterkit.spi.organization.PracticeTable;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.spi.table.Cells;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.random.RandomGenerator;

/**
 * Makes, encrypts and compares code words. A new code word has ten symbols in two groups, at least two of them digits.
 * Its alphabet has no vowels and no characters that look alike. So a code word has 47 bits, is easy to dictate, and
 * does not occur in ordinary text by chance.
 */
public final class CodeWords {

    private static final String PURPOSE = "code-word";
    private static final String DIGITS = "23456789";
    private static final String ALPHABET = DIGITS + "BCDFGHJKMNPQRTVWXZ";
    private static final int GROUP_LENGTH = 5;
    private static final int LENGTH = 2 * GROUP_LENGTH;
    private static final int MAX_TYPED_LENGTH = 200;
    private static final int MIN_DIGITS = 2;

    private final KeyRing keys;
    private final RandomGenerator random;
    private final DamagedRows damaged;

    /** Encrypts with the current key of the ring. */
    public CodeWords(KeyRing keys, RandomGenerator random, DamagedRows damaged) {
        this.keys = keys;
        this.random = random;
        this.damaged = damaged;
    }

    /** Makes a new code word. */
    public CodeWord make() {
        while (true) {
            StringBuilder symbols = new StringBuilder();
            random.ints(LENGTH, 0, ALPHABET.length()).mapToObj(ALPHABET::charAt).forEach(symbols::append);
            if (symbols.chars().filter(symbol -> DIGITS.indexOf(symbol) >= 0).count() >= MIN_DIGITS) {
                return new CodeWord(symbols.insert(GROUP_LENGTH, '-').toString());
            }
        }
    }

    /** Encrypts a code word for its practice; it cannot be decrypted for another one. */
    public SealedWord encrypt(OrganizationId organization, PracticeId practice, CodeWord word) {
        byte[] plain = word.reveal().getBytes(StandardCharsets.UTF_8);
        int key = keys.current();
        return new SealedWord(key, Bytes.of(keys.seal(key, PURPOSE, context(organization, practice), plain)));
    }

    /** Whether the code word of a practice can be decrypted. It cannot when its key was removed from the ring. */
    public boolean canDecrypt(Practice practice) {
        return keys.holds(practice.codeWord().keyId());
    }

    /** Decrypts the code word of a practice, whose key must be there; a damaged row when it does not open. */
    public CodeWord decrypt(Practice practice) {
        byte[] context = context(practice.organization(), practice.id());
        return damaged.watching(() -> PracticeTable.PRACTICES.part(
                Cells.of(practice),
                cells -> cells.get(
                        PracticeTable.CODE_WORD,
                        stored -> wordOf(keys.open(practice.codeWord().keyId(), PURPOSE, context, stored.toArray())))));
    }

    private static CodeWord wordOf(byte[] plain) {
        return new CodeWord(new String(plain, StandardCharsets.UTF_8));
    }

    /**
     * Whether the text is the code word of the practice, in any spelling. False when the code word cannot be decrypted.
     */
    public boolean matches(Practice practice, String typed) {
        if (!canDecrypt(practice)) {
            return false;
        }
        return MessageDigest.isEqual(
                fold(decrypt(practice).reveal()).getBytes(StandardCharsets.UTF_8),
                fold(typed.length() > MAX_TYPED_LENGTH ? "" : typed).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Whether a text contains the code word of one of the practices, in any spelling. A code word that cannot be
     * decrypted does not count, since nobody can use it.
     */
    public boolean occursIn(String text, Collection<Practice> practices) {
        String folded = fold(text);
        return practices.stream()
                .filter(this::canDecrypt)
                .anyMatch(practice -> folded.contains(fold(decrypt(practice).reveal())));
    }

    /**
     * Folds a text, to compare two spellings of a code word. Keeps letters and digits only, without case, compatibility
     * differences and diacritics, and with ASCII digits. So a symbol between two letters does not hide a code word.
     */
    public static String fold(String text) {
        return FoldedText.letters(text);
    }

    private static byte[] context(OrganizationId organization, PracticeId practice) {
        return (organization + "|practice|" + practice + "|code-word").getBytes(StandardCharsets.UTF_8);
    }
}
