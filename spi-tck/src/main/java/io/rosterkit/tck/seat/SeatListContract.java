package io.rosterkit.tck.seat;

import static io.rosterkit.model.user.UserStatus.ACTIVE;
import static io.rosterkit.tck.given.Given.NOW;
import static io.rosterkit.tck.given.Seats.CODES;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessRights;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.AccessState.OrganizationStatus;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.apikey.stored.ApiKey;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.listing.Slice.Position;
import io.rosterkit.model.seat.SeatId;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.seat.SeatState;
import io.rosterkit.model.seat.stored.Seat;
import io.rosterkit.model.seat.stored.SeatEntry;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.apikey.ApiKeyTable;
import io.rosterkit.spi.organization.OrganizationTable;
import io.rosterkit.spi.seat.SeatEntryTable;
import io.rosterkit.spi.seat.SeatStore;
import io.rosterkit.spi.seat.SeatTable;
import io.rosterkit.spi.user.UserStore;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Accounts;
import io.rosterkit.tck.given.Given;
import io.rosterkit.tck.given.Moves;
import io.rosterkit.tck.given.Programs;
import io.rosterkit.tck.given.Seats;
import io.rosterkit.tck.given.Walk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What those see who manage seats: how many there are, and the ledger; each with the access state of the viewer. */
public abstract class SeatListContract extends Contract {

    private static final SeatPoolName LICENCES = new SeatPoolName("provider-licences");

    private final Seats seats = Seats.of(given);

    /** For a contract. */
    protected SeatListContract() {}

    @Test
    void countsSeatsByPoolAndState() {
        write(other.opened());
        several(5, number -> stored(seats.free(CODES, number)));
        several(2, number -> stored(seats.in(SeatState.RETIRED, CODES, number)));
        several(3, number -> stored(seats.held(SeatState.RESERVED, CODES, new UserId(new UUID(1, number)))));
        several(4, number -> stored(seats.held(SeatState.ASSIGNED, LICENCES, new UserId(new UUID(2, number)))));
        several(6, number -> stored(Seats.of(other).free(CODES, number)));
        several(2, number -> stored(seats.paid(CODES, number, new UserId(new UUID(1, 9)))));

        assertThat(present(counts(viewer).value()))
                .isEqualTo(Map.of(
                        CODES,
                        Map.of(SeatState.FREE, 5L, SeatState.RETIRED, 2L, SeatState.RESERVED, 3L),
                        LICENCES,
                        Map.of(SeatState.ASSIGNED, 4L)));
    }

    @Test
    void theLedgerComesNewestFirstAndGoesOnAfterAnyPosition() {
        write(other.opened());
        Seat seat = seats.held(SeatState.ASSIGNED, CODES, new UserId(new UUID(1, 1)));
        List<SeatEntry> oldestFirst = List.of(
                seats.assigned(seat, NOW.minusSeconds(1)),
                seats.assigned(seat, NOW),
                seats.assigned(seat, NOW),
                seats.assigned(seat, NOW.plusSeconds(1)));
        Seats theirs = Seats.of(other);
        SeatEntry foreign = theirs.assigned(theirs.free(CODES, 1), NOW);
        List.of(2, 0, 3, 1).forEach(number -> write(SeatEntryTable.SEAT_ENTRIES.insert(oldestFirst.get(number))));
        write(SeatEntryTable.SEAT_ENTRIES.insert(foreign));
        List<SeatEntry> all = List.of(oldestFirst.get(3), oldestFirst.get(2), oldestFirst.get(1), oldestFirst.get(0));

        assertThat(ledger(new Slice(10, Optional.empty()))).isEqualTo(all);
        for (int limit : List.of(1, 2, 3)) {
            assertThat(Walk.of(
                                    limit,
                                    this::ledger,
                                    entry -> Position.of(entry.id().uuid()))
                            .rows())
                    .isEqualTo(all);
        }
        UUID second = all.get(1).id().uuid();
        UUID between = new UUID(second.getMostSignificantBits(), second.getLeastSignificantBits() + 1);
        assertThat(ledger(new Slice(2, Optional.of(Position.of(between))))).isEqualTo(all.subList(1, 3));
        assertThat(ledger(new Slice(2, Optional.of(Position.of(new UUID(0, 1))))))
                .isEmpty();
    }

