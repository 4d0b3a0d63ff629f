package io.rosterkit.testkit;

import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.spi.secret.PasswordHasher;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Hashes quickly, which is for tests only, and counts its calls. A hash has the form {@code $fake$cost$salt$digest};
 * for every other kind each password is wrong. Thread-safe.
 */
public final class CountingHasher implements PasswordHasher {

    private static final String KIND = "$fake$";

    private final Hashes hashes = new Hashes();

    private CountingHasher() {}

    /** A hasher that has counted nothing yet. */
    public static CountingHasher create() {
        return new CountingHasher();
    }

    /** The counts, and the control of the hasher by a test. */
    public Hashes hashes() {
        return hashes;
    }

    @Override
    public PasswordHash hash(String password) {
        Arguments.required("password", password);
        int cost = hashes.hashing();
        return hash(KIND + cost + "$" + UUID.randomUUID(), password);
    }

    @Override
    public Verdict verify(String password, PasswordHash stored) {
        Arguments.required("password", password, "stored", stored);
        int cost = hashes.verifying();
        String text = stored.text();
        if (!text.startsWith(KIND)
                || !hash(text.substring(0, text.lastIndexOf('$')), password).equals(stored)) {
            return Verdict.WRONG;
        }
        return text.startsWith(KIND + cost + "$") ? Verdict.RIGHT : Verdict.RIGHT_BUT_OLD;
    }

    @Override
    public Kind kind(PasswordHash stored) {
        Arguments.required("stored", stored);
        return stored.text().startsWith(KIND) ? Kind.OWN : Kind.UNKNOWN;
    }

    private static PasswordHash hash(String salted, String password) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((salted + "$" + password).getBytes(StandardCharsets.UTF_8));
            return new PasswordHash(salted + "$" + HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
