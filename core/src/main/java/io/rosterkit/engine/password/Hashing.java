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
 * Hashes at most as many passwords at once as there are processors, lets a bounded number of calls wait for that in the
 * order they came, and refuses the next. The password of an account that does not exist costs the same: one call of the
 * hasher. Thread-safe.
 */
public final class Hashing {

    /** Stands before a hash that was imported and could be taken for one of our own. */
    static final String IMPORTED = "{imported}";

    private static final Logger LOG = LoggerFactory.getLogger(Hashing.class);

    private static final int DECOY_BYTES = 32;

    private final PasswordHasher hasher;
    private final PasswordPepper pepper;
    private final Semaphore processors;
    private final Semaphore tickets;
    private final PasswordHash decoy;

    /** Computes one hash, the one that is verified for an account that does not exist. */
    public Hashing(PasswordHasher hasher, HashingLimits limits) {
        this(hasher, limits, (password, stored) -> password);
    }

    /** The same, where an older system hashed something else in the place of the password. */
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
        this.tickets = new Semaphore(Math.addExact(atOnce, limits.waiting()));
        this.decoy = hasher.hash(unguessable());
    }

    /**
     * Work that will hash, from before it looks at anything until it ends; {@link LockoutReason#BUSY} at once when too
     * many are at it already.
     */
    public <T> Outcome<T> admitted(Supplier<Outcome<T>> work) {
        if (!tickets.tryAcquire()) {
            return Outcome.refused(LockoutReason.BUSY);
        }
        try {
            return work.get();
        } finally {
            tickets.release();
        }
    }

    /**
     * Whether the password is the stored one; without one, {@link PasswordHasher.Verdict#WRONG} at the same cost. Waits
     * for a processor; an interrupt does not end the waiting and is kept.
     */
    public PasswordHasher.Verdict verify(String password, Optional<PasswordHash> stored) {
        PasswordHasher.Verdict verdict = onProcessor(() -> hasher.verify(password, stored.orElse(decoy)));
        return stored.isPresent() ? verdict : PasswordHasher.Verdict.WRONG;
    }

    /**
     * The same for a password as it was typed. An imported hash is compared with that, and then in NFC if that differs:
     * two hashes at most, one after the other on one processor. {@link PasswordHasher.Verdict#RIGHT_BUT_OLD} when the
     * stored hash is not one of our own of the password in NFC.
     */
    public PasswordHasher.Verdict verify(Passwords.Typed password, Optional<PasswordHash> stored) {
        Optional<PasswordHash> foreign = stored.flatMap(this::foreign);
        return foreign.isPresent()
                ? onProcessor(() -> verifyImported(password, foreign.get()))
                : verify(password.normal(), stored);
    }

    /**
     * The text to be stored for a hash of another system: that text without blanks around it, or a shorter one for the
     * same hash when it is too long. Empty when no password would ever be right.
     */
    public Optional<PasswordHash> imported(String text) {
        String plain = ForeignHash.strip(text);
        if (plain.startsWith(IMPORTED)) {
            plain = plain.substring(IMPORTED.length());
        }
        if (plain.length() > PasswordHash.MAX_LENGTH) {
            plain = ForeignHash.read(plain).text();
        }
        if (plain.isEmpty() || plain.length() + IMPORTED.length() > PasswordHash.MAX_LENGTH) {
            return Optional.empty();
        }
        PasswordHash hash = new PasswordHash(plain);
        return switch (hasher.kind(hash)) {
            case OWN -> Optional.of(new PasswordHash(IMPORTED + plain));
            case FOREIGN -> Optional.of(hash);
            case UNKNOWN -> Optional.empty();
        };
    }

    /** A new hash. Waits likewise. */
    public PasswordHash hash(String password) {
        return onProcessor(() -> hasher.hash(password));
    }

    /** The hash that another system made, if it is one. */
    private Optional<PasswordHash> foreign(PasswordHash stored) {
        if (stored.text().startsWith(IMPORTED)) {
            return Optional.of(new PasswordHash(stored.text().substring(IMPORTED.length())));
        }
        return hasher.kind(stored) == PasswordHasher.Kind.FOREIGN ? Optional.of(stored) : Optional.empty();
    }

    private PasswordHasher.Verdict verifyImported(Passwords.Typed password, PasswordHash stored) {
        PasswordHasher.Verdict typed = verifyImported(password.text(), password.normal(), stored);
        return typed == PasswordHasher.Verdict.WRONG && !password.text().equals(password.normal())
                ? verifyImported(password.normal(), password.normal(), stored)
                : typed;
    }

    private PasswordHasher.Verdict verifyImported(String text, String normal, PasswordHash stored) {
        Optional<String> hashed = peppered(text, stored);
        PasswordHasher.Verdict verdict = hasher.verify(hashed.orElse(text), stored);
        if (hashed.isEmpty()) {
            return PasswordHasher.Verdict.WRONG;
        }
        return verdict == PasswordHasher.Verdict.RIGHT && !hashed.get().equals(normal)
                ? PasswordHasher.Verdict.RIGHT_BUT_OLD
                : verdict;
    }

    /** Empty when the hook fails, which is the host's code: the answer must be that for an unknown account. */
    private Optional<String> peppered(String text, PasswordHash stored) {
        try {
            Optional<String> hashed = Optional.ofNullable(pepper.peppered(text, stored));
            if (hashed.isEmpty()) {
                LOG.error("the hook for imported passwords answered null, so that a password counted as wrong");
            }
            return hashed;
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError broken) {
            LOG.error(
                    "the hook for imported passwords threw {}, so that a password counted as wrong",
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

    private static String unguessable() {
        byte[] bytes = new byte[DECOY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
