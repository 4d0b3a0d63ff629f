package io.rosterkit.spi.user;

import io.rosterkit.model.Bytes;
import io.rosterkit.model.user.ExternalId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The digest of an address key or of an external id, by which a storage finds who has it: the first 16 bytes of
 * SHA-256. A database may write the key of a clash to its log, and the digest keeps address and id out of it. It has no
 * secret key, since a dropped key must not free an address. So a reader of the log can still test guesses.
 */
public final class KeyDigest {

    /** Its length in bytes. */
    public static final int LENGTH = 16;

    private KeyDigest() {}

    /** The digest of that address key. */
    public static Bytes ofAddress(String addressKey) {
        return digest("address|" + addressKey);
    }

    /** The digest of that external id. */
    public static Bytes ofExternalId(ExternalId id) {
        return digest("external|" + id.text());
    }

    private static Bytes digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Bytes.of(Arrays.copyOf(hash, LENGTH));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
