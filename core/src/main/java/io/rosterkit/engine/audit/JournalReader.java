package io.rosterkit.engine.audit;

import io.rosterkit.audit.JournalRecord;
import io.rosterkit.model.DataSalt;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.audit.Agent;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.DataSalts;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.Slice.Position;
import io.rosterkit.spi.audit.JournalStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stored entries as hosts see them, with the personal data that can still be read. Thread-safe. */
public final class JournalReader {

    private static final DataSalts NONE = new DataSalts(Optional.empty(), Map.of());

    private final JournalStore store;
    private final JournalCipher cipher;

    public JournalReader(JournalStore store, JournalCipher cipher) {
        this.store = store;
        this.cipher = cipher;
    }

    /** The entries of a page, without their seals. Reads the salts of all of them at once. */
    public Page<JournalRecord> read(OrganizationId organization, Page<JournalEntry> page) {
        DataSalts salts = salts(organization, page.items());
        return page.map(entry -> read(entry, salts));
    }

    /** The position of the entry in a list by id. */
    public static Position position(JournalEntry entry) {
        return Position.of(entry.id().uuid());
    }

    private DataSalts salts(OrganizationId organization, List<JournalEntry> entries) {
        List<JournalEntry> encrypted = entries.stream()
                .filter(entry -> entry.secured().source().isPresent()
                        || entry.secured().personal().isPresent())
                .toList();
        Set<UserId> people = encrypted.stream()
                .flatMap(entry -> Stream.concat(agent(entry).stream(), subject(entry).stream()))
                .collect(Collectors.toSet());
        return encrypted.isEmpty() ? NONE : store.salts(organization, people);
    }

    private JournalRecord read(JournalEntry entry, DataSalts salts) {
        return new JournalRecord(
                entry.id(),
                entry.at(),
                new JournalRecord.Agent(
                        entry.agent().kind(),
                        entry.agent().id(),
                        entry.agent().ground(),
                        cipher.source(entry, agentSalt(agent(entry), salts))),
                entry.deed().act(),
                Optional.of(entry.deed().refusedBecause()).filter(code -> !code.isEmpty()),
                entry.deed().facts(),
                new JournalRecord.Subject(
                        entry.subject().kind(),
                        entry.subject().id(),
                        cipher.facts(
                                entry,
                                subject(entry).flatMap(id -> salts.people().getOrDefault(id, Optional.empty())))));
    }

    /** The salt under which the source of an agent is encrypted: that of the user, or else of the organization. */
    static Optional<DataSalt> agentSalt(Optional<UserId> member, DataSalts salts) {
        return member.map(salts.people()::get).orElse(salts.organization());
    }

    private static Optional<UserId> agent(JournalEntry entry) {
        return member(entry.agent());
    }

    /** The user that an agent is, if it is one. */
    static Optional<UserId> member(Agent agent) {
        try {
            return agent.kind() == Agent.Kind.MEMBER
                    ? Optional.of(new UserId(UUID.fromString(agent.id())))
                    : Optional.empty();
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private static Optional<UserId> subject(JournalEntry entry) {
        return entry.subject().kind() == Subject.Kind.USER
                ? Optional.of(new UserId(entry.subject().id()))
                : Optional.empty();
    }
}
