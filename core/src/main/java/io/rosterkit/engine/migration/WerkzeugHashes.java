package io.rosterkit.engine.migration;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the hashes of Werkzeug and Flask, which have the costs after colons and the hash in hexadecimal digits. */
final class WerkzeugHashes {

    private static final Pattern PBKDF2 =
            Pattern.compile("pbkdf2:(sha1|sha256|sha512):([0-9]{1,9})\\$([^$]{1,100})\\$([0-9a-fA-F]{1,256})");
    private static final Pattern SCRYPT =
            Pattern.compile("scrypt:([0-9]{1,9}):([0-9]{1,9}):([0-9]{1,9})\\$([^$]{1,100})\\$([0-9a-fA-F]{1,256})");

    private WerkzeugHashes() {}

    static Optional<ForeignHash> read(String text) {
        Matcher pbkdf2 = PBKDF2.matcher(text);
        if (pbkdf2.matches()) {
            return Optional.of(ModularCryptFormat.pbkdf2(
                    pbkdf2.group(1),
                    pbkdf2.group(2),
                    ModularCryptFormat.utf8(pbkdf2.group(3)),
                    ModularCryptFormat.hex(pbkdf2.group(4))));
        }
        Matcher scrypt = SCRYPT.matcher(text);
        if (scrypt.matches()) {
            byte[][] saltAndHash = {ModularCryptFormat.utf8(scrypt.group(4)), ModularCryptFormat.hex(scrypt.group(5))};
            return Optional.of(ModularCryptFormat.scrypt(
                    ModularCryptFormat.logarithm(scrypt.group(1)), scrypt.group(2), scrypt.group(3), saltAndHash));
        }
        return Optional.empty();
    }
}
