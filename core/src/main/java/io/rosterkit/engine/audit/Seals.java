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
import java.util.Optional;

/**
 * Seals journal entries. A seal is one byte for the number of the key, and then an HMAC over every stored field and
 * over the earlier seal.
 */
public final class Seals {

    private static final String PURPOSE = "journal";

    private final KeyRing keys;

    public Seals(KeyRing keys) {
        this.keys = keys;
    }

    Bytes seal(JournalEntry entry, Bytes previous) {
        return seal(entry, previous, keys.current());
    }

    /**
     * Whether the entry is unchanged and follows an entry with the seal {@code previous}. Also false when its key was
     * dropped.
     */
    boolean isValid(JournalEntry entry, Bytes previous) {
        byte[] seal = entry.seal().toArray();
        int keyId = seal.length == 0 ? 0 : Byte.toUnsignedInt(seal[0]);
        return keys.holds(keyId)
                && MessageDigest.isEqual(seal, seal(entry, previous, keyId).toArray());
    }

    private Bytes seal(JournalEntry entry, Bytes previous, int keyId) {
        byte[] mac = keys.mac(keyId, PURPOSE, message(entry, previous));
        byte[] seal = new byte[mac.length + 1];
        seal[0] = (byte) keyId;
        System.arraycopy(mac, 0, seal, 1, mac.length);
        return Bytes.of(seal);
    }

    private static byte[] message(JournalEntry entry, Bytes previous) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writeText(out, entry.id().toString());
            writeText(out, entry.organization().toString());
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, entry.at()));
            writeText(out, entry.agent().kind().name());
            writeText(out, entry.agent().id());
            writeText(out, entry.agent().ground());
            writeText(out, entry.event().act());
            writeText(out, entry.event().refusedBecause());
            out.writeInt(entry.event().facts().size());
            for (Map.Entry<String, String> fact : entry.event().facts().entrySet()) {
                writeText(out, fact.getKey());
                writeText(out, fact.getValue());
            }
            writeText(out, entry.subject().kind().name());
            writeText(out, entry.subject().id().toString());
            out.writeLong(entry.subject().version());
            writeBytes(out, entry.secured().source());
            writeBytes(out, entry.secured().personal());
            out.write(previous.toArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void writeBytes(DataOutputStream out, Optional<Bytes> bytes) throws IOException {
        out.writeInt(bytes.map(Bytes::length).orElse(-1));
        out.write(bytes.orElse(Bytes.none()).toArray());
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
