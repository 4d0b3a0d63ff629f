package io.rosterkit.password;

import java.security.MessageDigest;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * The format of the Argon2 reference implementation, {@code $argon2id$v=19$m=...}. A hash without {@code v=} is of
 * version 1.0.
 */
record Argon2Format(Argon2 argon2, Argon2.Costs targetCosts) implements HashFormat {

    static final int SALT_BYTES = 16;
    static final int HASH_BYTES = 32;

    private static final int MIN_SALT_BYTES = 8;

    private static final Map<String, Integer> VARIANTS = Map.of(
            "argon2d", Argon2Parameters.ARGON2_d,
            "argon2i", Argon2Parameters.ARGON2_i,
            "argon2id", Argon2Parameters.ARGON2_id);

    private static final Pattern PATTERN = Pattern.compile("\\$(argon2(?:d|i|id))(?:\\$v=" + StoredText.NUMBER
            + ")?\\$m="
            + StoredText.NUMBER + ",t=" + StoredText.NUMBER + ",p=" + StoredText.NUMBER + "\\$" + StoredText.BYTES
            + "\\$" + StoredText.BYTES);

    @Override
    public Optional<ParsedHash> read(String text) {
        Matcher match = PATTERN.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        Argon2.Costs costs = costs(match);
        byte[] salt = StoredText.bytes(match, 6);
        byte[] hash = StoredText.bytes(match, 7);
        if (!costs.isWithinLimits() || salt.length < MIN_SALT_BYTES || !ParsedHash.hasSafeLength(hash)) {
            return Optional.empty();
        }
        boolean isCurrent = costs.atLeast(targetCosts) && salt.length >= SALT_BYTES && hash.length >= HASH_BYTES;
        return Optional.of(new ParsedHash(
                password ->
                        MessageDigest.isEqual(hash, argon2.hash(costs, StoredText.utf8(password), salt, hash.length)),
                isCurrent));
    }

    /** Formats a salt and a hash that were computed with the target costs. */
    String format(byte[] salt, byte[] hash) {
        return "$argon2id$v=" + targetCosts.version() + "$m=" + targetCosts.memoryKib() + ",t=" + targetCosts.passes()
                + ",p=" + targetCosts.lanes() + "$" + StoredText.base64(salt) + "$" + StoredText.base64(hash);
    }

    private static Argon2.Costs costs(Matcher match) {
        return new Argon2.Costs(
                Objects.requireNonNull(VARIANTS.get(match.group(1))),
                match.group(2) == null ? Argon2Parameters.ARGON2_VERSION_10 : StoredText.number(match, 2),
                StoredText.number(match, 3),
                StoredText.number(match, 4),
                StoredText.number(match, 5));
    }
}
