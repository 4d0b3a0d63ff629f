package io.rosterkit.password;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/**
 * bcrypt, which looks at the first 72 bytes of a password only. A password with a NUL is never right: some
 * implementations end there, and bcrypt's own repeating of the key takes {@code a} and {@code a NUL a} for the same.
 */
record BcryptKind() implements HashKind {

    /** Twice the time for each more; 14 takes about a second. */
    static final int COST_AT_MOST = 14;

    private static final int COST_AT_LEAST = 4;

    private static final Pattern FORM =
            Pattern.compile("\\$2[aby]\\$([0-9]{2})\\$[./A-Za-z0-9]{21}[.Oeu][./A-Za-z0-9]{31}");

    @Override
    public Optional<Stored> read(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                        && StoredText.number(form, 1) >= COST_AT_LEAST
                        && StoredText.number(form, 1) <= COST_AT_MOST
                ? Optional.of(Stored.old(password -> matches(password, text)))
                : Optional.empty();
    }

    private static boolean matches(String password, String text) {
        return OpenBSDBCrypt.checkPassword(text, StoredText.utf8(password)) && password.indexOf('\0') < 0;
    }
}
