package io.rosterkit.password;

import java.security.MessageDigest;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2 as the reference implementation writes it; a text without a version is of the first one. */
record Argon2Kind(Argon2 argon2, Argon2.Costs wanted) implements HashKind {

    static final int SALT_BYTES = 16;
    static final int HASH_BYTES = 32;

    private static final int SALT_BYTES_AT_LEAST = 8;

    private static final Map<String, Integer> VARIANTS = Map.of(
            "argon2d", Argon2Parameters.ARGON2_d,
            "argon2i", Argon2Parameters.ARGON2_i,
            "argon2id", Argon2Parameters.ARGON2_id);

    private static final Pattern FORM = Pattern.compile("\\$(argon2(?:d|i|id))(?:\\$v=" + StoredText.NUMBER + ")?\\$m="
            + StoredText.NUMBER + ",t=" + StoredText.NUMBER + ",p=" + StoredText.NUMBER + "\\$" + StoredText.BYTES
            + "\\$" + StoredText.BYTES);

    @Override
    public Optional<Stored> read(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        Argon2.Costs costs = costs(form);
        byte[] salt = StoredText.bytes(form, 6);
        byte[] hash = StoredText.bytes(form, 7);
        if (!costs.bearable() || salt.length < SALT_BYTES_AT_LEAST || !Stored.sound(hash)) {
            return Optional.empty();
        }
        boolean current = costs.atLeast(wanted) && salt.length >= SALT_BYTES && hash.length >= HASH_BYTES;
        return Optional.of(new Stored(
                password ->
                        MessageDigest.isEqual(hash, argon2.hash(costs, StoredText.utf8(password), salt, hash.length)),
                current));
    }

    /** The text of a hash of the wanted costs. */
    String write(byte[] salt, byte[] hash) {
        return "$argon2id$v=" + wanted.version() + "$m=" + wanted.memoryKib() + ",t=" + wanted.passes() + ",p="
                + wanted.lanes() + "$" + StoredText.written(salt) + "$" + StoredText.written(hash);
    }

    private static Argon2.Costs costs(Matcher form) {
        return new Argon2.Costs(
                Objects.requireNonNull(VARIANTS.get(form.group(1))),
                form.group(2) == null ? Argon2Parameters.ARGON2_VERSION_10 : StoredText.number(form, 2),
                StoredText.number(form, 3),
                StoredText.number(form, 4),
                StoredText.number(form, 5));
    }
}
