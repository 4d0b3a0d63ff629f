package io.rosterkit.engine.migration;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads hashes with a prefix in braces: {@code {bcrypt}$2b$...} and others of Spring Security, and bcrypt, Argon2 and
 * PBKDF2 of Dovecot and OpenLDAP. Plain digests such as {@code {SSHA}} and {@code {noop}} are not supported.
 */
final class PrefixedHashes {

    private static final String SPRING_5_8 = "@springsecurity_v5_8";

    private static final Set<String> MODULAR_CRYPT_PREFIXES =
            Set.of("bcrypt", "blf-crypt", "crypt", "argon2", "argon2d", "argon2i", "argon2id", "argon2" + SPRING_5_8);

    private static final Pattern PREFIXED = Pattern.compile("\\{([A-Za-z0-9@_-]{1,40})\\}(.*)");
    private static final Pattern MODULAR_CRYPT = Pattern.compile("\\$(?:2[aby]|argon2(?:d|i|id))\\$.*");

    /** Spring writes ln, r and p as one hexadecimal number. */
    private static final Pattern SPRING_SCRYPT =
            Pattern.compile("\\$([0-9a-fA-F]{1,7})\\$([A-Za-z0-9+/=]{1,176})\\$([A-Za-z0-9+/=]{1,176})");

    private static final Pattern OPEN_LDAP_PBKDF2 = Pattern.compile("([0-9]{1,9})\\$([A-Za-z0-9+/.=$]+)");

    /** PBKDF2 with SHA-1; the salt is text, and the hash is hexadecimal. */
    private static final Pattern DOVECOT_PBKDF2 =
            Pattern.compile("\\$1\\$([^$]{1,100})\\$([0-9]{1,9})\\$([0-9a-fA-F]{40})");

    private PrefixedHashes() {}

    static Optional<ForeignHash> read(String text) {
        Matcher match = PREFIXED.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        String name = match.group(1).toLowerCase(Locale.ROOT);
        String hash = ForeignHash.strip(match.group(2));
        if (MODULAR_CRYPT_PREFIXES.contains(name)) {
            return MODULAR_CRYPT.matcher(hash).matches() ? Optional.of(ForeignHash.of(hash)) : Optional.empty();
        }
        return switch (name) {
            case "scrypt", "scrypt" + SPRING_5_8 -> scrypt(hash);
            case "pbkdf2" ->
                springPbkdf2("sha1", "185000", 8, hash)
                        .or(() -> openLdap("sha1", hash))
                        .or(() -> dovecotPbkdf2(hash));
            case "pbkdf2" + SPRING_5_8 -> springPbkdf2("sha256", "310000", 16, hash);
            case "pbkdf2-sha1", "pbkdf2-sha256", "pbkdf2-sha512" -> openLdap(name.substring(7), hash);
            default -> Optional.empty();
        };
    }

    private static Optional<ForeignHash> scrypt(String hash) {
        Matcher match = SPRING_SCRYPT.matcher(hash);
        if (!match.matches()) {
            return Optional.empty();
        }
        int costs = Integer.parseInt(match.group(1), 16);
        byte[][] saltAndHash = {ModularCryptFormat.bytes(match.group(2)), ModularCryptFormat.bytes(match.group(3))};
        return Optional.of(ModularCryptFormat.scrypt(
                costs >> 16, String.valueOf(costs >> 8 & 0xFF), String.valueOf(costs & 0xFF), saltAndHash));
    }

    /** Uses the default costs of this version of Spring Security, because the text does not have them. */
    private static Optional<ForeignHash> springPbkdf2(String digest, String iterations, int saltBytes, String hash) {
        byte[] saltAndHash = ModularCryptFormat.hex(hash);
        return saltAndHash.length == saltBytes + 32
                ? Optional.of(ModularCryptFormat.pbkdf2(
                        digest,
                        iterations,
                        Arrays.copyOf(saltAndHash, saltBytes),
                        Arrays.copyOfRange(saltAndHash, saltBytes, saltAndHash.length)))
                : Optional.empty();
    }

    private static Optional<ForeignHash> dovecotPbkdf2(String hash) {
        Matcher match = DOVECOT_PBKDF2.matcher(hash);
        return match.matches()
                ? Optional.of(ModularCryptFormat.pbkdf2(
                        "sha1",
                        match.group(2),
                        ModularCryptFormat.utf8(match.group(1)),
                        ModularCryptFormat.hex(match.group(3))))
                : Optional.empty();
    }

    private static Optional<ForeignHash> openLdap(String digest, String hash) {
        Matcher match = OPEN_LDAP_PBKDF2.matcher(hash);
        return match.matches()
                ? Optional.of(ForeignHash.of("$pbkdf2-" + digest + "$" + hash.replace("=", "")))
                : Optional.empty();
    }
}
