package io.rosterkit.engine.migration;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hashes as Werkzeug and Flask write them: the costs after colons, the hash in hexadecimal digits. */
final class WerkzeugHashes {

    private static final Pattern PBKDF2 =
            Pattern.compile("pbkdf2:(sha1|sha256|sha512):([0-9]{1,9})\\$([^$]{1,100})\\$([0-9a-fA-F]{1,256})");
    private static final Pattern SCRYPT =
            Pattern.compile("scrypt:([0-9]{1,9}):([0-9]{1,9}):([0-9]{1,9})\\$([^$]{1,100})\\$([0-9a-fA-F]{1,256})");

    private WerkzeugHashes() {}

    static Optional<ForeignHash> read(String text) {
        Matcher pbkdf2 = PBKDF2.matcher(text);
        if (pbkdf2.matches()) {
            return Optional.of(CryptText.pbkdf2(
                    pbkdf2.group(1), pbkdf2.group(2), CryptText.utf8(pbkdf2.group(3)), CryptText.hex(pbkdf2.group(4))));
        }
        Matcher scrypt = SCRYPT.matcher(text);
        if (scrypt.matches()) {
            byte[][] saltAndHash = {CryptText.utf8(scrypt.group(4)), CryptText.hex(scrypt.group(5))};
            return Optional.of(CryptText.scrypt(
                    CryptText.logarithm(scrypt.group(1)), scrypt.group(2), scrypt.group(3), saltAndHash));
        }
        return Optional.empty();
    }
}
