package io.rosterkit.engine.migration;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * bcrypt over a digest or an HMAC of the password, which lifts its limit of 72 bytes: passlib's in both versions and
 * that of WordPress 6.8.
 */
final class PreparedHashes {

    private static final Pattern PASSLIB = Pattern.compile(
            "\\$bcrypt-sha256\\$(?:(2[ab]),|v=2,t=(2[ab]),r=)([0-9]{1,2})\\$([./A-Za-z0-9]{22})\\$([./A-Za-z0-9]{31})");
    private static final Pattern WORD_PRESS = Pattern.compile("\\$wp(\\$2[aby]\\$.*)");

    private PreparedHashes() {}

    static Optional<ForeignHash> read(String text) {
        Matcher passlib = PASSLIB.matcher(text);
        if (passlib.matches()) {
            String salt = passlib.group(4);
            String costs = passlib.group(3).length() == 1 ? "0" + passlib.group(3) : passlib.group(3);
            String rest = "$" + costs + "$" + salt + passlib.group(5);
            return Optional.of(
                    passlib.group(1) == null
                            ? new ForeignHash(
                                    "$" + passlib.group(2) + rest, password -> mac("HmacSHA256", salt, password))
                            : new ForeignHash("$" + passlib.group(1) + rest, PreparedHashes::digest));
        }
        Matcher wordPress = WORD_PRESS.matcher(text);
        return wordPress.matches()
                ? Optional.of(new ForeignHash(
                        wordPress.group(1), password -> mac("HmacSHA384", "wp-sha384", trimmed(password))))
                : Optional.empty();
    }

    /** Without what PHP's trim takes off. */
    private static String trimmed(String password) {
        return password.replaceAll("^[ \\t\\n\\r\\x00\\x0B]+|[ \\t\\n\\r\\x00\\x0B]+$", "");
    }

    private static String digest(String password) {
        return Base64.getEncoder().encodeToString(CryptText.sha256(password));
    }

    private static String mac(String algorithm, String key, String password) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(CryptText.utf8(key), algorithm));
            return Base64.getEncoder().encodeToString(mac.doFinal(CryptText.utf8(password)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(algorithm + " is not in this JDK", missing);
        }
    }
}
