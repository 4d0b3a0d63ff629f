package io.rosterkit.password;

import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.spi.secret.PasswordHasher;
import java.util.Optional;
import java.util.function.Supplier;

/** STUB. */
public final class Hashing {
    private final PasswordHasher hasher;
    /** h. */
    public Hashing(PasswordHasher hasher) {
        this.hasher = hasher;
    }
    /** c. */
    public <T> Outcome<T> admitted(Supplier<Outcome<T>> work) {
        return work.get();
    }
    /** c. */
    public PasswordHasher.Verdict verify(String password, Optional<PasswordHash> stored) {
        return hasher.verify(password, stored.orElseThrow());
    }
    /** c. */
    public PasswordHash hash(String password) {
        return hasher.hash(password);
    }
}
