package io.rosterkit.password;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.MatchResult;

/** Reads and writes the parts of a stored hash: decimal numbers, and bytes in Base64 without padding. */
final class StoredText {

    /** The part of a pattern for a number that fits an int. */
    static final String NUMBER = "([1-9][0-9]{0,8})";

    /** The part of a pattern for bytes in Base64. passlib writes a dot for the plus sign. */
    static final String BYTES = "([A-Za-z0-9+/.]{1,172})";

    private StoredText() {}

    static int number(MatchResult text, int group) {
        return Integer.parseInt(text.group(group));
    }

    /** The decoded bytes; an empty array when they are damaged. */
    static byte[] bytes(MatchResult text, int group) {
        try {
            return Base64.getDecoder().decode(text.group(group).replace('.', '+'));
        } catch (IllegalArgumentException damaged) {
            return new byte[0];
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] utf8(String password) {
        return password.getBytes(StandardCharsets.UTF_8);
    }
}
