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
 * Hashes passwords with Argon2id (RFC 9106). The default costs are those that OWASP recommends: 19 MiB, two passes, one
 * lane. A new hash has the form {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. Thread-safe; each call uses that
 * memory while it computes.
 *
 * <p>Also verifies hashes of other systems, for a password in UTF-8. The verdict is then
 * {@link PasswordHasher.Verdict#RIGHT_BUT_OLD}, so that a new hash replaces the old one:
 *
 * <ul>
 *   <li>{@code $argon2id$}, {@code $argon2i$} and {@code $argon2d$} up to 128 MiB, and 1 GiB over all passes;
 *   <li>{@code $2a$}, {@code $2b$} and {@code $2y$} (bcrypt) up to cost 14. bcrypt ignores everything after the first
 *       72 bytes of a password. The new hash covers the whole password that the user typed this time;
 *   <li>{@code $scrypt$ln=14,r=8,p=1$salt$hash} up to 128 MiB, and 256 MiB over all p;
 *   <li>{@code $pbkdf2-sha256$600000$salt$hash}, {@code $pbkdf2-sha512$}, and {@code $pbkdf2$} or
 *       {@code $pbkdf2-sha1$}, up to 2,000,000 iterations.
 * </ul>
 *
 * Salt and hash are in Base64 without padding, with {@code +} or {@code .}, and a hash has 16 to 64 bytes. Within the
 * same limits it reads the hashes of these algorithms as many other programs write them. Among them are Spring
 * Security, Django, passlib, WordPress and Keycloak; the documentation has a table (importing.md).
 *
 * <p>The verdict on any other text is {@link PasswordHasher.Verdict#WRONG}, after the time of one hash. That includes
 * damaged texts and costs above the limits. {@link #canVerify} recognizes such texts before users are imported, and the
 * import refuses them.
 */
public final class Argon2Hasher implements PasswordHasher {

    private static final int MIN_MEMORY_KIB = 19 << 10;
    private static final int MIN_PASSES = 2;

    private static final String OWN_PREFIX = "$argon2id$";

    private static final Pattern FORMAT_NAME = Pattern.compile("\\$([a-z0-9-]{1,32})\\$");

    private final Argon2 argon2;
    private final Argon2Format argon2Format;
    private final Map<String, HashFormat> formats;
    private final SecureRandom random = new SecureRandom();

    /** Uses the standard costs. */
    public Argon2Hasher() {
        this(MIN_MEMORY_KIB, MIN_PASSES);
    }

    /**
     * Uses higher costs: at least 19,456 KiB and two passes; at most 131,072 KiB, and 1 GiB over all passes. Throws
     * {@link IllegalArgumentException} otherwise.
     */
    public Argon2Hasher(int memoryKib, int passes) {
        this(Argon2::bouncyCastle, validCosts(memoryKib, passes));
    }

    Argon2Hasher(Argon2 argon2, Argon2.Costs costs) {
        this.argon2 = argon2;
        this.argon2Format = new Argon2Format(argon2, costs);
        this.formats = formats(argon2Format);
    }

    static Argon2.Costs costs(int memoryKib, int passes) {
        return new Argon2.Costs(Argon2Parameters.ARGON2_id, Argon2.Costs.VERSION, memoryKib, passes, 1);
    }

    @Override
    public PasswordHash hash(String password) {
        Arguments.required("password", password);
        byte[] salt = new byte[Argon2Format.SALT_BYTES];
        random.nextBytes(salt);
        return new PasswordHash(argon2Format.format(salt, compute(password, salt)));
    }

    @Override
    public Verdict verify(String password, PasswordHash stored) {
        Arguments.required("password", password, "stored", stored);
        Optional<HashFormat.ParsedHash> parsed = read(stored);
        if (parsed.isEmpty()) {
            compute(password, new byte[Argon2Format.SALT_BYTES]);
            return Verdict.WRONG;
        }
        String preparedPassword = ForeignHash.read(stored.text()).preparation().apply(password);
        if (!parsed.get().matches().test(preparedPassword)) {
            return Verdict.WRONG;
        }
        return parsed.get().isCurrent() ? Verdict.RIGHT : Verdict.RIGHT_BUT_OLD;
    }

    /** Whether the stored text can be verified. Computes no hash. For hosts that import users. */
    public boolean canVerify(PasswordHash stored) {
        Arguments.required("stored", stored);
        return read(stored).isPresent();
    }

    /**
     * {@link PasswordHasher.Kind#OWN} for every Argon2id hash in the format of this library, also when another program
     * made it.
     */
    @Override
    public Kind kind(PasswordHash stored) {
        Arguments.required("stored", stored);
        if (read(stored).isEmpty()) {
            return Kind.UNKNOWN;
        }
        return stored.text().startsWith(OWN_PREFIX) ? Kind.OWN : Kind.FOREIGN;
    }

    private Optional<HashFormat.ParsedHash> read(PasswordHash stored) {
        String text = ForeignHash.read(stored.text()).text();
        Matcher name = FORMAT_NAME.matcher(text);
        Optional<HashFormat.ParsedHash> parsed = name.lookingAt()
                ? Optional.ofNullable(formats.get(name.group(1))).flatMap(format -> format.read(text))
                : Optional.empty();
        return text.equals(stored.text()) ? parsed : parsed.map(hash -> HashFormat.ParsedHash.outdated(hash.matches()));
    }

    private byte[] compute(String password, byte[] salt) {
        return argon2.hash(argon2Format.targetCosts(), StoredText.utf8(password), salt, Argon2Format.HASH_BYTES);
    }

    private static Argon2.Costs validCosts(int memoryKib, int passes) {
        if (memoryKib < MIN_MEMORY_KIB) {
            throw new IllegalArgumentException("memoryKib must be at least " + MIN_MEMORY_KIB);
        }
        if (passes < MIN_PASSES) {
            throw new IllegalArgumentException("passes must be at least " + MIN_PASSES);
        }
        Argon2.Costs costs = costs(memoryKib, passes);
        if (!costs.isWithinLimits()) {
            throw new IllegalArgumentException("memoryKib must be at most " + Argon2.Costs.MAX_MEMORY_KIB
                    + ", and memoryKib * passes must be at most " + Argon2.Costs.MAX_WORK);
        }
        return costs;
    }

    private static Map<String, HashFormat> formats(Argon2Format argon2) {
        Map<String, HashFormat> formats = new HashMap<>();
        formats.put("argon2d", argon2);
        formats.put("argon2i", argon2);
        formats.put("argon2id", argon2);
        formats.put("2a", new BcryptFormat());
        formats.put("2b", new BcryptFormat());
        formats.put("2y", new BcryptFormat());
        formats.put("scrypt", new ScryptFormat());
        formats.put("pbkdf2", new Pbkdf2Format("PBKDF2WithHmacSHA1", 20));
        formats.put("pbkdf2-sha1", new Pbkdf2Format("PBKDF2WithHmacSHA1", 20));
        formats.put("pbkdf2-sha256", new Pbkdf2Format("PBKDF2WithHmacSHA256", 32));
        formats.put("pbkdf2-sha512", new Pbkdf2Format("PBKDF2WithHmacSHA512", 64));
        return Map.copyOf(formats);
    }
}
