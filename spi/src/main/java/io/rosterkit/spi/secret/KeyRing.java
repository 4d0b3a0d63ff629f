package io.rosterkit.spi.secret;

import io.rosterkit.model.outcome.Arguments;
import java.util.Map;

/**
 * The host's keys, one current for making and any number of older ones for reading. Keys are numbered 1 to 255.
 * Dropping a key kills every link, code and sealed value made under it: that is the emergency switch. Thread-safe.
 */
public interface KeyRing {

    /** The number of the key under which new things are made. */
    int current();

    /** Whether that key is still there. */
    boolean holds(int keyId);

    /**
     * HMAC-SHA-256 (32 bytes) under a key derived for the purpose. {@link IllegalArgumentException} when the key is not
     * held.
     */
    byte[] mac(int keyId, String purpose, byte[] message);

    /**
     * Seals bytes under a key derived for the purpose; {@code place} is authenticated with them and must be given again
     * to open.
     */
    byte[] seal(int keyId, String purpose, byte[] place, byte[] plain);

    /** Opens what {@link #seal} made. {@link IllegalArgumentException} when key, purpose, place or bytes do not fit. */
    byte[] open(int keyId, String purpose, byte[] place, byte[] sealed);

    /**
     * As {@link #seal(int, String, byte[], byte[])}, under a key derived for the purpose and the salt (HKDF, RFC 5869),
     * so that nobody who lost the salt can open it. The salt has at least 16 random bytes; a shorter one is an
     * {@link IllegalArgumentException}. The derived key must not be kept.
     */
    byte[] seal(int keyId, String purpose, byte[] salt, byte[] place, byte[] plain);

    /**
     * Opens what was sealed under a salt. {@link IllegalArgumentException} when key, purpose, salt, place or bytes do
     * not fit.
     */
    byte[] open(int keyId, String purpose, byte[] salt, byte[] place, byte[] sealed);

    /** A ring of one key, number 1. The key has 32 random bytes. */
    static KeyRing of(byte[] key) {
        Arguments.required("key", key);
        return of(1, Map.of(1, key));
    }

    /** A ring of several 32-byte keys by number. */
    static KeyRing of(int current, Map<Integer, byte[]> keys) {
        Arguments.required("keys", keys);
        return new LocalKeyRing(current, keys);
    }
}
