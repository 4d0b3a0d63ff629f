package io.rosterkit.engine.migration;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A credential as Keycloak keeps and exports it: its secret data and its credential data, which are JSON, one after the
 * other or inside the JSON of the credential; and the flat credential that older versions exported.
 */
final class KeycloakHashes {

    private static final Pattern PBKDF2 = Pattern.compile("pbkdf2(?:-(sha256|sha512))?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private KeycloakHashes() {}

    static Optional<ForeignHash> read(String stored) {
        if (!stored.startsWith("{") || !stored.contains("hashIterations")) {
            return Optional.empty();
        }
        String json = stored.replace("\\u003d", "=").replace("\\", "");
        String algorithm = field(json, "algorithm");
        byte[] salt = CryptText.bytes(field(json, "salt"));
        byte[] hash = CryptText.bytes(field(json, "value|hashedSaltedValue"));
        String iterations = field(json, "hashIterations");
        Matcher pbkdf2 = PBKDF2.matcher(algorithm);
        if (pbkdf2.matches() && NUMBER.matcher(iterations).matches()) {
            String digest = pbkdf2.group(1) == null ? "sha1" : pbkdf2.group(1);
            return Optional.of(CryptText.pbkdf2(digest, iterations, salt, hash));
        }
        return algorithm.equals("argon2")
                ? Optional.of(argon2(json, iterations, CryptText.base64(salt) + "$" + CryptText.base64(hash)))
                : Optional.empty();
    }

    private static ForeignHash argon2(String json, String iterations, String saltAndHash) {
        String version = field(json, "version").equals("1.0") ? "16" : "19";
        return ForeignHash.of("$argon2" + field(json, "type") + "$v=" + version + "$m=" + field(json, "memory") + ",t="
                + iterations + ",p=" + field(json, "parallelism") + "$" + saltAndHash);
    }

    /**
     * The text or number of a field of that name or of another; it may be the only one of a list. Empty without one.
     */
    private static String field(String json, String name) {
        Matcher field = Pattern.compile("\"(?:" + name + ")\"\\s*:\\s*\\[?\\s*\"?([A-Za-z0-9+/=._-]+)")
                .matcher(json);
        return field.find() ? field.group(1) : "";
    }
}
