package io.rosterkit.benchmarks;

import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.spi.secret.PasswordHasher;

/** Hashes every password to the same text and takes no time, so that what is left is storage. */
public final class FreeHasher implements PasswordHasher {

    /** The only right password. */
    public static final String PASSWORD = "seven quiet herons over the weir";

    /** What it is stored as: as long as a hash by Argon2id. */
    public static final PasswordHash HASH = new PasswordHash(
            "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA" + "$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g");

    /** One like all others. */
    public FreeHasher() {}

    @Override
    public PasswordHash hash(String password) {
        return HASH;
    }

    @Override
    public Verdict verify(String password, PasswordHash stored) {
        return password.equals(PASSWORD) ? Verdict.RIGHT : Verdict.WRONG;
    }

    @Override
    public Kind kind(PasswordHash stored) {
        return stored.equals(HASH) ? Kind.OWN : Kind.UNKNOWN;
    }
}
