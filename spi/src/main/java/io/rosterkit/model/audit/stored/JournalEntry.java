package io.rosterkit.model.audit.stored;

import io.rosterkit.model.Bytes;
import io.rosterkit.model.EntryId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.audit.Agent;
import io.rosterkit.model.audit.Subject;
import java.time.Instant;
import java.util.Optional;

/** One entry. All that is in clear are codes, ids and times; personal data is encrypted. */
public record JournalEntry(
        EntryId id,
        OrganizationId organization,
        Instant at,
        Agent agent,
        JournalEvent event,
        Subject subject,
        Secured secured) {

    /**
     * What of an entry is encrypted, and its seal. Encrypted data begins with the number of the key, and belongs to a
     * {@link io.rosterkit.model.DataSalt}. It is absent when there was none, and has no bytes when there was some and
     * no salt to encrypt it with.
     *
     * @param source from where the agent acted, under the salt of the agent, or of the organization for an agent who is
     *     no user of it
     * @param personal personal facts of the subject, under the salt of the subject
     * @param seal a MAC over the entry as it is stored and over the seal of the entry before it about the same subject,
     *     so that a later change to either is detectable; its first byte is the number of the key
     */
    public record Secured(Optional<Bytes> source, Optional<Bytes> personal, Bytes seal) {

        /** A seal, and no personal data. */
        public static Secured by(Bytes seal) {
            return new Secured(Optional.empty(), Optional.empty(), seal);
        }

        /** The same data under another seal. */
        public Secured sealed(Bytes other) {
            return new Secured(source, personal, other);
        }
    }

    /** The seal. */
    public Bytes seal() {
        return secured.seal();
    }

    /** The same entry under another seal. */
    public JournalEntry sealed(Bytes seal) {
        return new JournalEntry(id, organization, at, agent, event, subject, secured.sealed(seal));
    }
}
