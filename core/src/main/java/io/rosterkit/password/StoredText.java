package io.rosterkit.password;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.MatchResult;

/** How the parts of a stored hash are written: numbers in decimal, bytes in Base64 without padding. */
final class StoredText {

    /** What a pattern takes as a number; it always fits an int. */
    static final String NUMBER = "([1-9][0-9]{0,8})";

    /** What a pattern takes as bytes; the dot is how passlib writes the plus. */
    static final String BYTES = "([A-Za-z0-9+/.]{1,172})";

    private StoredText() {}

    static int number(MatchResult text, int group) {
        return Integer.parseInt(text.group(group));
    }

    /** The bytes, or none when they are damaged. */
    static byte[] bytes(MatchResult text, int group) {
        try {
            return Base64.getDecoder().decode(text.group(group).replace('.', '+'));
        } catch (IllegalArgumentException damaged) {
            return new byte[0];
        }
    }

    static String written(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] utf8(String password) {
        return password.getBytes(StandardCharsets.UTF_8);
    }
}
