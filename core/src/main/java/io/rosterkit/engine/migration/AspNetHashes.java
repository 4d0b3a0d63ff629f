package io.rosterkit.engine.migration;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Hashes of ASP.NET Identity: Base64 of a format marker, the costs, the salt and the hash. Version 2 is PBKDF2 over
 * SHA-1 with 1000 iterations; version 3 names the digest, the iterations and the length of the salt.
 */
final class AspNetHashes {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9+/]{40,200}={0,2}");
    private static final List<String> DIGESTS = List.of("sha1", "sha256", "sha512");
    private static final int SALT_OF_V2 = 16;
    private static final int LENGTH_OF_V2 = 1 + SALT_OF_V2 + 32;
    private static final int HEADER_OF_V3 = 13;

    private AspNetHashes() {}

    static Optional<ForeignHash> read(String text) {
        byte[] bytes = FORM.matcher(text).matches() ? CryptText.bytes(text) : new byte[0];
        if (bytes.length == LENGTH_OF_V2 && bytes[0] == 0) {
            return Optional.of(CryptText.pbkdf2(
                    "sha1",
                    "1000",
                    Arrays.copyOfRange(bytes, 1, 1 + SALT_OF_V2),
                    Arrays.copyOfRange(bytes, 1 + SALT_OF_V2, bytes.length)));
        }
        return bytes.length > HEADER_OF_V3 && bytes[0] == 1 ? version3(bytes) : Optional.empty();
    }

    private static Optional<ForeignHash> version3(byte[] bytes) {
        ByteBuffer header = ByteBuffer.wrap(bytes, 1, HEADER_OF_V3 - 1);
        int digest = header.getInt();
        int iterations = header.getInt();
        int salt = header.getInt();
        boolean sound = digest >= 0
                && digest < DIGESTS.size()
                && iterations > 0
                && salt > 0
                && salt < bytes.length - HEADER_OF_V3;
        return sound
                ? Optional.of(CryptText.pbkdf2(
                        DIGESTS.get(digest),
                        String.valueOf(iterations),
                        Arrays.copyOfRange(bytes, HEADER_OF_V3, HEADER_OF_V3 + salt),
                        Arrays.copyOfRange(bytes, HEADER_OF_V3 + salt, bytes.length)))
                : Optional.empty();
    }
}
