package io.rosterkit.acceptance.seat;

import static io.rosterkit.acceptance.seat.Panel.CODES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.model.Change;
import io.rosterkit.model.UserId;
import io.rosterkit.model.seat.SeatMove;
import io.rosterkit.model.seat.SeatState;
import io.rosterkit.model.seat.stored.Seat;
import io.rosterkit.model.seat.stored.SeatEntry;
import io.rosterkit.model.seat.stored.SeatPool;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.seat.SeatDifference;
import io.rosterkit.seat.SeatDifference.Kind;
import io.rosterkit.seat.SeatEntryDetails;
import io.rosterkit.seat.SeatReconciliation;
import io.rosterkit.spi.seat.SeatEntryTable;
import io.rosterkit.spi.seat.SeatPoolTable;
import io.rosterkit.spi.seat.SeatTable;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.Table;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is stored otherwise than the ledger says is told, each with its cause; the rows are changed behind its back. */
@EveryStorage
@RosterTest
@Tag("Q1")
class SeatReconciliationTest {

    private Storage storage;
    private Panel panel;
    private UserId ben;

    @BeforeEach
    void open(Storage given, MovableClock clock) {
        storage = given;
        panel = Panel.open(given, clock).with(2);
        ben = panel.user("ben");
    }

    @Test
    void aLedgerThatExplainsEachCountAgrees() {
        SeatReconciliation found = panel.seats().reconcile().orThrow();

        assertThat(found.agrees()).isTrue();
        assertThat(found.seats()).isEqualTo(3);
        assertThat(found.entries()).isEqualTo(panel.ledger().size());
    }

    @Test
    void aSeatThatWasFreedWithoutAnEntryIsTold() {
        Seat seat = seatOf(ben);
        apply(SeatTable.SEATS.update(
                seat.moved(SeatMove.RELEASE, Optional.empty()).changed()));

        List<SeatDifference> differences = differences();

        assertThat(differences).extracting(SeatDifference::kind).containsExactlyInAnyOrder(Kind.SEAT, Kind.PERSON);
        SeatDifference first = differences.get(0);
        assertThat(first.seat()).contains(seat.id());
        assertThat(first.expected()).isEqualTo("assigned " + ben);
        assertThat(first.found()).isEqualTo("free");
        assertThat(first.cause()).contains(last().cause().journalEntry());
    }

    @Test
    void anEntryThatIsGoneIsMissed() {
        SeatEntry last = rows(SeatEntryTable.SEAT_ENTRIES).stream()
                .filter(entry -> entry.movement().move() == SeatMove.ASSIGN)
                .filter(entry -> entry.movement().holder().equals(Optional.of(ben)))
                .findFirst()
                .orElseThrow();
        apply(SeatEntryTable.SEAT_ENTRIES.delete(last));

        assertThat(differences())
                .singleElement()
                .satisfies(difference -> assertThat(difference.expected()).isEqualTo("reserved " + ben));
    }

    @Test
    void aPoolThatHasAnotherTotalAndASeatThatIsGoneAreTold() {
        SeatPool pool = rows(SeatPoolTable.SEAT_POOLS).get(0);
        apply(SeatPoolTable.SEAT_POOLS.update(pool.changedBy(5)));
        Seat free = rows(SeatTable.SEATS).stream()
                .filter(seat -> seat.holder().isEmpty())
                .findFirst()
                .orElseThrow();
        apply(SeatTable.SEATS.delete(free));

        assertThat(differences())
                .extracting(SeatDifference::kind, SeatDifference::expected, SeatDifference::found)
                .containsExactlyInAnyOrder(tuple(Kind.POOL_TOTAL, "3", "8"), tuple(Kind.SEAT_COUNT, "3", "2"));
        assertThat(differences()).allSatisfy(difference -> {
            assertThat(difference.pool()).contains(CODES);
            assertThat(difference.cause()).isPresent();
        });
    }

    @Test
    void aPersonWhoNamesNoSeatOrOneThatIsNotThereIsTold() {
        User row = storage.port(TableStore.class)
                .scan(UserRows.withId(panel.organization(), ben))
                .get(0);
        Seat free = rows(SeatTable.SEATS).stream()
                .filter(seat -> seat.holder().isEmpty())
                .findFirst()
                .orElseThrow();
        User other = row.seated(Optional.of(free.id()));
        apply(UserRows.update(
                        row,
                        other.withStatus(
                                other.status(),
                                other.security(),
                                row.revision().next(row.revision().seal())))
                .changes()
                .get(0));

        assertThat(differences()).singleElement().satisfies(difference -> {
            assertThat(difference.kind()).isEqualTo(Kind.PERSON);
            assertThat(difference.person()).contains(ben);
            assertThat(difference.expected()).isEqualTo(seatOf(ben).id().toString());
            assertThat(difference.found()).isEqualTo(free.id().toString());
        });
    }

    @Test
    void aUserWhoIsOutAndHasASeatIsTold() {
        User row = storage.port(TableStore.class)
                .scan(UserRows.withId(panel.organization(), ben))
                .get(0);
        apply(UserRows.update(
                        row,
                        row.withStatus(
                                row.status().with(UserStatus.DEACTIVATED),
                                row.security(),
                                row.revision().next(row.revision().seal())))
                .changes()
                .get(0));

        assertThat(differences()).singleElement().satisfies(difference -> {
            assertThat(difference.kind()).isEqualTo(Kind.PERSON);
            assertThat(difference.person()).contains(ben);
            assertThat(difference.expected()).isEqualTo("none");
            assertThat(difference.found()).isEqualTo(seatOf(ben).id().toString());
        });
    }

    /** No operation gives a seat that was retired; a row changed by hand is told. */
    @Test
    void aRetiredSeatThatAPersonHasIsTold() {
        panel.with(1);
        panel.support().retire(CODES, 1).orThrow();
        Seat retired = rows(SeatTable.SEATS).stream()
                .filter(seat -> seat.state() == SeatState.RETIRED)
                .findFirst()
                .orElseThrow();
        UserId person = new UserId(UUID.randomUUID());
        apply(SeatTable.SEATS.update(new Seat(
                        retired.organization(),
                        retired.id(),
                        retired.pool(),
                        SeatState.RETIRED,
                        new Seat.People(Optional.of(person), Optional.empty()),
                        retired.place(),
                        retired.version())
                .changed()));

        assertThat(differences()).anySatisfy(difference -> {
            assertThat(difference.kind()).isEqualTo(Kind.SEAT);
            assertThat(difference.seat()).contains(retired.id());
        });
    }

    private SeatEntryDetails last() {
        return panel.ledger().get(0);
    }

    private List<SeatDifference> differences() {
        return panel.seats().reconcile().orThrow().differences();
    }

    private Seat seatOf(UserId user) {
        return rows(SeatTable.SEATS).stream()
                .filter(seat -> seat.holder().equals(Optional.of(user)))
                .findFirst()
                .orElseThrow();
    }

    private <R> List<R> rows(Table<R> table) {
        return storage.port(TableStore.class).scan(Scan.of(table, panel.organization()));
    }

    private void apply(Change change) {
        assertThat(storage.apply(Changes.none(panel.organization()).and(change)))
                .isInstanceOf(Applied.Done.class);
    }
}
