package io.rosterkit.engine.secret;

import io.rosterkit.model.Bytes;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.LinkSeed;
import io.rosterkit.spi.secret.KeyRing;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Makes and verifies the tokens of links. A token is base64url of {@code format 1 | key 1 | organization 16 | subject
 * 16 | generation 4 | epoch 1 | mac 16}, where each number is a length in bytes. The MAC covers everything before it
 * and the salt of the row. So the library can make the same link again each time it is sent. The row alone or the token
 * alone is not enough to make one.
 */
public final class Links {

    private static final byte FORMAT = 1;
    private static final int GENERATION_OFFSET = 34;
    private static final int PLAIN_BYTES = 39;
    private static final int MAC_BYTES = 16;
    private static final int TOKEN_LENGTH = 74;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{" + TOKEN_LENGTH + "}");

    /** A token of a session, device or step has this length, and begins like the token of a link. */
    private static final Pattern OTHER_TOKEN = Pattern.compile("[A-Za-z0-9_-]{67}");

    /** No generation; the first one is 1. */
    private static final int NO_GENERATION = 0;

    private static final byte[] NO_SALT = new byte[16];

    private final KeyRing keys;

    public Links(KeyRing keys) {
        this.keys = keys;
    }

    /** The purpose of a link. A link of one kind is never accepted as one of another kind. */
    public enum Kind {
        /** To accept an invitation. */
        INVITATION("invitation-link", "join"),
        /** To set a new password. */
        RECOVERY("recovery-link", "recover"),
        /** To confirm a new address. */
        NEW_ADDRESS("address-link", "confirm");

        private final String purpose;
        private final String page;

        Kind(String purpose, String page) {
            this.purpose = purpose;
            this.page = page;
        }

        /** The name of the page for this kind, in its address and in refusals. */
        public String page() {
            return page;
        }
    }

    /**
     * Whether links of the invitation can be made and verified. They cannot when their key was removed from the ring.
     */
    public boolean canMake(Invitation invitation) {
        return keys.holds(invitation.link().keyId());
    }

    /** The current token of the invitation; {@link #canMake} must be true. */
    public String token(Invitation invitation) {
        return token(Kind.INVITATION, invitation.organization(), invitation.id().uuid(), invitation.link());
    }

