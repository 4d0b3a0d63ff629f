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
 * Makes and recognises link tokens: base64url of {@code format 1 | key 1 | organization 16 | subject 16 | generation 4
 * | epoch 1 | mac 16}. The MAC is over all before it and the salt of the row, so that the same link can be made again
 * whenever it is sent, while neither the row nor the token alone is enough to make one.
 */
public final class Links {

    private static final byte FORMAT = 1;
    private static final int SUBJECT_END = 34;
    private static final int OPEN_PART = 39;
    private static final int MAC = 16;
    private static final int LENGTH = 74;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{" + LENGTH + "}");

    /** Tokens of sessions, devices and steps are as long as that, and look alike at the beginning. */
    private static final Pattern OTHER_TOKEN = Pattern.compile("[A-Za-z0-9_-]{67}");

    /** The first one is 1. */
    private static final int NO_GENERATION = 0;

    private static final byte[] NO_SALT = new byte[16];

    private final KeyRing keys;

    /** Links under the keys of the ring. */
    public Links(KeyRing keys) {
        this.keys = keys;
    }

    /** What a link is for. One of a kind is never taken for one of another. */
    public enum Kind {
        /** To join. */
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

        /** The name of the page that opens it, in its address and in refusals. */
        public String page() {
            return page;
        }
    }

    /** Whether the links of an invitation can be made and believed: their key may have been dropped. */
    public boolean alive(Invitation invitation) {
        return keys.holds(invitation.link().keyId());
    }

    /** The token that opens the invitation as it stands now; its links must be alive. */
    public String token(Invitation invitation) {
        return token(Kind.INVITATION, invitation.organization(), invitation.id().uuid(), invitation.link());
    }

    /** The token that opens that subject as its seed stands now; the seed's key must be held. */
    public String token(Kind kind, OrganizationId organization, UUID subject, LinkSeed seed) {
        byte[] open = ByteBuffer.allocate(OPEN_PART)
                .put(FORMAT)
                .put((byte) seed.keyId())
                .putLong(organization.uuid().getMostSignificantBits())
                .putLong(organization.uuid().getLeastSignificantBits())
                .putLong(subject.getMostSignificantBits())
                .putLong(subject.getLeastSignificantBits())
                .putInt(seed.generation())
                .put((byte) seed.addressEpoch())
                .array();
        byte[] both = Arrays.copyOf(open, OPEN_PART + MAC);
        System.arraycopy(mac(kind, seed.keyId(), open, seed.salt().toArray()), 0, both, OPEN_PART, MAC);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(both);
    }

    /**
     * What a user pastes or a browser hands over, read but not yet verified: a token, alone or in a whole address, also
     * if a mail program has wrapped it. Says nothing about whether it is genuine.
     */
    Reading find(String text) {
        LinkText pasted = new LinkText(text, LENGTH);
        List<String> whole = pasted.whole();
        Optional<Claim> claim =
                whole.stream().map(this::read).flatMap(Optional::stream).findFirst();
        boolean damaged =
                claim.isEmpty() && whole.stream().allMatch(token -> bytes(token).isEmpty());
        return new Reading(claim, damaged && pasted.cut() && !isOther(text.strip()));
    }

    private static boolean isOther(String text) {
        if (!OTHER_TOKEN.matcher(text).matches()) {
            return false;
        }
        // A link that was cut there has its generation next, which is a small number.
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        return bytes[0] == FORMAT && (bytes[SUBJECT_END] != 0 || bytes[SUBJECT_END + 1] != 0);
    }

    /** Empty when it is none, or its key was dropped. */
    private Optional<Claim> read(String token) {
        return bytes(token).flatMap(both -> {
            ByteBuffer buffer = ByteBuffer.wrap(both).position(1);
            int keyId = Byte.toUnsignedInt(buffer.get());
            OrganizationId organization = new OrganizationId(new UUID(buffer.getLong(), buffer.getLong()));
            UUID subject = new UUID(buffer.getLong(), buffer.getLong());
            return keys.holds(keyId)
                    ? Optional.of(new Claim(keyId, organization, subject, buffer.getInt(), Bytes.of(both)))
                    : Optional.empty();
        });
    }

    /** Empty when it has not the form of a token, as words have not that happen to be as long together. */
    private static Optional<byte[]> bytes(String token) {
        if (!TOKEN.matcher(token).matches()) {
            return Optional.empty();
        }
        byte[] both;
        try {
            both = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notCanonical) {
            return Optional.empty();
        }
        boolean canonical =
                Base64.getUrlEncoder().withoutPadding().encodeToString(both).equals(token);
        return canonical && both[0] == FORMAT ? Optional.of(both) : Optional.empty();
    }

    /** Whether the claim was once made for that invitation; costs the same when there is no such invitation. */
    public boolean made(Claim claim, Optional<Invitation> invitation) {
        return made(Kind.INVITATION, claim, invitation.map(Invitation::link));
    }

    /** Of which generation of the invitation the genuine claim is; of none, when an earlier key made it. */
    public int generation(Claim claim, Invitation invitation) {
        return invitation.link().keyId() == claim.keyId() ? claim.generation() : NO_GENERATION;
    }

    /** Whether the claim was once made of that seed; costs the same when there is none. */
    public boolean genuine(Kind kind, Claim claim, Optional<LinkSeed> seed) {
        return made(kind, claim, seed) && seed.isPresent() && seed.get().keyId() == claim.keyId();
    }

    /** The same also for a link of an earlier key of the seed, which opens nothing any more. */
    public boolean made(Kind kind, Claim claim, Optional<LinkSeed> seed) {
        byte[] both = claim.token().toArray();
        byte[] open = Arrays.copyOf(both, OPEN_PART);
        byte[] salt = seed.map(row -> row.salt().toArray()).orElse(NO_SALT);
        byte[] expected = mac(kind, claim.keyId(), open, salt);
        boolean equal = MessageDigest.isEqual(expected, Arrays.copyOfRange(both, OPEN_PART, both.length));
        return equal && seed.isPresent();
    }

    private byte[] mac(Kind kind, int keyId, byte[] open, byte[] salt) {
        byte[] all = Arrays.copyOf(open, open.length + salt.length);
        System.arraycopy(salt, 0, all, open.length, salt.length);
        return Arrays.copyOf(keys.mac(keyId, kind.purpose, all), MAC);
    }

    /**
     * What was found in a text: a claim, or nothing, and then whether a link stood there of which characters are
     * missing.
     */
    record Reading(Optional<Claim> claim, boolean incomplete) {}

    /** What a token says. */
    public record Claim(int keyId, OrganizationId organization, UUID subject, int generation, Bytes token) {

        /** The subject, of a link to join. */
        public InvitationId invitation() {
            return new InvitationId(subject);
        }
    }
}
