package io.rosterkit.engine.migration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** Writes hashes in the modular crypt format, with salt and hash in Base64 without padding. */
final class CryptText {

    private CryptText() {}

    /** PBKDF2 over an HMAC with that digest: {@code sha1}, {@code sha256} or {@code sha512}. */
    static ForeignHash pbkdf2(String digest, String iterations, byte[] salt, byte[] hash) {
        return ForeignHash.of(
                "$pbkdf2-" + digest + "$" + withoutZeros(iterations) + "$" + base64(salt) + "$" + base64(hash));
    }

    /** scrypt with N as a power of two. */
    static ForeignHash scrypt(int ln, String r, String p, byte[][] saltAndHash) {
        return ForeignHash.of("$scrypt$ln=" + ln + ",r=" + withoutZeros(r) + ",p=" + withoutZeros(p) + "$"
                + base64(saltAndHash[0]) + "$" + base64(saltAndHash[1]));
    }

    /** The logarithm of N; 0, which no scrypt takes, when N is not a power of two. */
    static int logarithm(String n) {
        long number = Long.parseLong(n);
        return Long.bitCount(number) == 1 ? Long.numberOfTrailingZeros(number) : 0;
    }

    /** The bytes of Base64 with or without padding; none when it is damaged. */
    static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException damaged) {
            return new byte[0];
        }
    }

    /** The bytes of pairs of hexadecimal digits; none when it is damaged. */
    static byte[] hex(String digits) {
        try {
            return HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException damaged) {
            return new byte[0];
        }
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(utf8(text));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 is not in this JDK", missing);
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String withoutZeros(String number) {
        return Long.toString(Long.parseLong(number));
    }
}
