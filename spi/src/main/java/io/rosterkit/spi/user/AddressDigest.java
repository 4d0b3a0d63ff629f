package io.rosterkit.spi.user;

import io.rosterkit.model.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The digest of an address key, by which a storage finds who has the address: the first 16 bytes of SHA-256. A database
 * may write the key of a clash to its log, and the digest keeps the address out of it. It has no secret key, since a
 * dropped key must not free an address. So a reader of the log can still test guesses.
 */
public final class AddressDigest {

    /** Its length in bytes. */
    public static final int LENGTH = 16;

    private AddressDigest() {}

    /** The digest of that address key. */
    public static Bytes of(String addressKey) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(("address|" + addressKey).getBytes(StandardCharsets.UTF_8));
            return Bytes.of(Arrays.copyOf(hash, LENGTH));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
