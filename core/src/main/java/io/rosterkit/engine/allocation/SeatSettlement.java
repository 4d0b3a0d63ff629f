package io.rosterkit.engine.allocation;

import io.rosterkit.engine.call.ChangeCompletion.Decided;
import io.rosterkit.model.Change;
import io.rosterkit.model.UserId;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.seat.SeatId;
import io.rosterkit.model.seat.SeatMove;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.seat.SeatReason;
import io.rosterkit.model.seat.stored.Seat;
import io.rosterkit.model.seat.stored.SeatPool;
import io.rosterkit.seat.SeatPolicy;
import io.rosterkit.seat.SeatPoolRule;
import io.rosterkit.spi.seat.SeatPoolTable;
import io.rosterkit.spi.seat.SeatStore;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.user.UserRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** The moves of seats that go with the changes of one decision. For one round; not thread-safe. */
final class SeatSettlement {

    private final Decided decided;
    private final PeopleChanged changed;
    private final Known known;
    private final SeatLedger ledger;
    private final SeatMoves moves;
    private final Set<SeatId> taken = new HashSet<>();
    private final Map<UserId, Optional<SeatId>> seats = new HashMap<>();
    private final List<Change> pools = new ArrayList<>();

    /** What was read, and the policy of the organization, where this process knows the profile. */
    record Known(SeatStore.Facts facts, SeatPolicy policy, boolean isProfileKnown) {}

    SeatSettlement(Decided decided, PeopleChanged changed, Known known, SeatLedger ledger) {
        this.decided = decided;
        this.changed = changed;
        this.known = known;
        this.ledger = ledger;
        this.moves = ledger.moves();
    }

    /** The seats that an organization has from its opening on. */
    void addIncluded(Organization opened) {
        SeatLedger.Cause cause =
                new SeatLedger.Cause(decided.changes().entries().get(0), decided.request());
        known.policy().pools().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(pool -> pool.getValue().included() > 0)
                .forEach(pool -> {
                    int count = pool.getValue().included();
                    SeatPool row = SeatPool.none(opened.id(), pool.getKey()).changedBy(count);
                    pools.add(SeatPoolTable.SEAT_POOLS.insert(row));
                    moves.add(
                            ledger.seats(opened.id(), pool.getKey(), count),
                            ledger.entry(cause, row, SeatMove.ADD, count));
                });
    }

    /**
     * The changes with the seats of the people in them. What one gives back can be taken in the same change, so that
     * comes first.
     *
     * @param free finds a free seat of a pool, but for some
     */
    Outcome<Changes> settle(BiFunction<SeatPoolName, Set<SeatId>, Optional<Seat>> free) {
        List<SeatCase> cases =
                changed.people().values().stream().map(this::look).toList();
        cases.stream()
                .filter(SeatCase::gives)
                .forEach(one -> moves.release(cause(one), one.held().orElseThrow(), one.person()));
        for (SeatCase one : cases) {
            one.becomesAssigned().ifPresent(seat -> moves.give(cause(one), seat, SeatMove.ASSIGN, one.person()));
            seats.put(one.person(), one.held().filter(seat -> one.keeps()).map(Seat::id));
            Optional<Refusal> refusal = one.takes() ? take(one, free) : Optional.empty();
            if (refusal.isPresent()) {
                return Outcome.refused(refusal.get());
            }
        }
        return Outcome.done(changes());
    }

    /** The free seats that are given by these changes. */
    Set<SeatId> taken() {
        return taken;
    }

    private SeatCase look(PeopleChanged.Person person) {
        UserId id = person.row().id();
        return SeatCase.of(
                person,
                changed.type(person.row()),
                Optional.ofNullable(known.facts().people().get(id)),
                Optional.ofNullable(known.facts().held().get(id)),
                new SeatCase.Rules(known.policy(), known.isProfileKnown(), decided.now()));
    }

    private Optional<Refusal> take(SeatCase one, BiFunction<SeatPoolName, Set<SeatId>, Optional<Seat>> free) {
        SeatRules.Need need = one.need().orElseThrow();
        Optional<Seat> found = moves.free(need.pool()).or(() -> free.apply(need.pool(), taken));
        if (found.isPresent()) {
            taken.add(found.get().id());
            moves.give(cause(one), found.get(), need.move(), one.person());
            seats.put(one.person(), Optional.of(found.get().id()));
            return Optional.empty();
        }
        SeatPoolRule rule = Objects.requireNonNull(known.policy().pools().get(need.pool()));
        return rule.withoutSeat().mayEnter()
                ? Optional.empty()
                : Optional.of(Refusal.of(SeatReason.NONE_FREE).with("pool", need.pool()));
    }

    private SeatLedger.Cause cause(SeatCase one) {
        return new SeatLedger.Cause(changed.told(one.row()), decided.request());
    }

    /** The row of a person names the seat that the person has after the change. */
    private Changes changes() {
        Changes before = decided.changes();
        List<Change> all = new ArrayList<>(before.changes());
        all.replaceAll(change -> UserRows.seated(change, person -> seats.getOrDefault(person, Optional.empty())));
        all.addAll(pools);
        all.addAll(moves.changes());
        return new Changes(before.organization(), before.requests(), all, before.messages(), before.entries());
    }
}
