package io.rosterkit.password;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** PBKDF2 (RFC 8018) with one HMAC of the JDK, in the format {@code $pbkdf2-sha256$600000$salt$hash}. */
record Pbkdf2Format(String algorithm, int digestBytes) implements HashFormat {

    /** Maximum of iterations times output blocks; it takes one to two seconds. */
    static final long MAX_WORK = 2_000_000;

    private static final Pattern PATTERN = Pattern.compile("\\$pbkdf2(?:-sha(?:1|256|512))?\\$(?:i=)?"
            + StoredText.NUMBER + "(?:,l=[0-9]{1,3})?\\$" + StoredText.BYTES + "\\$" + StoredText.BYTES);

    @Override
    public Optional<ParsedHash> read(String text) {
        Matcher match = PATTERN.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        int iterations = StoredText.number(match, 1);
        byte[] salt = StoredText.bytes(match, 2);
        byte[] hash = StoredText.bytes(match, 3);
        int blocks = (hash.length + digestBytes - 1) / digestBytes;
        if (salt.length == 0 || !ParsedHash.hasSafeLength(hash) || (long) iterations * blocks > MAX_WORK) {
            return Optional.empty();
        }
        return Optional.of(ParsedHash.outdated(
                password -> MessageDigest.isEqual(hash, derive(password, salt, iterations, hash.length))));
    }

    private byte[] derive(String password, byte[] salt, int iterations, int length) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, length * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance(algorithm).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(algorithm + " is not in this JDK", missing);
        } finally {
            spec.clearPassword();
        }
    }
}
