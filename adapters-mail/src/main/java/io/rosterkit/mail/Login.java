package io.rosterkit.mail;

import io.rosterkit.model.outcome.Arguments;
import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The login of a session, or {@link #NONE}. Every session needs such an object: on the module path, the mail library
 * searches its address map next to the class of the authenticator, and logs a warning when there is no authenticator.
 */
final class Login extends Authenticator {

    static final Login NONE = new Login(null);

    private final @Nullable PasswordAuthentication credentials;

    private Login(@Nullable PasswordAuthentication credentials) {
        this.credentials = credentials;
    }

    static Login of(String user, String password) {
        Arguments.required("user", user, "password", password);
        return new Login(new PasswordAuthentication(user, password));
    }

    boolean isPresent() {
        return credentials != null;
    }

    Session session(Properties properties) {
        return Session.getInstance(properties, this);
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
        return credentials;
    }
}