    /** The current token of a subject; the ring must have the key of the seed. */
    public String token(Kind kind, OrganizationId organization, UUID subject, LinkSeed seed) {
        byte[] plain = ByteBuffer.allocate(PLAIN_BYTES)
                .put(FORMAT)
                .put((byte) seed.keyId())
                .putLong(organization.uuid().getMostSignificantBits())
                .putLong(organization.uuid().getLeastSignificantBits())
                .putLong(subject.getMostSignificantBits())
                .putLong(subject.getLeastSignificantBits())
                .putInt(seed.generation())
                .put((byte) seed.addressEpoch())
                .array();
        byte[] bytes = Arrays.copyOf(plain, PLAIN_BYTES + MAC_BYTES);
        System.arraycopy(mac(kind, seed.keyId(), plain, seed.salt().toArray()), 0, bytes, PLAIN_BYTES, MAC_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * Finds a token in the text that a user pasted or a browser sent. The token may be alone or in a whole address, and
     * a mail program may have wrapped it. Does not verify whether the token is genuine.
     */
    ParsedText find(String text) {
        LinkText pasted = new LinkText(text, TOKEN_LENGTH);
        List<String> tokens = pasted.tokens();
        Optional<Claim> claim =
                tokens.stream().map(this::read).flatMap(Optional::stream).findFirst();
        boolean damaged = claim.isEmpty()
                && tokens.stream().allMatch(token -> decode(token).isEmpty());
        return new ParsedText(claim, damaged && pasted.isIncomplete() && !isOtherToken(text.strip()));
    }

    private static boolean isOtherToken(String text) {
        if (!OTHER_TOKEN.matcher(text).matches()) {
            return false;
        }
        // In a link that was cut after this length, the next bytes are the generation, which is a small number.
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        return bytes[0] == FORMAT && (bytes[GENERATION_OFFSET] != 0 || bytes[GENERATION_OFFSET + 1] != 0);
    }

    /** Empty when the text is not a token, or the ring does not have its key. */
    private Optional<Claim> read(String token) {
        return decode(token).flatMap(bytes -> {
            ByteBuffer buffer = ByteBuffer.wrap(bytes).position(1);
            int keyId = Byte.toUnsignedInt(buffer.get());
            OrganizationId organization = new OrganizationId(new UUID(buffer.getLong(), buffer.getLong()));
            UUID subject = new UUID(buffer.getLong(), buffer.getLong());
            return keys.holds(keyId)
                    ? Optional.of(new Claim(
                            keyId,
                            organization,
                            subject,
                            new Numbers(buffer.getInt(), Byte.toUnsignedInt(buffer.get())),
                            Bytes.of(bytes)))
                    : Optional.empty();
        });
    }

    /** Empty when the text does not have the format of a token; words of the same length do not have it. */
    private static Optional<byte[]> decode(String token) {
        if (!TOKEN.matcher(token).matches()) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notCanonical) {
            return Optional.empty();
        }
        boolean canonical =
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(token);
        return canonical && bytes[0] == FORMAT ? Optional.of(bytes) : Optional.empty();
    }

    /**
     * Whether the library made the claim for this invitation, now or earlier. Takes the same time without an
     * invitation.
     */
    public boolean isGenuine(Claim claim, Optional<Invitation> invitation) {
        return isGenuine(Kind.INVITATION, claim, invitation.map(Invitation::link));
    }

    /** The generation of a genuine claim; 0 when an earlier key made it. */
    public int generation(Claim claim, Invitation invitation) {
        return invitation.link().keyId() == claim.keyId() ? claim.generation() : NO_GENERATION;
    }

    /** Whether the library made the claim from this seed with its current key. Takes the same time without a seed. */
    public boolean isGenuineByCurrentKey(Kind kind, Claim claim, Optional<LinkSeed> seed) {
        return isGenuine(kind, claim, seed) && seed.isPresent() && seed.get().keyId() == claim.keyId();
    }

    /**
     * Whether the library made the claim from this seed, also with an earlier key, whose links are not valid any more.
     * Takes the same time without a seed.
     */
    public boolean isGenuine(Kind kind, Claim claim, Optional<LinkSeed> seed) {
        byte[] bytes = claim.token().toArray();
        byte[] plain = Arrays.copyOf(bytes, PLAIN_BYTES);
        byte[] salt = seed.map(row -> row.salt().toArray()).orElse(NO_SALT);
        byte[] expected = mac(kind, claim.keyId(), plain, salt);
        boolean equal = MessageDigest.isEqual(expected, Arrays.copyOfRange(bytes, PLAIN_BYTES, bytes.length));
        return equal && seed.isPresent();
    }

    private byte[] mac(Kind kind, int keyId, byte[] plain, byte[] salt) {
        byte[] message = Arrays.copyOf(plain, plain.length + salt.length);
        System.arraycopy(salt, 0, message, plain.length, salt.length);
        return Arrays.copyOf(keys.mac(keyId, kind.purpose, message), MAC_BYTES);
    }

    /**
     * The claim found in a text. Without one, {@code incomplete} is whether the text looks like a link with missing
     * characters.
     */
    record ParsedText(Optional<Claim> claim, boolean incomplete) {}

    /** What distinguishes the links of one subject. */
    public record Numbers(int generation, int addressEpoch) {}

    /** The content of a token, not verified. */
    public record Claim(int keyId, OrganizationId organization, UUID subject, Numbers numbers, Bytes token) {

        /** The generation of the link. */
        public int generation() {
            return numbers.generation();
        }

        /** Which address of the invited person the link was mailed to, by number. */
        public int addressEpoch() {
            return numbers.addressEpoch();
        }

        /** The subject of an invitation link. */
        public InvitationId invitation() {
            return new InvitationId(subject);
        }
    }
}
