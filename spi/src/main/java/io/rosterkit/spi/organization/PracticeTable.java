package io.rosterkit.spi.organization;

import io.rosterkit.model.Bytes;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.Revision;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.organization.PracticeStatus;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.organization.stored.SealedWord;
import io.rosterkit.spi.table.Cells;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Table;
import java.time.Instant;
import java.util.UUID;

/** Practices as stored. */
public final class PracticeTable {

    private static final Column<Practice, UUID> ORGANIZATION =
            Column.uuid("organization").of(row -> row.organization().uuid());

    /** The id of the practice. */
    public static final Column<Practice, UUID> ID =
            Column.uuid("id").of(row -> row.id().uuid());

    private static final Column<Practice, String> NAME =
            Column.text("name", 200).of(row -> row.name().text());

    private static final Column<Practice, String> STATUS =
            Column.text("status", 20).of(row -> row.status().name());

    private static final Column<Practice, Integer> CODE_WORD_KEY =
            Column.count("code_word_key").of(row -> row.codeWord().keyId());

    /** The encrypted code word. */
    public static final Column<Practice, Bytes> CODE_WORD =
            Column.bytes("code_word", 500).of(row -> row.codeWord().sealed());

    private static final Column<Practice, Instant> OPENED_AT =
            Column.time("opened_at").of(Practice::openedAt);

    private static final Column<Practice, Long> VERSION =
            Column.number("version").of(row -> row.revision().version());

    private static final Column<Practice, Bytes> SEAL =
            Column.bytes("seal", 200).of(row -> row.revision().seal());

    /** The table. */
    public static final Table<Practice> PRACTICES = Table.named("practice", Practice.class, ORGANIZATION)
            .columns(ORGANIZATION, ID, NAME, STATUS, CODE_WORD_KEY, CODE_WORD, OPENED_AT, VERSION, SEAL)
            .primaryKey(ORGANIZATION, ID)
            .version(VERSION)
            .read(PracticeTable::read);

    private PracticeTable() {}

    private static Practice read(Cells cells) {
        return new Practice(
                cells.get(ORGANIZATION, OrganizationId::new),
                cells.get(ID, PracticeId::new),
                cells.get(NAME, DisplayName::new),
                cells.constant(STATUS, PracticeStatus.class),
                new SealedWord(cells.get(CODE_WORD_KEY), cells.get(CODE_WORD)),
                cells.get(OPENED_AT),
                new Revision(cells.get(VERSION), cells.get(SEAL)));
    }
}
