package io.rosterkit.engine.secret;

import io.rosterkit.model.verification.stored.Challenge;
import io.rosterkit.spi.secret.KeyRing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;

/**
 * Derives the code of a challenge: six digits by the dynamic truncation of RFC 4226 section 5.3, over an HMAC of the
 * challenge and the number of its sending. The code is nowhere stored.
 */
public final class Codes {

    private static final String PURPOSE = "code";
    private static final int MODULUS = 1_000_000;
    private static final int DIGITS = 6;

    private final KeyRing keys;

    /** Codes under the keys of the ring. */
    public Codes(KeyRing keys) {
        this.keys = keys;
    }

    /** Whether codes of the challenge can be made: its key may have been dropped. */
    public boolean alive(Challenge challenge) {
        return keys.holds(challenge.keyId());
    }

    /** The code that was sent last; the challenge must be alive. */
    public String code(Challenge challenge) {
        byte[] message = ByteBuffer.allocate(2 * Long.BYTES * 2 + Integer.BYTES)
                .putLong(challenge.organization().uuid().getMostSignificantBits())
                .putLong(challenge.organization().uuid().getLeastSignificantBits())
                .putLong(challenge.id().uuid().getMostSignificantBits())
                .putLong(challenge.id().uuid().getLeastSignificantBits())
                .putInt(challenge.course().sending())
                .array();
        byte[] mac = keys.mac(challenge.keyId(), PURPOSE, message);
        int offset = mac[mac.length - 1] & 0xF;
        int number = ByteBuffer.wrap(mac).getInt(offset) & 0x7FFFFFFF;
        return String.format(Locale.ROOT, "%06d", number % MODULUS);
    }

    /**
     * Whether the text is that code, in digits of whatever script, in groups, or with the text of the message around
     * it. A text with two different codes is none, so that one try is one guess.
     */
    public boolean matches(Challenge challenge, String typed) {
        return MessageDigest.isEqual(
                code(challenge).getBytes(StandardCharsets.UTF_8),
                CodeText.read(typed, DIGITS).getBytes(StandardCharsets.UTF_8));
    }
}