    @Test
    void countsAndLedgerComeWithTheAccessStateAlsoWhenTheyAreEmpty() {
        User anna = join(given.user("anna@weiss.example", ACTIVE));
        Viewer byAnna = Accounts.viewer(begin(Accounts.of(given).session(anna)));
        Slice slice = new Slice(1, Optional.empty());
        assertThat(counts(byAnna).value()).isEmpty();
        assertThat(rights(counts(byAnna).access())).contains(anna.status().rights());
        assertThat(rights(ledger(byAnna, slice).access()))
                .contains(anna.status().rights());

        stored(seats.free(CODES, 1));
        write(OrganizationTable.ORGANIZATIONS.update(Moves.closed(organization())));

        assertThat(counts(viewer).access().organization()).isEqualTo(OrganizationStatus.CLOSED);
        assertThat(ledger(viewer, slice).access().organization()).isEqualTo(OrganizationStatus.CLOSED);
        assertThat(present(counts(viewer).value())).containsOnlyKeys(CODES);
        Viewer nowhere = Viewer.of(Given.organization(3).id());
        assertThat(counts(nowhere)).isEqualTo(new WithAccess<>(AccessState.unknown(), Map.of()));
        assertThat(ledger(nowhere, slice)).isEqualTo(new WithAccess<>(AccessState.unknown(), List.of()));
    }

    @Test
    void theAccessStateTellsWhetherAUserAndTheMakerOfAKeyHaveASeat() {
        User anna = join(Seats.seated(given.user("anna@weiss.example", ACTIVE), new SeatId(new UUID(1, 1))));
        User ben = join(given.user("ben@weiss.example", ACTIVE));
        stored(seats.free(CODES, 1));

        assertThat(List.of(hasSeat(anna), hasSeat(ben))).containsExactly(true, false);
        assertThat(List.of(makerHasSeat(anna), makerHasSeat(ben))).containsExactly(true, false);
    }

    private boolean hasSeat(User user) {
        Viewer by = Accounts.viewer(begin(Accounts.of(given).session(user)));
        assertThat(storage.port(UserStore.class).access(by))
                .isEqualTo(counts(by).access());
        return counts(by).access().user().orElseThrow().rights().hasSeat();
    }

    private boolean makerHasSeat(User maker) {
        ApiKey key = Programs.key(given, maker);
        write(ApiKeyTable.API_KEYS.insert(key));
        return counts(Programs.viewer(key))
                .access()
                .program()
                .orElseThrow()
                .makerRights()
                .hasSeat();
    }

    private Seat stored(Seat seat) {
        write(SeatTable.SEATS.insert(seat));
        return seat;
    }

    private static Optional<AccessRights> rights(AccessState access) {
        return access.user().map(AccessState.UserAccess::rights);
    }

    private WithAccess<Map<SeatPoolName, Map<SeatState, Long>>> counts(Viewer by) {
        return storage.port(SeatStore.class).counts(by);
    }

    /** Without what is counted as none. */
    private static Map<SeatPoolName, Map<SeatState, Long>> present(Map<SeatPoolName, Map<SeatState, Long>> counts) {
        Map<SeatPoolName, Map<SeatState, Long>> present = new HashMap<>();
        counts.forEach((pool, states) -> states.forEach((state, count) -> {
            if (count != 0) {
                present.computeIfAbsent(pool, name -> new HashMap<>()).put(state, count);
            }
        }));
        return present;
    }

    private List<SeatEntry> ledger(Slice slice) {
        return ledger(viewer, slice).value();
    }

    private WithAccess<List<SeatEntry>> ledger(Viewer by, Slice slice) {
        return storage.port(SeatStore.class).ledger(by, slice);
    }
}
