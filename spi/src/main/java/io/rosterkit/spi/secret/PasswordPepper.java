package io.rosterkit.spi.secret;

import io.rosterkit.model.signin.PasswordHash;

/**
 * What an older system of the host hashed in the place of the password: as a rule the password with a pepper, a secret
 * that is the same for all users. Asked only for hashes that were imported and not yet made anew. Thread-safe.
 */
@FunctionalInterface
public interface PasswordPepper {

    /**
     * The text that the older system hashed for that password. {@code stored} is the imported hash, for a host that
     * brings users from several systems. When it throws, or answers {@code null}, the password counts as wrong, so that
     * the answer does not tell such an account from one that does not exist; the log has an error with the class of the
     * exception and nothing of the password.
     */
    String peppered(String password, PasswordHash stored);
}
