package io.rosterkit.mail;

import io.rosterkit.model.outcome.Arguments;
import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The login of a session, or none. Every session has one, because in a world of modules the mail library looks for its
 * address map beside the class of the authenticator, and logs a warning where it finds none.
 */
final class Login extends Authenticator {

    static final Login NONE = new Login(null);

    private final @Nullable PasswordAuthentication both;

    private Login(@Nullable PasswordAuthentication both) {
        this.both = both;
    }

    static Login of(String user, String password) {
        Arguments.required("user", user, "password", password);
        return new Login(new PasswordAuthentication(user, password));
    }

    boolean given() {
        return both != null;
    }

    Session session(Properties properties) {
        return Session.getInstance(properties, this);
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
        return both;
    }
}
