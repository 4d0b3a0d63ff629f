package io.rosterkit.engine.password;

import io.rosterkit.engine.migration.ForeignHash;
import io.rosterkit.model.lockout.LockoutReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.password.HashingLimits;
import io.rosterkit.spi.secret.PasswordHasher;
import io.rosterkit.spi.secret.PasswordPepper;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Limits how many passwords are hashed at once. As many calls compute as there are processors. A bounded number of
 * calls waits in the order of their arrival, and further calls are refused. For an account that does not exist,
 * verifying takes as long: one call of the hasher. Thread-safe.
 */
public final class Hashing {

    /** The prefix of an imported hash that has the same format as a hash of this library. */
    static final String IMPORTED_PREFIX = "{imported}";

    private static final Logger LOG = LoggerFactory.getLogger(Hashing.class);

    private static final int DECOY_BYTES = 32;

    private final PasswordHasher hasher;
    private final PasswordPepper pepper;
    private final Semaphore processors;
    private final Semaphore places;
    private final PasswordHash decoy;

    /** Computes one hash, which is verified for accounts that do not exist. */
    public Hashing(PasswordHasher hasher, HashingLimits limits) {
        this(hasher, limits, (password, stored) -> password);
    }

    /** Verifies imported hashes with a pepper: what an older system hashed in the place of the password. */
    public Hashing(PasswordHasher hasher, HashingLimits limits, PasswordPepper pepper) {
        this(hasher, limits, pepper, Runtime.getRuntime().availableProcessors());
    }

    Hashing(PasswordHasher hasher, HashingLimits limits, int available) {
        this(hasher, limits, (password, stored) -> password, available);
    }

    private Hashing(PasswordHasher hasher, HashingLimits limits, PasswordPepper pepper, int available) {
        int atOnce = Math.min(limits.atOnce(), available);
        this.hasher = hasher;
        this.pepper = pepper;
        this.processors = new Semaphore(atOnce, true);
        this.places = new Semaphore(Math.addExact(atOnce, limits.waiting()));
        this.decoy = hasher.hash(randomPassword());
    }

    /**
     * Runs work that will hash a password. When too many calls compute or wait already, it is refused at once with
     * {@link LockoutReason#BUSY}, before the work reads anything.
     */
    public <T> Outcome<T> runAdmitted(Supplier<Outcome<T>> work) {
        if (!places.tryAcquire()) {
            return Outcome.refused(LockoutReason.BUSY);
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    /**
     * Compares a password with the stored hash. Without a stored hash, {@link PasswordHasher.Verdict#WRONG} after the
     * same time. Waits for a processor; an interrupt does not end the waiting, and the thread stays interrupted.
     */
    public PasswordHasher.Verdict verify(String password, Optional<PasswordHash> stored) {
        PasswordHasher.Verdict verdict = onProcessor(() -> hasher.verify(password, stored.orElse(decoy)));
        return stored.isPresent() ? verdict : PasswordHasher.Verdict.WRONG;
    }

    /**
     * Compares a typed password with the stored hash. An imported hash is compared with the password as typed, and then
     * with its NFC form if that differs. That takes at most two hashes, on one processor.
     * {@link PasswordHasher.Verdict#RIGHT_BUT_OLD} unless the stored hash is one of this library for the NFC form.
     */
    public PasswordHasher.Verdict verify(Passwords.Typed password, Optional<PasswordHash> stored) {
        Optional<PasswordHash> importedHash = stored.flatMap(this::importedHash);
        return importedHash.isPresent()
                ? onProcessor(() -> verifyImported(password, importedHash.get()))
                : verify(password.normalized(), stored);
    }

    /**
     * The hash to store for a hash of another system: its text without white space around it. A text that is too long
     * is replaced by a shorter text for the same hash. Empty when the hash cannot be verified.
     */
    public Optional<PasswordHash> hashToStore(String text) {
        String plain = ForeignHash.strip(text);
        if (plain.startsWith(IMPORTED_PREFIX)) {
            plain = plain.substring(IMPORTED_PREFIX.length());
        }
        if (plain.length() > PasswordHash.MAX_LENGTH) {
            plain = ForeignHash.read(plain).text();
        }
        if (plain.isEmpty() || plain.length() + IMPORTED_PREFIX.length() > PasswordHash.MAX_LENGTH) {
            return Optional.empty();
        }
        PasswordHash hash = new PasswordHash(plain);
        return switch (hasher.kind(hash)) {
            case OWN -> Optional.of(new PasswordHash(IMPORTED_PREFIX + plain));
            case FOREIGN -> Optional.of(hash);
            case UNKNOWN -> Optional.empty();
        };
    }

    /** Computes a new hash. Waits for a processor in the same way. */
    public PasswordHash hash(String password) {
        return onProcessor(() -> hasher.hash(password));
    }

    /** The stored hash as the older system wrote it, without the prefix; empty when this library computed it. */
    private Optional<PasswordHash> importedHash(PasswordHash stored) {
        if (stored.text().startsWith(IMPORTED_PREFIX)) {
            return Optional.of(new PasswordHash(stored.text().substring(IMPORTED_PREFIX.length())));
        }
        return hasher.kind(stored) == PasswordHasher.Kind.FOREIGN ? Optional.of(stored) : Optional.empty();
    }

    private PasswordHasher.Verdict verifyImported(Passwords.Typed password, PasswordHash stored) {
        PasswordHasher.Verdict verdict = verifyImported(password.text(), password.normalized(), stored);
        return verdict == PasswordHasher.Verdict.WRONG && !password.text().equals(password.normalized())
                ? verifyImported(password.normalized(), password.normalized(), stored)
                : verdict;
    }

    private PasswordHasher.Verdict verifyImported(String text, String normalized, PasswordHash stored) {
        Optional<String> peppered = peppered(text, stored);
        PasswordHasher.Verdict verdict = hasher.verify(peppered.orElse(text), stored);
        if (peppered.isEmpty()) {
            return PasswordHasher.Verdict.WRONG;
        }
        return verdict == PasswordHasher.Verdict.RIGHT && !peppered.get().equals(normalized)
                ? PasswordHasher.Verdict.RIGHT_BUT_OLD
                : verdict;
    }

    /**
     * Calls the pepper of the host. Empty when it fails; the result must then be the same as for an unknown account.
     */
    private Optional<String> peppered(String text, PasswordHash stored) {
        try {
            Optional<String> peppered = Optional.ofNullable(pepper.peppered(text, stored));
            if (peppered.isEmpty()) {
                LOG.error("the pepper for imported passwords returned null, so that a password counted as wrong");
            }
            return peppered;
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError broken) {
            LOG.error(
                    "the pepper for imported passwords threw {}, so that a password counted as wrong",
                    broken.getClass().getName());
            return Optional.empty();
        }
    }

    private <T> T onProcessor(Supplier<T> computation) {
        processors.acquireUninterruptibly();
        try {
            return computation.get();
        } finally {
            processors.release();
        }
    }

    private static String randomPassword() {
        byte[] bytes = new byte[DECOY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
