package io.rosterkit.benchmarks;

import io.rosterkit.spi.secret.KeyRing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What any program that invites has to draw and to compute, done in the shortest way. */
public final class Secrets {

    private static final String HMAC = "HmacSHA256";
    private static final SecretKeySpec KEY = new SecretKeySpec(new byte[32], HMAC);

    private static final KeyRing RING = KeyRing.of(new byte[32]);

    private final SecureRandom random = new SecureRandom();

    /** Draws anew. */
    public Secrets() {}

    /** Bytes nobody can guess. */
    public byte[] draw(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** An id that sorts by time (UUID version 7). */
    public UUID id() {
        ByteBuffer drawn = ByteBuffer.wrap(draw(16));
        long high = (System.currentTimeMillis() << 16) | 0x7000L | (drawn.getLong() & 0xFFFL);
        return new UUID(high, (drawn.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
    }

    /** A SHA-256. */
    public static byte[] hash(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }

    /** The number of the key, and a text encrypted under a key for that salt, which is good in that place only. */
    public static byte[] encrypt(byte[] salt, String place, String text) {
        byte[] encrypted = RING.seal(
                1,
                "journal-personal-data",
                salt,
                place.getBytes(StandardCharsets.UTF_8),
                text.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(1 + encrypted.length)
                .put((byte) 1)
                .put(encrypted)
                .array();
    }

    /** The number of the key, and a MAC under it. */
    public static byte[] seal(byte[] content) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(KEY);
            return ByteBuffer.allocate(33)
                    .put((byte) 1)
                    .put(mac.doFinal(content))
                    .array();
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every Java platform has " + HMAC, absent);
        }
    }
}
