package io.rosterkit.password;

import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * scrypt (RFC 7914) in the format {@code $scrypt$ln=14,r=8,p=1$salt$hash}. ln is the binary logarithm of the cost
 * parameter N.
 */
record ScryptFormat() implements HashFormat {

    /** Maximum memory of one hash, which is 128 times N times r bytes: 128 MiB. */
    static final long MAX_MEMORY_KIB = 128L << 20;

    /** Maximum of memory times p: 256 MiB; it takes about one second. */
    static final long MAX_WORK = 256L << 20;

    private static final int MAX_LN = 20;
    private static final int MAX_R_AND_P = 64;

    private static final Pattern PATTERN = Pattern.compile("\\$scrypt\\$ln=" + StoredText.NUMBER + ",r="
            + StoredText.NUMBER + ",p=" + StoredText.NUMBER + "\\$" + StoredText.BYTES + "\\$" + StoredText.BYTES);

    @Override
    public Optional<ParsedHash> read(String text) {
        Matcher match = PATTERN.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        int ln = StoredText.number(match, 1);
        int r = StoredText.number(match, 2);
        int p = StoredText.number(match, 3);
        byte[] salt = StoredText.bytes(match, 4);
        byte[] hash = StoredText.bytes(match, 5);
        if (!isWithinLimits(ln, r, p) || salt.length == 0 || !ParsedHash.hasSafeLength(hash)) {
            return Optional.empty();
        }
        return Optional.of(ParsedHash.outdated(password -> MessageDigest.isEqual(
                hash, SCrypt.generate(StoredText.utf8(password), salt, 1 << ln, r, p, hash.length))));
    }

    private static boolean isWithinLimits(int ln, int r, int p) {
        if (ln > MAX_LN || r > MAX_R_AND_P || p > MAX_R_AND_P || ln >= 16 * r) {
            return false;
        }
        long memory = (128L * r) << ln;
        return memory <= MAX_MEMORY_KIB && memory * p <= MAX_WORK;
    }
}
