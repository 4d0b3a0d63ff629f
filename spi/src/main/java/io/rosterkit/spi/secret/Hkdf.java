package io.rosterkit.spi.secret;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Derives keys by HKDF with HMAC-SHA-256 (RFC 5869). */
final class Hkdf {

    private static final String HMAC = "HmacSHA256";
    private static final int BLOCK = 32;

    private Hkdf() {}

    /** A key of that length from a secret; {@code salt} has at least one byte. RFC 5869, sections 2.2 and 2.3. */
    static byte[] derive(byte[] salt, byte[] secret, byte[] info, int length) {
        byte[] extracted = hmac(salt, secret);
        ByteArrayOutputStream key = new ByteArrayOutputStream();
        byte[] block = new byte[0];
        for (int number = 1; key.size() < length; number++) {
            byte[] message = Arrays.copyOf(block, block.length + info.length + 1);
            System.arraycopy(info, 0, message, block.length, info.length);
            message[message.length - 1] = (byte) number;
            block = hmac(extracted, message);
            key.write(block, 0, Math.min(BLOCK, length - key.size()));
        }
        return key.toByteArray();
    }

    /** HMAC-SHA-256. */
    static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(message);
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every Java platform has HmacSHA256", absent);
        }
    }
}
