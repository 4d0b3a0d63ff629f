package io.rosterkit.engine.audit;

import io.rosterkit.audit.JournalRecord;
import io.rosterkit.audit.PersonalData;
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
import io.rosterkit.spi.storage.DamagedRowException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
                .flatMap(entry -> Stream.concat(
                        entry.agent().member().stream(),
                        subject(entry).filter(id -> hasDataUnderItsSalt(entry)).stream()))
                .collect(Collectors.toSet());
        return encrypted.isEmpty() ? NONE : saltsOrNone(store, organization, people);
    }

    /** A damaged salt opens nothing. Health names it, and the rest of the page is shown. */
    static DataSalts saltsOrNone(JournalStore store, OrganizationId organization, Set<UserId> people) {
        try {
            return store.salts(organization, people);
        } catch (DamagedRowException damaged) {
            return NONE;
        }
    }

    /** Personal facts, or the source of a visitor, who may have been that user. */
    private static boolean hasDataUnderItsSalt(JournalEntry entry) {
        return entry.secured().personal().isPresent() || isOfAVisitor(entry);
    }

    private static boolean isOfAVisitor(JournalEntry entry) {
        return entry.agent().kind() == Agent.Kind.VISITOR
                && entry.secured().source().isPresent();
    }

    private JournalRecord read(JournalEntry entry, DataSalts salts) {
        return new JournalRecord(
                entry.id(),
                entry.at(),
                new JournalRecord.Agent(
                        entry.agent().kind(), entry.agent().id(), entry.agent().ground(), source(entry, salts)),
                entry.event().act(),
                Optional.of(entry.event().refusedBecause()).filter(code -> !code.isEmpty()),
                entry.event().facts(),
                new JournalRecord.Subject(
                        entry.subject().kind(),
                        entry.subject().id(),
                        cipher.facts(
                                entry,
                                subject(entry).flatMap(id -> salts.people().getOrDefault(id, Optional.empty())))));
    }

    /** A visitor who was known to be a user has the source under the salt of that user, else of the organization. */
    private PersonalData<String> source(JournalEntry entry, DataSalts salts) {
        Optional<DataSalt> ofTheSubject = isOfAVisitor(entry)
                ? subject(entry).flatMap(id -> salts.people().getOrDefault(id, Optional.empty()))
                : Optional.empty();
        return ofTheSubject
                .map(salt -> cipher.source(entry, Optional.of(salt)))
                .filter(PersonalData.Known.class::isInstance)
                .orElseGet(() -> cipher.source(entry, agentSalt(entry.agent().member(), salts)));
    }

    /** The salt under which the source of an agent is encrypted: that of the user, or else of the organization. */
    static Optional<DataSalt> agentSalt(Optional<UserId> member, DataSalts salts) {
        return member.map(salts.people()::get).orElse(salts.organization());
    }

    private static Optional<UserId> subject(JournalEntry entry) {
        return entry.subject().kind() == Subject.Kind.USER
                ? Optional.of(new UserId(entry.subject().id()))
                : Optional.empty();
    }
}
