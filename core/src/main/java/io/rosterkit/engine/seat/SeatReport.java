package io.rosterkit.engine.seat;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.listing.ListDefinition;
import io.rosterkit.engine.listing.PageReader;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.listing.Slice.Position;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.seat.SeatId;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.seat.stored.Seat;
import io.rosterkit.model.seat.stored.SeatEntry;
import io.rosterkit.model.seat.stored.SeatPool;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.seat.SeatDifference;
import io.rosterkit.seat.SeatEntryDetails;
import io.rosterkit.seat.SeatPoolDetails;
import io.rosterkit.seat.SeatReconciliation;
import io.rosterkit.spi.seat.SeatEntryTable;
import io.rosterkit.spi.seat.SeatPoolTable;
import io.rosterkit.spi.seat.SeatStore;
import io.rosterkit.spi.seat.SeatTable;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.spi.user.UserRows;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Shows the ledger of seats and compares it with what is stored. All calls share one instance. Thread-safe. */
public final class SeatReport {

    private static final ListDefinition<SeatEntry> LEDGER = new ListDefinition<>(
            "seat.ledger",
            "seat entries",
            Permission.MANAGE_SEATS,
            row -> Position.of(row.id().uuid()));

    private static final int SLICE = 1_000;
    private static final int ROUNDS = 3;
    private static final int MOST_TOLD = 1_000;

    private final OperationRunner runner;
    private final Gate gate;
    private final TableStore tables;
    private final SeatStore store;
    private final PageReader pages;
    private final Profiles profiles;

    public SeatReport(
            OperationRunner runner,
            Gate gate,
            TableStore tables,
            SeatStore store,
            PageReader pages,
            Profiles profiles) {
        this.profiles = profiles;
        this.runner = runner;
        this.gate = gate;
        this.tables = tables;
        this.store = store;
        this.pages = pages;
    }

    Outcome<List<SeatPoolDetails>> pools(Call call) {
        return runner.query(
                call,
                Operation.of("seat.pools", Subject.untouched(Subject.Kind.ORGANIZATION, call.organization())),
                now -> {
                    var seen = store.counts(call.viewer());
                    return gate.admit(call, seen.access(), Permission.VIEW_USERS)
                            .map(caller -> SeatPoolRules.details(
                                    profiles.access(seen.access().profile()).seats(), seen.value()));
                });
    }

    Outcome<Page<SeatEntryDetails>> ledger(Call call, PageRequest request) {
        Arguments.required("request", request);
        return pages.read(call, LEDGER, request, (now, slice) -> store.ledger(call.viewer(), slice))
                .map(page -> page.map(SeatReport::details));
    }

    private static SeatEntryDetails details(SeatEntry row) {
        return new SeatEntryDetails(
                row.id(),
                row.pool(),
                row.movement().move(),
                row.movement().count(),
                row.movement()
                        .seat()
                        .flatMap(seat ->
                                row.movement().holder().map(person -> new SeatEntryDetails.OneSeat(seat, person))),
                new SeatEntryDetails.Cause(
                        row.cause().act(),
                        row.cause().entry(),
                        row.cause().agentKind(),
                        row.cause().agentId(),
                        row.cause().request()),
                row.at());
    }

    /**
     * What differs only while others work does not differ in the same way each time: so what is told was found in each
     * of some rounds.
     */
    Outcome<SeatReconciliation> reconcile(Call call) {
        return runner.query(
                call,
                Operation.of("seat.reconcile", Subject.untouched(Subject.Kind.ORGANIZATION, call.organization())),
                now -> gate.admit(call, access(call), Permission.MANAGE_SEATS).map(caller -> {
                    SeatReconciliation found = compare(call);
                    for (int round = 1; round < ROUNDS && !found.agrees(); round++) {
                        SeatReconciliation again = compare(call);
                        List<SeatDifference> both = again.differences().stream()
                                .filter(found.differences()::contains)
                                .toList();
                        found = new SeatReconciliation(again.entries(), again.seats(), both);
                    }
                    return found;
                }));
    }

    private AccessState access(Call call) {
        return store.ledger(call.viewer(), new Slice(1, Optional.empty())).access();
    }

    private SeatReconciliation compare(Call call) {
        Map<SeatPoolName, SeatPool> pools = new HashMap<>();
        tables.scan(Scan.of(SeatPoolTable.SEAT_POOLS, call.organization())).forEach(row -> pools.put(row.name(), row));
        Map<SeatId, Seat> seats = new LinkedHashMap<>();
        each(call, Scan.of(SeatTable.SEATS), SeatTable.ID, row -> seats.put(row.id(), row));
        Map<UserId, User> people = new LinkedHashMap<>();
        each(
                call,
                UserRows.everyone(),
                UserRows.id(),
                row -> row.status().limits().seat().ifPresent(seat -> people.put(row.id(), row)));
        LedgerState ledger = new LedgerState(seats, pools);
        each(call, Scan.of(SeatEntryTable.SEAT_ENTRIES), SeatEntryTable.ID, ledger::add);
        SeatBalance balance = new SeatBalance(seats, pools, people, ledger);
        return new SeatReconciliation(
                ledger.entries(),
                seats.size(),
                balance.differences().limit(MOST_TOLD).toList());
    }

    /** All rows of the organization, in the order of their ids. */
    private <R> void each(Call call, Scan<R> scan, Column<R, UUID> id, Consumer<R> reader) {
        Optional<Position> after = Optional.empty();
        List<R> rows;
        do {
            WithAccess<List<R>> page = tables.page(call.viewer(), scan, id, new Slice(SLICE, after));
            rows = page.value();
            rows.forEach(reader);
            after = rows.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            Position.of(id.valueOf(rows.get(rows.size() - 1)).orElseThrow()));
        } while (rows.size() == SLICE);
    }
}
