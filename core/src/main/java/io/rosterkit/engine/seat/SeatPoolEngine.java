package io.rosterkit.engine.seat;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.engine.seat.SeatPoolWriting.By;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.seat.SeatReason;
import io.rosterkit.model.seat.SeatState;
import io.rosterkit.model.seat.stored.Seat;
import io.rosterkit.model.seat.stored.SeatPool;
import io.rosterkit.model.support.SupportCase;
import io.rosterkit.seat.SeatPolicy;
import io.rosterkit.seat.SeatPoolDetails;
import io.rosterkit.seat.SeatPoolReceipt;
import io.rosterkit.seat.SeatPoolRule;
import io.rosterkit.spi.seat.SeatPoolTable;
import io.rosterkit.spi.seat.SeatStore;
import io.rosterkit.spi.seat.SeatStore.FreeSeats;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.TableStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Shows pools of seats, and makes them larger and smaller. All calls share one instance. Thread-safe. */
public final class SeatPoolEngine {

    private final OperationRunner runner;
    private final Gate gate;
    private final Profiles profiles;
    private final SeatStore store;
    private final TableStore tables;
    private final SeatPoolWriting writing;

    public SeatPoolEngine(
            OperationRunner runner,
            Gate gate,
            Profiles profiles,
            SeatStore store,
            TableStore tables,
            SeatPoolWriting writing) {
        this.runner = runner;
        this.gate = gate;
        this.profiles = profiles;
        this.store = store;
        this.tables = tables;
        this.writing = writing;
    }

    Outcome<SeatPoolReceipt> add(Call call, SeatPoolName pool, int count) {
        return perform(
                call,
                new Wanted(SeatPoolWriting.ADD, pool, count, Permission.ADD_SEATS),
                SeatCodecs.POOL_RECEIPT_CODEC,
                found -> SeatPoolRules.checkSpace(found.rule(), found.row(), count)
                        .map(checked -> writing.add(new By(found.author(), call.request()), checked, count)));
    }

    Outcome<SeatPoolReceipt> retire(Call call, SeatPoolName pool, int count) {
        return perform(
                call,
                new Wanted(SeatPoolWriting.RETIRE, pool, count, Permission.ADD_SEATS),
                SeatCodecs.POOL_RECEIPT_CODEC,
                found -> free(found, count)
                        .map(seats -> writing.retire(new By(found.author(), call.request()), found.row(), seats)));
    }

    private Outcome<List<Seat>> free(Found found, int count) {
        SeatPoolName pool = found.row().name();
        List<Seat> free = store.facts(
                        found.author().organization(), Set.of(), new FreeSeats(Set.of(pool), writing.place(), count))
                .free()
                .getOrDefault(pool, List.of());
        if (free.size() == count) {
            return Outcome.done(free);
        }
        SeatPoolDetails now = SeatPoolRules.details(pool, found.counts());
        return Outcome.refused(Refusal.of(SeatReason.IN_USE)
                .with("pool", pool)
                .with("assigned", now.assigned())
                .with("reserved", now.reserved()));
    }

    Outcome<SupportCase> askForMore(Call call, SeatPoolName pool, int count) {
        return perform(
                call,
                new Wanted(SeatPoolWriting.ASK, pool, count, Permission.MANAGE_SEATS),
                SeatCodecs.CASE_CODEC,
                found -> SeatPoolRules.checkSpace(found.rule(), found.row(), count)
                        .map(checked -> writing.ask(found.author(), pool, count)));
    }

    private record Found(Author author, SeatPoolRule rule, SeatPool row, Map<SeatState, Long> counts) {}

    /** What is asked for, with which permission. */
    private record Wanted(String code, SeatPoolName pool, int count, Permission permission) {

        Wanted {
            Arguments.required("pool", pool);
        }
    }

    private <T> Outcome<T> perform(
            Call call, Wanted wanted, ResultCodec<T> codec, Function<Found, Outcome<Decision<T>>> decide) {
        return runner.perform(
                call,
                Operation.of(wanted.code(), subject(call), wanted.pool().code(), Integer.toString(wanted.count())),
                codec,
                now -> find(call, wanted, now).then(decide));
    }

    private Outcome<Found> find(Call call, Wanted wanted, Instant now) {
        SeatPoolName pool = wanted.pool();
        WithAccess<Map<SeatPoolName, Map<SeatState, Long>>> seen = store.counts(call.viewer());
        return gate.admit(call, seen.access(), wanted.permission())
                .then(caller -> SeatPoolRules.checkCount(wanted.count()).map(checked -> caller))
                .then(caller -> SeatPoolRules.rule(policy(seen.access()), pool)
                        .map(rule -> new Found(
                                new Author(call.organization(), caller, now),
                                rule,
                                row(call, pool),
                                seen.value().getOrDefault(pool, Map.of()))));
    }

    private SeatPool row(Call call, SeatPoolName pool) {
        return tables
                .scan(Scan.of(SeatPoolTable.SEAT_POOLS, call.organization()).where(SeatPoolTable.NAME, pool.code()))
                .stream()
                .findFirst()
                .orElseGet(() -> SeatPool.none(call.organization(), pool));
    }

    private SeatPolicy policy(AccessState access) {
        return profiles.access(access.profile()).seats();
    }

    private static Subject subject(Call call) {
        return Subject.untouched(Subject.Kind.ORGANIZATION, call.organization());
    }
}
