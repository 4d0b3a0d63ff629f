package io.rosterkit.password;

import io.rosterkit.engine.migration.ForeignHash;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.spi.secret.PasswordHasher;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes with Argon2id (RFC 9106), by default at the costs OWASP recommends: 19 MiB, two passes, one lane; a new hash
 * reads {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. Thread-safe; each call takes that memory for as long as it
 * computes.
 *
 * <p>Verifies what other systems stored, too, as text in UTF-8, and asks for a new hash then:
 *
 * <ul>
 *   <li>{@code $argon2id$}, {@code $argon2i$}, {@code $argon2d$} up to 128 MiB, and 1 GiB over all passes;
 *   <li>{@code $2a$}, {@code $2b$}, {@code $2y$} (bcrypt) up to cost 14. Whatever follows the first 72 bytes of a
 *       password does not matter, as it did not when it was set; the new hash covers the password as it was typed this
 *       time;
 *   <li>{@code $scrypt$ln=14,r=8,p=1$salt$hash} up to 128 MiB, and 256 MiB over all p;
 *   <li>{@code $pbkdf2-sha256$600000$salt$hash}, {@code $pbkdf2-sha512$}, and {@code $pbkdf2$} or
 *       {@code $pbkdf2-sha1$}, up to 2,000,000 iterations.
 * </ul>
 *
 * Salt and hash are Base64 without padding, with {@code +} or {@code .}, and a hash has 16 to 64 bytes. Within the same
 * bounds it reads what Spring Security, Django, Werkzeug, passlib, WordPress, Keycloak, ASP.NET Identity, Dovecot and
 * OpenLDAP write for one of these algorithms; the documentation has a table (importing.md). Any other text, also a
 * damaged or dearer one, is {@link PasswordHasher.Verdict#WRONG} at the cost of one hash of our own; {@link #knows}
 * tells them before users are brought over, and the import refuses them.
 */
public final class Argon2Hasher implements PasswordHasher {

    private static final int MEMORY_KIB = 19 << 10;
    private static final int PASSES = 2;

    private static final String OWN = "$argon2id$";

    private static final Pattern KIND = Pattern.compile("\\$([a-z0-9-]{1,32})\\$");

    private final Argon2 argon2;
    private final Argon2Kind own;
    private final Map<String, HashKind> kinds;
    private final SecureRandom random = new SecureRandom();

    /** With the standard costs. */
    public Argon2Hasher() {
        this(MEMORY_KIB, PASSES);
    }

    /**
     * With higher costs: at least 19,456 KiB and two passes, at most 131,072 KiB, and 1 GiB over all passes. Throws
     * {@link IllegalArgumentException} otherwise.
     */
    public Argon2Hasher(int memoryKib, int passes) {
        this(Argon2::bouncyCastle, checked(memoryKib, passes));
    }

    Argon2Hasher(Argon2 argon2, Argon2.Costs costs) {
        this.argon2 = argon2;
        this.own = new Argon2Kind(argon2, costs);
        this.kinds = kinds(own);
    }

    static Argon2.Costs costs(int memoryKib, int passes) {
        return new Argon2.Costs(Argon2Parameters.ARGON2_id, Argon2.Costs.VERSION, memoryKib, passes, 1);
    }

    @Override
    public PasswordHash hash(String password) {
        Arguments.required("password", password);
        byte[] salt = new byte[Argon2Kind.SALT_BYTES];
        random.nextBytes(salt);
        return new PasswordHash(own.write(salt, compute(password, salt)));
    }

    @Override
    public Verdict verify(String password, PasswordHash stored) {
        Arguments.required("password", password, "stored", stored);
        Optional<HashKind.Stored> known = read(stored);
        if (known.isEmpty()) {
            compute(password, new byte[Argon2Kind.SALT_BYTES]);
            return Verdict.WRONG;
        }
        String hashed = ForeignHash.read(stored.text()).prepared().apply(password);
        if (!known.get().matches().test(hashed)) {
            return Verdict.WRONG;
        }
        return known.get().current() ? Verdict.RIGHT : Verdict.RIGHT_BUT_OLD;
    }

    /** Whether a stored text can ever be verified; costs nothing. For those who bring users over. */
    public boolean knows(PasswordHash stored) {
        Arguments.required("stored", stored);
        return read(stored).isPresent();
    }

    /**
     * {@link PasswordHasher.Kind#OWN} for every Argon2id that is written as this library writes it, whatever made it.
     */
    @Override
    public Kind kind(PasswordHash stored) {
        Arguments.required("stored", stored);
        if (read(stored).isEmpty()) {
            return Kind.UNKNOWN;
        }
        return stored.text().startsWith(OWN) ? Kind.OWN : Kind.FOREIGN;
    }

    private Optional<HashKind.Stored> read(PasswordHash stored) {
        String text = ForeignHash.read(stored.text()).text();
        Matcher kind = KIND.matcher(text);
        Optional<HashKind.Stored> known = kind.lookingAt()
                ? Optional.ofNullable(kinds.get(kind.group(1))).flatMap(form -> form.read(text))
                : Optional.empty();
        return text.equals(stored.text()) ? known : known.map(hash -> HashKind.Stored.old(hash.matches()));
    }

    private byte[] compute(String password, byte[] salt) {
        return argon2.hash(own.wanted(), StoredText.utf8(password), salt, Argon2Kind.HASH_BYTES);
    }

    private static Argon2.Costs checked(int memoryKib, int passes) {
        if (memoryKib < MEMORY_KIB) {
            throw new IllegalArgumentException("memoryKib must be at least " + MEMORY_KIB);
        }
        if (passes < PASSES) {
            throw new IllegalArgumentException("passes must be at least " + PASSES);
        }
        Argon2.Costs costs = costs(memoryKib, passes);
        if (!costs.bearable()) {
            throw new IllegalArgumentException("memoryKib must be at most " + Argon2.Costs.MEMORY_AT_MOST
                    + ", and times passes at most " + Argon2.Costs.WORK_AT_MOST);
        }
        return costs;
    }

    private static Map<String, HashKind> kinds(Argon2Kind argon2) {
        Map<String, HashKind> kinds = new HashMap<>();
        kinds.put("argon2d", argon2);
        kinds.put("argon2i", argon2);
        kinds.put("argon2id", argon2);
        kinds.put("2a", new BcryptKind());
        kinds.put("2b", new BcryptKind());
        kinds.put("2y", new BcryptKind());
        kinds.put("scrypt", new ScryptKind());
        kinds.put("pbkdf2", new Pbkdf2Kind("PBKDF2WithHmacSHA1", 20));
        kinds.put("pbkdf2-sha1", new Pbkdf2Kind("PBKDF2WithHmacSHA1", 20));
        kinds.put("pbkdf2-sha256", new Pbkdf2Kind("PBKDF2WithHmacSHA256", 32));
        kinds.put("pbkdf2-sha512", new Pbkdf2Kind("PBKDF2WithHmacSHA512", 64));
        return Map.copyOf(kinds);
    }
}
