package io.rosterkit.engine.audit;

import io.rosterkit.audit.PersonalData;
import io.rosterkit.model.Bytes;
import io.rosterkit.model.DataSalt;
import io.rosterkit.model.EntryId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.spi.table.TextFacts;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Encrypts and decrypts the personal data of journal entries. A text is one byte for the number of the key, and then
 * the ciphertext under a key for that salt. It cannot be decrypted in another entry or column. Thread-safe.
 */
public final class JournalCipher {

    private static final String PURPOSE = "journal-personal-data";
    private static final String SOURCE = "source";
    private static final String PERSONAL = "personal";

    private final KeyRing keys;

    /** Encrypts with the current key of the ring. */
    public JournalCipher(KeyRing keys) {
        this.keys = keys;
    }

    /** The encrypted source of a caller, for an entry; absent when the caller has none. */
    Optional<Bytes> encryptSource(OrganizationId organization, EntryId entry, Optional<DataSalt> salt, String source) {
        return encrypt(salt, () -> place(organization, entry, SOURCE), source);
    }

    /** The encrypted personal facts, for an entry; absent when there are none. */
    Optional<Bytes> encryptFacts(OrganizationId organization, EntryId entry, PersonalFacts personal) {
        return encrypt(personal.salt(), () -> place(organization, entry, PERSONAL), TextFacts.write(personal.facts()));
    }

    /** The source of an entry, under the salt of its agent. */
    PersonalData<String> source(JournalEntry entry, Optional<DataSalt> salt) {
        return decrypt(
                salt,
                place(entry.organization(), entry.id(), SOURCE),
                entry.secured().source());
    }

    /** The personal facts of an entry, under the salt of its subject. */
    PersonalData<SortedMap<String, String>> facts(JournalEntry entry, Optional<DataSalt> salt) {
        return decrypt(
                        salt,
                        place(entry.organization(), entry.id(), PERSONAL),
                        entry.secured().personal())
                .map(text -> Collections.unmodifiableSortedMap(new TreeMap<>(TextFacts.read(text))));
    }

    private Optional<Bytes> encrypt(Optional<DataSalt> salt, Supplier<byte[]> place, String plain) {
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        if (salt.isEmpty()) {
            return Optional.of(Bytes.none());
        }
        int key = keys.current();
        byte[] sealed = keys.seal(
                key, PURPOSE, salt.get().bytes().toArray(), place.get(), plain.getBytes(StandardCharsets.UTF_8));
        byte[] numbered = new byte[sealed.length + 1];
        numbered[0] = (byte) key;
        System.arraycopy(sealed, 0, numbered, 1, sealed.length);
        return Optional.of(Bytes.of(numbered));
    }

    private PersonalData<String> decrypt(Optional<DataSalt> salt, byte[] place, Optional<Bytes> stored) {
        if (stored.isEmpty()) {
            return PersonalData.known("");
        }
        byte[] numbered = stored.get().toArray();
        int key = numbered.length == 0 ? 0 : Byte.toUnsignedInt(numbered[0]);
        if (salt.isEmpty() || !keys.holds(key)) {
            return PersonalData.erased();
        }
        try {
            byte[] sealed = Arrays.copyOfRange(numbered, 1, numbered.length);
            byte[] plain = keys.open(key, PURPOSE, salt.get().bytes().toArray(), place, sealed);
            return PersonalData.known(new String(plain, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException altered) {
            // Whether an entry was altered is the question of the seal, and no reason not to read the others.
            return PersonalData.erased();
        }
    }

    private static byte[] place(OrganizationId organization, EntryId entry, String column) {
        return (organization + "|journal|" + entry + "|" + column).getBytes(StandardCharsets.UTF_8);
    }
}
