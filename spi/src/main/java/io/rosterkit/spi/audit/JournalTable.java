package io.rosterkit.spi.audit;

import io.rosterkit.model.Bytes;
import io.rosterkit.model.EntryId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.audit.Agent;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.spi.table.Cells;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Table;
import io.rosterkit.spi.table.TextFacts;
import java.time.Instant;
import java.util.UUID;

/** The journal as stored. */
public final class JournalTable {

    private static final Column<JournalEntry, UUID> ORGANIZATION =
            Column.uuid("organization").of(row -> row.organization().uuid());

    private static final Column<JournalEntry, UUID> ID =
            Column.uuid("id").of(row -> row.id().uuid());

    private static final Column<JournalEntry, Instant> WRITTEN_AT =
            Column.time("written_at").of(JournalEntry::at);

    private static final Column<JournalEntry, String> AGENT_KIND =
            Column.text("agent_kind", 20).of(row -> row.agent().kind().name());

    private static final Column<JournalEntry, String> AGENT_ID =
            Column.text("agent_id", 100).of(row -> row.agent().id());

    private static final Column<JournalEntry, String> AGENT_GROUND =
            Column.text("agent_ground", 200).of(row -> row.agent().ground());

    private static final Column<JournalEntry, String> ACT =
            Column.text("act", 100).of(row -> row.event().act());

    private static final Column<JournalEntry, String> REFUSED_BECAUSE =
            Column.text("refused_because", 100).of(row -> row.event().refusedBecause());

    private static final Column<JournalEntry, String> FACTS =
            Column.text("facts", 0).of(row -> TextFacts.write(row.event().facts()));

    private static final Column<JournalEntry, String> SUBJECT_KIND =
            Column.text("subject_kind", 20).of(row -> row.subject().kind().name());

    /** The id of what the entry is about. */
    public static final Column<JournalEntry, UUID> SUBJECT =
            Column.uuid("subject").of(row -> row.subject().id());

    private static final Column<JournalEntry, Long> SUBJECT_VERSION =
            Column.number("version").of(row -> row.subject().version());

    private static final Column<JournalEntry, Bytes> SEAL =
            Column.bytes("seal", 200).of(JournalEntry::seal);

    private static final Column<JournalEntry, Bytes> SOURCE =
            Column.bytes("source_sealed", 500).optional(row -> row.secured().source());

    private static final Column<JournalEntry, Bytes> PERSONAL =
            Column.bytes("personal_sealed", 8000).optional(row -> row.secured().personal());

    /** The table. */
    public static final Table<JournalEntry> JOURNAL = Table.named("journal", JournalEntry.class, ORGANIZATION)
            .comment(
                    "Rows are only ever added. source_sealed and personal_sealed are encrypted; see data_salt of user and "
                            + "organization. No other column holds personal data.")
            .columns(
                    ORGANIZATION,
                    ID,
                    WRITTEN_AT,
                    AGENT_KIND,
                    AGENT_ID,
                    AGENT_GROUND,
                    ACT,
                    REFUSED_BECAUSE,
                    FACTS,
                    SUBJECT_KIND,
                    SUBJECT,
                    SUBJECT_VERSION,
                    SEAL,
                    SOURCE,
                    PERSONAL)
            .primaryKey(ORGANIZATION, ID)
            .index("subject", ORGANIZATION, SUBJECT, SUBJECT_VERSION)
            .read(JournalTable::read);

    private JournalTable() {}

    private static JournalEntry read(Cells cells) {
        return new JournalEntry(
                cells.get(ID, EntryId::new),
                cells.get(ORGANIZATION, OrganizationId::new),
                cells.get(WRITTEN_AT),
                new Agent(cells.constant(AGENT_KIND, Agent.Kind.class), cells.get(AGENT_ID), cells.get(AGENT_GROUND)),
                new JournalEvent(cells.get(ACT), cells.get(REFUSED_BECAUSE), TextFacts.read(cells.get(FACTS))),
                new Subject(
                        cells.constant(SUBJECT_KIND, Subject.Kind.class),
                        cells.get(SUBJECT),
                        cells.get(SUBJECT_VERSION)),
                new JournalEntry.Secured(cells.find(SOURCE), cells.find(PERSONAL), cells.get(SEAL)));
    }
}
