package io.rosterkit.password;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/**
 * bcrypt, which uses only the first 72 bytes of a password. A password with a NUL character is always wrong. Some
 * implementations stop there. Also bcrypt repeats its key, so that {@code a} and {@code a NUL a} have the same hash.
 */
record BcryptFormat() implements HashFormat {

    /** Each step doubles the time; cost 14 takes about one second. */
    static final int MAX_COST = 14;

    private static final int MIN_COST = 4;

    private static final Pattern PATTERN =
            Pattern.compile("\\$2[aby]\\$([0-9]{2})\\$[./A-Za-z0-9]{21}[.Oeu][./A-Za-z0-9]{31}");

    @Override
    public Optional<ParsedHash> read(String text) {
        Matcher match = PATTERN.matcher(text);
        return match.matches() && StoredText.number(match, 1) >= MIN_COST && StoredText.number(match, 1) <= MAX_COST
                ? Optional.of(ParsedHash.outdated(password -> matches(password, text)))
                : Optional.empty();
    }

    private static boolean matches(String password, String text) {
        return OpenBSDBCrypt.checkPassword(text, StoredText.utf8(password)) && password.indexOf('\0') < 0;
    }
}
