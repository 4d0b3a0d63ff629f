package io.rosterkit.engine.migration;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the hashes of ASP.NET Identity: in Base64 a format marker, the costs, the salt and the hash. Version 2 is
 * PBKDF2 with SHA-1 and 1000 iterations. Version 3 has the digest, the iterations and the length of the salt.
 */
final class AspNetHashes {

    private static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9+/]{40,200}={0,2}");
    private static final List<String> DIGESTS = List.of("sha1", "sha256", "sha512");
    private static final int V2_SALT_BYTES = 16;
    private static final int V2_BYTES = 1 + V2_SALT_BYTES + 32;
    private static final int V3_HEADER_BYTES = 13;

    private AspNetHashes() {}

    static Optional<ForeignHash> read(String text) {
        byte[] bytes = PATTERN.matcher(text).matches() ? ModularCryptFormat.bytes(text) : new byte[0];
        if (bytes.length == V2_BYTES && bytes[0] == 0) {
            return Optional.of(ModularCryptFormat.pbkdf2(
                    "sha1",
                    "1000",
                    Arrays.copyOfRange(bytes, 1, 1 + V2_SALT_BYTES),
                    Arrays.copyOfRange(bytes, 1 + V2_SALT_BYTES, bytes.length)));
        }
        return bytes.length > V3_HEADER_BYTES && bytes[0] == 1 ? version3(bytes) : Optional.empty();
    }

    private static Optional<ForeignHash> version3(byte[] bytes) {
        ByteBuffer header = ByteBuffer.wrap(bytes, 1, V3_HEADER_BYTES - 1);
        int digest = header.getInt();
        int iterations = header.getInt();
        int saltBytes = header.getInt();
        boolean isValid = digest >= 0
                && digest < DIGESTS.size()
                && iterations > 0
                && saltBytes > 0
                && saltBytes < bytes.length - V3_HEADER_BYTES;
        return isValid
                ? Optional.of(ModularCryptFormat.pbkdf2(
                        DIGESTS.get(digest),
                        String.valueOf(iterations),
                        Arrays.copyOfRange(bytes, V3_HEADER_BYTES, V3_HEADER_BYTES + saltBytes),
                        Arrays.copyOfRange(bytes, V3_HEADER_BYTES + saltBytes, bytes.length)))
                : Optional.empty();
    }
}
