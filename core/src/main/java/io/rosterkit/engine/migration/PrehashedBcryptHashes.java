package io.rosterkit.engine.migration;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Reads bcrypt hashes of a digest or an HMAC of the password, which avoids the limit of 72 bytes. Passlib makes such
 * hashes in two versions, and so does WordPress 6.8.
 */
final class PrehashedBcryptHashes {

    private static final Pattern PASSLIB = Pattern.compile(
            "\\$bcrypt-sha256\\$(?:(2[ab]),|v=2,t=(2[ab]),r=)([0-9]{1,2})\\$([./A-Za-z0-9]{22})\\$([./A-Za-z0-9]{31})");
    private static final Pattern WORD_PRESS = Pattern.compile("\\$wp(\\$2[aby]\\$.*)");

    private PrehashedBcryptHashes() {}

    static Optional<ForeignHash> read(String text) {
        Matcher passlib = PASSLIB.matcher(text);
        if (passlib.matches()) {
            String salt = passlib.group(4);
            String costs = passlib.group(3).length() == 1 ? "0" + passlib.group(3) : passlib.group(3);
            String costsSaltAndHash = "$" + costs + "$" + salt + passlib.group(5);
            return Optional.of(
                    passlib.group(1) == null
                            ? new ForeignHash(
                                    "$" + passlib.group(2) + costsSaltAndHash,
                                    password -> mac("HmacSHA256", salt, password))
                            : new ForeignHash(
                                    "$" + passlib.group(1) + costsSaltAndHash, PrehashedBcryptHashes::base64Digest));
        }
        Matcher wordPress = WORD_PRESS.matcher(text);
        return wordPress.matches()
                ? Optional.of(new ForeignHash(
                        wordPress.group(1), password -> mac("HmacSHA384", "wp-sha384", trimLikePhp(password))))
                : Optional.empty();
    }

    /** Removes the characters that the function trim of PHP removes. */
    private static String trimLikePhp(String password) {
        return password.replaceAll("^[ \\t\\n\\r\\x00\\x0B]+|[ \\t\\n\\r\\x00\\x0B]+$", "");
    }

    private static String base64Digest(String password) {
        return Base64.getEncoder().encodeToString(ModularCryptFormat.sha256(password));
    }

    private static String mac(String algorithm, String key, String password) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(ModularCryptFormat.utf8(key), algorithm));
            return Base64.getEncoder().encodeToString(mac.doFinal(ModularCryptFormat.utf8(password)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(algorithm + " is not in this JDK", missing);
        }
    }
}
