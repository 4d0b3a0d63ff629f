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
 * Makes and recognises the tokens a client keeps: base64url of {@code format 1 | key 1 | organization 16 | id 16 | mac
 * 16}. A forged one is told without a look into storage; whether the row it names is still good is the row's to say.
 */
public final class Tokens {

    private static final byte FORMAT = 1;
    private static final int OPEN_PART = 34;
    private static final int MAC = 16;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{67}");

    private final KeyRing keys;

    /** Tokens under the keys of the ring. */
    public Tokens(KeyRing keys) {
        this.keys = keys;
    }

    /** What a token is for. One of a kind is never taken for one of another. */
    public enum Kind {
        /** A session. */
        SESSION("session-token"),
        /** A known device. */
        DEVICE("device-token"),
        /** A step that is still to be taken. */
        STEP("step-token");

        private final String purpose;

        Kind(String purpose) {
            this.purpose = purpose;
        }
    }

    /** What a genuine token names. */
    public record Named(OrganizationId organization, UUID id) {}

    /** The token for a row, under the current key. */
    public String token(Kind kind, OrganizationId organization, UUID id) {
        return token(kind, organization, id, "");
    }

    /**
     * The token for a row of one holder. The token does not hold the holder, so the caller names them again to read it.
     */
    public String token(Kind kind, OrganizationId organization, UUID id, String holder) {
        int keyId = keys.current();
        byte[] open = ByteBuffer.allocate(OPEN_PART)
                .put(FORMAT)
                .put((byte) keyId)
                .putLong(organization.uuid().getMostSignificantBits())
                .putLong(organization.uuid().getLeastSignificantBits())
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        byte[] both = Arrays.copyOf(open, OPEN_PART + MAC);
        System.arraycopy(mac(keyId, kind, open, holder), 0, both, OPEN_PART, MAC);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(both);
    }

    /**
     * What the token names; empty when it is forged, damaged, of another kind or format, or its key was dropped. Blanks
     * around it do not matter.
     */
    public Optional<Named> read(Kind kind, String text) {
        return read(kind, text, "");
    }

    /** The same, for a token that was made for one holder; empty also when it was made for another one. */
    public Optional<Named> read(Kind kind, String text, String holder) {
        String token = text.strip();
        if (!TOKEN.matcher(token).matches()) {
            return Optional.empty();
        }
        byte[] both = Base64.getUrlDecoder().decode(token);
        ByteBuffer buffer = ByteBuffer.wrap(both);
        byte format = buffer.get();
        int keyId = Byte.toUnsignedInt(buffer.get());
        if (format != FORMAT
                || !keys.holds(keyId)
                || !Base64.getUrlEncoder().withoutPadding().encodeToString(both).equals(token)) {
            return Optional.empty();
        }
        byte[] expected = Arrays.copyOf(mac(keyId, kind, Arrays.copyOf(both, OPEN_PART), holder), MAC);
        if (!MessageDigest.isEqual(expected, Arrays.copyOfRange(both, OPEN_PART, both.length))) {
            return Optional.empty();
        }
        OrganizationId organization = new OrganizationId(new UUID(buffer.getLong(), buffer.getLong()));
        return Optional.of(new Named(organization, new UUID(buffer.getLong(), buffer.getLong())));
    }

    /**
     * One of 65,536 decoys for accounts that do not exist, always the same for one name. So counting costs the same as
     * for a user. There are so many that two names seldom share one.
     */
    public UUID decoy(String name) {
        byte[] mac = keys.mac(keys.current(), "decoy", name.getBytes(StandardCharsets.UTF_8));
        return new UUID(
                0x8000L,
                0x8000000000000000L | Short.toUnsignedLong(ByteBuffer.wrap(mac).getShort()));
    }

    private byte[] mac(int keyId, Kind kind, byte[] open, String holder) {
        byte[] name = holder.getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(open, open.length + name.length);
        System.arraycopy(name, 0, all, open.length, name.length);
        return keys.mac(keyId, kind.purpose, all);
    }
}
