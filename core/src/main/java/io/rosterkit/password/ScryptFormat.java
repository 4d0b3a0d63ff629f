package io.rosterkit.password;

import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.SCrypt;

/** scrypt (RFC 7914), written {@code $scrypt$ln=14,r=8,p=1$salt$hash} where ln is the logarithm of N. */
record ScryptKind() implements HashKind {

    /** Memory of one hash, 128 N r: 128 MiB. */
    static final long MEMORY_AT_MOST = 128L << 20;

    /** Memory times p, about a second: 256 MiB. */
    static final long WORK_AT_MOST = 256L << 20;

    private static final int LOGARITHM_AT_MOST = 20;
    private static final int FACTOR_AT_MOST = 64;

    private static final Pattern FORM = Pattern.compile("\\$scrypt\\$ln=" + StoredText.NUMBER + ",r="
            + StoredText.NUMBER + ",p=" + StoredText.NUMBER + "\\$" + StoredText.BYTES + "\\$" + StoredText.BYTES);

    @Override
    public Optional<Stored> read(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        int ln = StoredText.number(form, 1);
        int r = StoredText.number(form, 2);
        int p = StoredText.number(form, 3);
        byte[] salt = StoredText.bytes(form, 4);
        byte[] hash = StoredText.bytes(form, 5);
        if (!bearable(ln, r, p) || salt.length == 0 || !Stored.sound(hash)) {
            return Optional.empty();
        }
        return Optional.of(Stored.old(password -> MessageDigest.isEqual(
                hash, SCrypt.generate(StoredText.utf8(password), salt, 1 << ln, r, p, hash.length))));
    }

    private static boolean bearable(int ln, int r, int p) {
        if (ln > LOGARITHM_AT_MOST || r > FACTOR_AT_MOST || p > FACTOR_AT_MOST || ln >= 16 * r) {
            return false;
        }
        long memory = (128L * r) << ln;
        return memory <= MEMORY_AT_MOST && memory * p <= WORK_AT_MOST;
    }
}
