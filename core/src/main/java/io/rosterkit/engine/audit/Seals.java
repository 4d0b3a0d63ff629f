package io.rosterkit.engine.audit;

import io.rosterkit.model.Bytes;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.spi.secret.KeyRing;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** The seal of an entry: one byte for the number of the key, then an HMAC over every field and over the seal before. */
public final class Seals {

    private static final String PURPOSE = "journal";

    private final KeyRing keys;

    /** Seals under the current key of the ring. */
    public Seals(KeyRing keys) {
        this.keys = keys;
    }

    Bytes over(JournalEntry entry, Bytes previous) {
        return over(entry, previous, keys.current());
    }

    /**
     * Whether the entry, following the one with that seal, is as it was written. False too when its key was dropped.
     */
    boolean hold(JournalEntry entry, Bytes previous) {
        byte[] seal = entry.seal().toArray();
        int keyId = seal.length == 0 ? 0 : Byte.toUnsignedInt(seal[0]);
        return keys.holds(keyId)
                && MessageDigest.isEqual(seal, over(entry, previous, keyId).toArray());
    }

    private Bytes over(JournalEntry entry, Bytes previous, int keyId) {
        byte[] mac = keys.mac(keyId, PURPOSE, message(entry, previous));
        byte[] seal = new byte[mac.length + 1];
        seal[0] = (byte) keyId;
        System.arraycopy(mac, 0, seal, 1, mac.length);
        return Bytes.of(seal);
    }

    private static byte[] message(JournalEntry entry, Bytes previous) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            text(out, entry.id().toString());
            text(out, entry.organization().toString());
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, entry.at()));
            text(out, entry.agent().kind().name());
            text(out, entry.agent().id());
            text(out, entry.agent().ground());
            text(out, entry.agent().source());
            text(out, entry.deed().act());
            text(out, entry.deed().refusedBecause());
            out.writeInt(entry.deed().facts().size());
            for (Map.Entry<String, String> fact : entry.deed().facts().entrySet()) {
                text(out, fact.getKey());
                text(out, fact.getValue());
            }
            text(out, entry.subject().kind().name());
            text(out, entry.subject().id().toString());
            out.writeLong(entry.subject().version());
            out.write(previous.toArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
