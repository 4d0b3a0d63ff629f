package io.rosterkit.engine.secret;

import io.rosterkit.model.verification.stored.Challenge;
import io.rosterkit.spi.secret.KeyRing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;

/**
 * Computes the code of a challenge. It has six digits, by the dynamic truncation of RFC 4226 section 5.3 of an HMAC
 * over the challenge and the number of its sending. The code is not stored.
 */
public final class Codes {

    private static final String PURPOSE = "code";
    private static final int MODULUS = 1_000_000;
    private static final int DIGITS = 6;

    private final KeyRing keys;

    public Codes(KeyRing keys) {
        this.keys = keys;
    }

    /** Whether codes of the challenge can be computed. They cannot when its key was removed from the ring. */
    public boolean canCompute(Challenge challenge) {
        return keys.holds(challenge.keyId());
    }

    /** The code that was sent last; {@link #canCompute} must be true. */
    public String code(Challenge challenge) {
        byte[] message = ByteBuffer.allocate(2 * Long.BYTES * 2 + Integer.BYTES)
                .putLong(challenge.organization().uuid().getMostSignificantBits())
                .putLong(challenge.organization().uuid().getLeastSignificantBits())
                .putLong(challenge.id().uuid().getMostSignificantBits())
                .putLong(challenge.id().uuid().getLeastSignificantBits())
                .putInt(challenge.progress().sendingNumber())
                .array();
        byte[] mac = keys.mac(challenge.keyId(), PURPOSE, message);
        int offset = mac[mac.length - 1] & 0xF;
        int number = ByteBuffer.wrap(mac).getInt(offset) & 0x7FFFFFFF;
        return String.format(Locale.ROOT, "%06d", number % MODULUS);
    }

    /**
     * Whether the text is the code, in digits of any script, in groups, or within the text message. A text with two
     * different codes does not match, so that one attempt is one guess.
     */
    public boolean matches(Challenge challenge, String typed) {
        return MessageDigest.isEqual(
                code(challenge).getBytes(StandardCharsets.UTF_8),
                CodeText.read(typed, DIGITS).getBytes(StandardCharsets.UTF_8));
    }
}
