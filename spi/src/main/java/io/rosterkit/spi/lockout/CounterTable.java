package io.rosterkit.spi.lockout;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.spi.table.Cells;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Table;
import java.time.Instant;
import java.util.UUID;

/** The counters of attempts as stored. */
public final class CounterTable {

    private static final Column<Counter, UUID> ORGANIZATION =
            Column.uuid("organization").of(row -> row.organization().uuid());

    /** Whose attempts are counted. */
    public static final Column<Counter, UUID> SUBJECT =
            Column.uuid("subject").of(row -> row.key().subject());

    /** The name of the proof. */
    public static final Column<Counter, String> PROOF =
            Column.text("proof", 20).of(row -> row.key().proof().name());

    /** Where the attempts come from. */
    public static final Column<Counter, UUID> CHANNEL =
            Column.uuid("channel").of(row -> row.key().channel());

    private static final Column<Counter, Long> CHARGED =
            Column.number("charged").of(row -> row.tally().charged());

    private static final Column<Counter, Long> CLEARED =
            Column.number("cleared").of(row -> row.tally().cleared());

    private static final Column<Counter, Long> WINDOW_BASE =
            Column.number("window_base").of(row -> row.tally().windowBase());

    private static final Column<Counter, Instant> WINDOW_FROM =
            Column.time("window_from").of(row -> row.tally().windowFrom());

    private static final Column<Counter, Integer> LOCKS =
            Column.count("locks").of(row -> row.block().locks());

    private static final Column<Counter, Long> CAUSED_BY =
            Column.number("caused_by").of(row -> row.block().causedBy());

    private static final Column<Counter, Instant> LOCKED_UNTIL =
            Column.time("locked_until").optional(row -> row.block().until());

    private static final Column<Counter, Boolean> HELD =
            Column.flag("held").of(row -> row.block().held());

    /** When the row changed last. */
    public static final Column<Counter, Instant> CHANGED_AT =
            Column.time("changed_at").of(Counter::changedAt);

    private static final Column<Counter, Long> VERSION =
            Column.number("version").of(Counter::version);

    /** The table. */
    public static final Table<Counter> COUNTERS = Table.named("counter", Counter.class, ORGANIZATION)
            .comment("Attempts at a proof. Decoys are counted like everybody, so no row has to exist elsewhere.")
            .columns(
                    ORGANIZATION,
                    SUBJECT,
                    PROOF,
                    CHANNEL,
                    CHARGED,
                    CLEARED,
                    WINDOW_BASE,
                    WINDOW_FROM,
                    LOCKS,
                    CAUSED_BY,
                    LOCKED_UNTIL,
                    HELD,
                    CHANGED_AT,
                    VERSION)
            .primaryKey(SUBJECT, ORGANIZATION, PROOF, CHANNEL)
            .version(VERSION)
            .read(CounterTable::read);

    private CounterTable() {}

    private static Counter read(Cells cells) {
        return new Counter(
                cells.get(ORGANIZATION, OrganizationId::new),
                new Counter.Key(cells.get(SUBJECT), cells.constant(PROOF, Proof.class), cells.get(CHANNEL)),
                new Counter.Tally(
                        cells.get(CHARGED), cells.get(CLEARED), cells.get(WINDOW_BASE), cells.get(WINDOW_FROM)),
                new Counter.Block(cells.get(LOCKS), cells.get(CAUSED_BY), cells.find(LOCKED_UNTIL), cells.get(HELD)),
                cells.get(CHANGED_AT),
                cells.get(VERSION));
    }
}
