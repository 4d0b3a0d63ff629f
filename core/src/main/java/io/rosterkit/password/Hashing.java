package io.rosterkit.password;

import io.rosterkit.model.lockout.LockoutReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.spi.secret.PasswordHasher;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Hashes at most as many passwords at once as there are processors, lets a bounded number of calls wait for that in the
 * order they came, and refuses the next. A password of nobody costs what that of somebody does: one call of the hasher.
 * Thread-safe.
 */
@SuppressWarnings("exports") // made by the entrance only
public final class Hashing {

    private static final int DECOY_BYTES = 32;

    private final PasswordHasher hasher;
    private final Semaphore processors;
    private final Semaphore tickets;
    private final PasswordHash decoy;

    /** Computes one hash, the one that is verified for nobody. */
    public Hashing(PasswordHasher hasher, PasswordPolicy policy) {
        this(hasher, policy, Runtime.getRuntime().availableProcessors());
    }

    Hashing(PasswordHasher hasher, PasswordPolicy policy, int available) {
        int atOnce = Math.min(policy.hashesAtOnce(), available);
        this.hasher = hasher;
        this.processors = new Semaphore(atOnce, true);
        this.tickets = new Semaphore(Math.addExact(atOnce, policy.waiting()));
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

    /** A new hash. Waits likewise. */
    public PasswordHash hash(String password) {
        return onProcessor(() -> hasher.hash(password));
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
