package io.rosterkit.engine.migration;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the hashes of Django, which have the name of the algorithm before the first dollar sign. */
final class DjangoHashes {

    private static final Pattern PBKDF2 =
            Pattern.compile("pbkdf2_(sha1|sha256)\\$([0-9]{1,9})\\$([^$]{1,100})\\$([A-Za-z0-9+/=]{1,176})");
    private static final Pattern SCRYPT = Pattern.compile(
            "scrypt\\$([0-9]{1,9})\\$([^$]{1,100})\\$([0-9]{1,9})\\$([0-9]{1,9})\\$([A-Za-z0-9+/=]{1,176})");
    private static final Pattern BCRYPT = Pattern.compile("(bcrypt|bcrypt_sha256)\\$(\\$2[aby]\\$.*)");
    private static final Pattern ARGON2 = Pattern.compile("argon2(\\$argon2(?:d|i|id)\\$.*)");

    private DjangoHashes() {}

    static Optional<ForeignHash> read(String text) {
        Matcher pbkdf2 = PBKDF2.matcher(text);
        if (pbkdf2.matches()) {
            return Optional.of(ModularCryptFormat.pbkdf2(
                    pbkdf2.group(1),
                    pbkdf2.group(2),
                    ModularCryptFormat.utf8(pbkdf2.group(3)),
                    ModularCryptFormat.bytes(pbkdf2.group(4))));
        }
        Matcher scrypt = SCRYPT.matcher(text);
        if (scrypt.matches()) {
            byte[][] saltAndHash = {ModularCryptFormat.utf8(scrypt.group(2)), ModularCryptFormat.bytes(scrypt.group(5))
            };
            return Optional.of(ModularCryptFormat.scrypt(
                    ModularCryptFormat.logarithm(scrypt.group(1)), scrypt.group(3), scrypt.group(4), saltAndHash));
        }
        Matcher bcrypt = BCRYPT.matcher(text);
        if (bcrypt.matches()) {
            return Optional.of(
                    bcrypt.group(1).equals("bcrypt")
                            ? ForeignHash.of(bcrypt.group(2))
                            : new ForeignHash(bcrypt.group(2), DjangoHashes::hexDigest));
        }
        Matcher argon2 = ARGON2.matcher(text);
        return argon2.matches() ? Optional.of(ForeignHash.of(argon2.group(1))) : Optional.empty();
    }

    private static String hexDigest(String password) {
        return HexFormat.of().formatHex(ModularCryptFormat.sha256(password));
    }
}
