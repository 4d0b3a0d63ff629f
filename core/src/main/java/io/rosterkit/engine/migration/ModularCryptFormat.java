package io.rosterkit.engine.migration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** Writes hashes in the modular crypt format, with salt and hash in Base64 without padding. */
final class ModularCryptFormat {

    private ModularCryptFormat() {}

    /** PBKDF2 with the HMAC of a digest: {@code sha1}, {@code sha256} or {@code sha512}. */
    static ForeignHash pbkdf2(String digest, String iterations, byte[] salt, byte[] hash) {
        return ForeignHash.of(
                "$pbkdf2-" + digest + "$" + withoutZeros(iterations) + "$" + base64(salt) + "$" + base64(hash));
    }

    /** scrypt, where {@code ln} is the binary logarithm of N. */
    static ForeignHash scrypt(int ln, String r, String p, byte[][] saltAndHash) {
        return ForeignHash.of("$scrypt$ln=" + ln + ",r=" + withoutZeros(r) + ",p=" + withoutZeros(p) + "$"
                + base64(saltAndHash[0]) + "$" + base64(saltAndHash[1]));
    }

    /** The binary logarithm of N. When N is not a power of two: 0, which is not valid for scrypt. */
    static int logarithm(String n) {
        long number = Long.parseLong(n);
        return Long.bitCount(number) == 1 ? Long.numberOfTrailingZeros(number) : 0;
    }

    /** Decodes Base64 with or without padding; an empty array when it is damaged. */
    static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException damaged) {
            return new byte[0];
        }
    }

    /** Decodes hexadecimal digits; an empty array when they are damaged. */
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
