package io.rosterkit.engine.migration;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a credential of Keycloak. It is the secret data and the credential data, both JSON, one after the other or
 * within the JSON of the credential. Older versions exported one flat JSON object, which is read too.
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
        byte[] salt = ModularCryptFormat.bytes(field(json, "salt"));
        byte[] hash = ModularCryptFormat.bytes(field(json, "value|hashedSaltedValue"));
        String iterations = field(json, "hashIterations");
        Matcher pbkdf2 = PBKDF2.matcher(algorithm);
        if (pbkdf2.matches() && NUMBER.matcher(iterations).matches()) {
            String digest = pbkdf2.group(1) == null ? "sha1" : pbkdf2.group(1);
            return Optional.of(ModularCryptFormat.pbkdf2(digest, iterations, salt, hash));
        }
        return algorithm.equals("argon2")
                ? Optional.of(argon2(
                        json, iterations, ModularCryptFormat.base64(salt) + "$" + ModularCryptFormat.base64(hash)))
                : Optional.empty();
    }

    private static ForeignHash argon2(String json, String iterations, String saltAndHash) {
        String version = field(json, "version").equals("1.0") ? "16" : "19";
        return ForeignHash.of("$argon2" + field(json, "type") + "$v=" + version + "$m=" + field(json, "memory") + ",t="
                + iterations + ",p=" + field(json, "parallelism") + "$" + saltAndHash);
    }

    /**
     * The text or number of a JSON field; {@code name} may be several names, separated by a bar. A list with one
     * element counts as that element. Empty when there is no such field.
     */
    private static String field(String json, String name) {
        Matcher field = Pattern.compile("\"(?:" + name + ")\"\\s*:\\s*\\[?\\s*\"?([A-Za-z0-9+/=._-]+)")
                .matcher(json);
        return field.find() ? field.group(1) : "";
    }
}
