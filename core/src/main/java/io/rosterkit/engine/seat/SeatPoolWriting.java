package io.rosterkit.engine.seat;

import io.rosterkit.engine.allocation.SeatLedger;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.model.RequestId;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.seat.SeatMove;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.seat.stored.Seat;
import io.rosterkit.model.seat.stored.SeatPool;
import io.rosterkit.model.support.SupportCase;
import io.rosterkit.seat.SeatPoolReceipt;
import io.rosterkit.spi.seat.SeatEntryTable;
import io.rosterkit.spi.seat.SeatPoolTable;
import io.rosterkit.spi.seat.SeatTable;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.table.RowChange;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Puts what is decided about pools into changes: the seats, the pool, the ledger and the journal. */
public final class SeatPoolWriting {

    static final String ADD = "seat.add";
    static final String RETIRE = "seat.retire";
    static final String ASK = "seat.ask-for-more";

    private final JournalWriter journalWriter;
    private final SeatLedger ledger;

    public SeatPoolWriting(JournalWriter journalWriter, SeatLedger ledger) {
        this.journalWriter = journalWriter;
        this.ledger = ledger;
    }

    /** At which place a search for free seats begins. */
    long place() {
        return ledger.place();
    }

    /** Who asks for the change, and under which request of the host. */
    record By(Author author, Optional<RequestId> request) {}

    Decision<SeatPoolReceipt> add(By by, SeatPool pool, int count) {
        List<RowChange<Seat>> seats = ledger.seats(pool.organization(), pool.name(), count).stream()
                .map(SeatTable.SEATS::insert)
                .toList();
        return changed(by, pool, SeatMove.ADD, seats);
    }

    Decision<SeatPoolReceipt> retire(By by, SeatPool pool, List<Seat> seats) {
        List<RowChange<Seat>> retired = seats.stream()
                .map(seat -> SeatTable.SEATS.update(
                        seat.moved(SeatMove.RETIRE, Optional.empty()).changed()))
                .sorted(Comparator.comparing(SeatTable::order))
                .toList();
        return changed(by, pool, SeatMove.RETIRE, retired);
    }

    private Decision<SeatPoolReceipt> changed(By by, SeatPool pool, SeatMove move, List<RowChange<Seat>> seats) {
        int count = seats.size();
        JournalEntry told = told(by.author(), move == SeatMove.ADD ? ADD : RETIRE, pool.name(), count);
        SeatPool after = pool.changedBy(move == SeatMove.ADD ? count : -count);
        Changes changes = Changes.none(pool.organization())
                .and(seats)
                .and(SeatPoolTable.SEAT_POOLS.write(after))
                .and(SeatEntryTable.SEAT_ENTRIES.insert(
                        ledger.entry(new SeatLedger.Cause(told, by.request()), after, move, count)))
                .and(told);
        return new Decision<>(changes, new SeatPoolReceipt(after.name(), after.total()));
    }

    /** The case with which the host asks support; nothing changes but the journal. */
    Decision<SupportCase> ask(Author author, SeatPoolName pool, int count) {
        Changes changes = Changes.none(author.organization()).and(told(author, ASK, pool, count));
        return new Decision<>(
                changes,
                new SupportCase(
                        SupportCase.Topic.MORE_SEATS,
                        author.organization(),
                        author.responsible(),
                        author.now(),
                        new TreeMap<>(facts(pool, count))));
    }

    private JournalEntry told(Author author, String act, SeatPoolName pool, int count) {
        return journalWriter.event(
                author,
                JournalEvent.done(act, facts(pool, count)),
                Subject.untouched(Subject.Kind.ORGANIZATION, author.organization()));
    }

    private static Map<String, String> facts(SeatPoolName pool, int count) {
        return Map.of("pool", pool.code(), "count", Integer.toString(count));
    }
}
