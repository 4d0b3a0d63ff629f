package io.rosterkit.engine.migration;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hashes after a name in braces: Spring Security's {@code {bcrypt}$2b$...}, and the same bcrypt, Argon2 and PBKDF2 as
 * Dovecot and OpenLDAP write them. Plain digests such as {@code {SSHA}} and {@code {noop}} are not read.
 */
final class PrefixedHashes {

    private static final String SPRING_5_8 = "@springsecurity_v5_8";

    private static final Set<String> MODULAR =
            Set.of("bcrypt", "blf-crypt", "crypt", "argon2", "argon2d", "argon2i", "argon2id", "argon2" + SPRING_5_8);

    private static final Pattern FORM = Pattern.compile("\\{([A-Za-z0-9@_-]{1,40})\\}(.*)");
    private static final Pattern MODULAR_FORM = Pattern.compile("\\$(?:2[aby]|argon2(?:d|i|id))\\$.*");

    /** Spring writes the costs as one number in hexadecimal digits: ln, r and p. */
    private static final Pattern SPRING_SCRYPT =
            Pattern.compile("\\$([0-9a-fA-F]{1,7})\\$([A-Za-z0-9+/=]{1,176})\\$([A-Za-z0-9+/=]{1,176})");

    private static final Pattern OPEN_LDAP_PBKDF2 = Pattern.compile("([0-9]{1,9})\\$([A-Za-z0-9+/.=$]+)");

    /** PBKDF2 over SHA-1, with the salt as text and the hash in hexadecimal digits. */
    private static final Pattern DOVECOT_PBKDF2 =
            Pattern.compile("\\$1\\$([^$]{1,100})\\$([0-9]{1,9})\\$([0-9a-fA-F]{40})");

    private PrefixedHashes() {}

    static Optional<ForeignHash> read(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        String name = form.group(1).toLowerCase(Locale.ROOT);
        String rest = ForeignHash.strip(form.group(2));
        if (MODULAR.contains(name)) {
            return MODULAR_FORM.matcher(rest).matches() ? Optional.of(ForeignHash.of(rest)) : Optional.empty();
        }
        return switch (name) {
            case "scrypt", "scrypt" + SPRING_5_8 -> scrypt(rest);
            case "pbkdf2" ->
                springPbkdf2("sha1", "185000", 8, rest)
                        .or(() -> openLdap("sha1", rest))
                        .or(() -> dovecotPbkdf2(rest));
            case "pbkdf2" + SPRING_5_8 -> springPbkdf2("sha256", "310000", 16, rest);
            case "pbkdf2-sha1", "pbkdf2-sha256", "pbkdf2-sha512" -> openLdap(name.substring(7), rest);
            default -> Optional.empty();
        };
    }

    private static Optional<ForeignHash> scrypt(String rest) {
        Matcher form = SPRING_SCRYPT.matcher(rest);
        if (!form.matches()) {
            return Optional.empty();
        }
        int costs = Integer.parseInt(form.group(1), 16);
        byte[][] saltAndHash = {CryptText.bytes(form.group(2)), CryptText.bytes(form.group(3))};
        return Optional.of(CryptText.scrypt(
                costs >> 16, String.valueOf(costs >> 8 & 0xFF), String.valueOf(costs & 0xFF), saltAndHash));
    }

    /** With the costs that this version of Spring Security had by default and does not write down. */
    private static Optional<ForeignHash> springPbkdf2(String digest, String iterations, int saltBytes, String rest) {
        byte[] both = CryptText.hex(rest);
        return both.length == saltBytes + 32
                ? Optional.of(CryptText.pbkdf2(
                        digest,
                        iterations,
                        Arrays.copyOf(both, saltBytes),
                        Arrays.copyOfRange(both, saltBytes, both.length)))
                : Optional.empty();
    }

    private static Optional<ForeignHash> dovecotPbkdf2(String rest) {
        Matcher form = DOVECOT_PBKDF2.matcher(rest);
        return form.matches()
                ? Optional.of(CryptText.pbkdf2(
                        "sha1", form.group(2), CryptText.utf8(form.group(1)), CryptText.hex(form.group(3))))
                : Optional.empty();
    }

    private static Optional<ForeignHash> openLdap(String digest, String rest) {
        Matcher form = OPEN_LDAP_PBKDF2.matcher(rest);
        return form.matches()
                ? Optional.of(ForeignHash.of("$pbkdf2-" + digest + "$" + rest.replace("=", "")))
                : Optional.empty();
    }
}
