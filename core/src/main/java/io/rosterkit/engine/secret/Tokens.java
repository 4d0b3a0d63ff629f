package io.rosterkit.engine.secret;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.spi.secret.KeyRing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Makes and verifies the tokens that a client keeps. A token is base64url of {@code format 1 | key 1 | organization 16
 * | id 16 | mac 16}, where each number is a length in bytes. A forged token is recognized without reading the storage.
 * Whether a session, device, step or API key is still valid is decided by its row.
 */
public final class Tokens {

    private static final byte FORMAT = 1;
    private static final int PLAIN_BYTES = 34;
    private static final int MAC_BYTES = 16;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{67}");

    private final KeyRing keys;

    public Tokens(KeyRing keys) {
        this.keys = keys;
    }

    /** The purpose of a token. A token of one kind is never accepted as one of another kind. */
    public enum Kind {
        /** A session. */
        SESSION("session-token"),
        /** A known device. */
        DEVICE("device-token"),
        /** A second step that the user has not done yet. */
        STEP("step-token"),
        /** An API key. */
        API_KEY("api-key-token");

        private final String purpose;

        Kind(String purpose) {
            this.purpose = purpose;
        }
    }

    /** The row that a genuine token names, and the number of the key of the ring under which the token was made. */
    public record TokenTarget(OrganizationId organization, UUID id, int keyId) {}

    /** Makes the token of a row, with the current key. */
    public String token(Kind kind, OrganizationId organization, UUID id) {
        return token(kind, organization, id, "");
    }

    /**
     * Makes the token of a row of one holder. The token does not contain the holder, so the caller must pass the same
     * holder to read it.
     */
    public String token(Kind kind, OrganizationId organization, UUID id, String holder) {
        int keyId = keys.current();
        byte[] plain = ByteBuffer.allocate(PLAIN_BYTES)
                .put(FORMAT)
                .put((byte) keyId)
                .putLong(organization.uuid().getMostSignificantBits())
                .putLong(organization.uuid().getLeastSignificantBits())
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        byte[] bytes = Arrays.copyOf(plain, PLAIN_BYTES + MAC_BYTES);
        System.arraycopy(mac(keyId, kind, plain, holder), 0, bytes, PLAIN_BYTES, MAC_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * Reads a token. Empty when it is forged, damaged, of another kind or format, or the ring does not have its key.
     * White space around it is ignored.
     */
    public Optional<TokenTarget> read(Kind kind, String text) {
        return read(kind, text, "");
    }

    /** Reads a token that was made for one holder. Empty also when it was made for another holder. */
    public Optional<TokenTarget> read(Kind kind, String text, String holder) {
        String token = text.strip();
        if (!TOKEN.matcher(token).matches()) {
            return Optional.empty();
        }
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        byte format = buffer.get();
        int keyId = Byte.toUnsignedInt(buffer.get());
        if (format != FORMAT
                || !keys.holds(keyId)
                || !Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(bytes)
                        .equals(token)) {
            return Optional.empty();
        }
        byte[] expected = Arrays.copyOf(mac(keyId, kind, Arrays.copyOf(bytes, PLAIN_BYTES), holder), MAC_BYTES);
        if (!MessageDigest.isEqual(expected, Arrays.copyOfRange(bytes, PLAIN_BYTES, bytes.length))) {
            return Optional.empty();
        }
        OrganizationId organization = new OrganizationId(new UUID(buffer.getLong(), buffer.getLong()));
        return Optional.of(new TokenTarget(organization, new UUID(buffer.getLong(), buffer.getLong()), keyId));
    }

    /**
     * The id under which attempts are counted for an account that does not exist, so that counting takes the same time
     * as for a user. It is one of 65,536, always the same for one name, so that two names seldom share one.
     */
    public UUID decoyId(String name) {
        byte[] mac = keys.mac(keys.current(), "decoy", name.getBytes(StandardCharsets.UTF_8));
        return new UUID(
                0x8000L,
                0x8000000000000000L | Short.toUnsignedLong(ByteBuffer.wrap(mac).getShort()));
    }

    private byte[] mac(int keyId, Kind kind, byte[] plain, String holder) {
        byte[] name = holder.getBytes(StandardCharsets.UTF_8);
        byte[] message = Arrays.copyOf(plain, plain.length + name.length);
        System.arraycopy(name, 0, message, plain.length, name.length);
        return keys.mac(keyId, kind.purpose, message);
    }
}
