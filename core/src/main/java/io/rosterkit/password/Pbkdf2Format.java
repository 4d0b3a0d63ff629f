package io.rosterkit.password;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** PBKDF2 (RFC 8018) over one HMAC of the JDK, written {@code $pbkdf2-sha256$600000$salt$hash}. */
record Pbkdf2Kind(String algorithm, int digestBytes) implements HashKind {

    /** Iterations times blocks of output, one to two seconds. */
    static final long WORK_AT_MOST = 2_000_000;

    private static final Pattern FORM = Pattern.compile("\\$pbkdf2(?:-sha(?:1|256|512))?\\$(?:i=)?" + StoredText.NUMBER
            + "(?:,l=[0-9]{1,3})?\\$" + StoredText.BYTES + "\\$" + StoredText.BYTES);

    @Override
    public Optional<Stored> read(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        int iterations = StoredText.number(form, 1);
        byte[] salt = StoredText.bytes(form, 2);
        byte[] hash = StoredText.bytes(form, 3);
        int blocks = (hash.length + digestBytes - 1) / digestBytes;
        if (salt.length == 0 || !Stored.sound(hash) || (long) iterations * blocks > WORK_AT_MOST) {
            return Optional.empty();
        }
        return Optional.of(
                Stored.old(password -> MessageDigest.isEqual(hash, derive(password, salt, iterations, hash.length))));
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
