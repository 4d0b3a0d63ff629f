package io.rosterkit.engine.seat;

import io.rosterkit.engine.call.ChangeCompletion.Decided;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.model.Change;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.organization.OrganizationPolicy;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.seat.SeatId;
import io.rosterkit.model.seat.SeatMove;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.seat.SeatReason;
import io.rosterkit.model.seat.SeatState;
import io.rosterkit.model.seat.stored.Seat;
import io.rosterkit.model.seat.stored.SeatPool;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.seat.SeatPolicy;
import io.rosterkit.seat.SeatPoolRule;
import io.rosterkit.spi.organization.OrganizationTable;
import io.rosterkit.spi.seat.SeatPoolTable;
import io.rosterkit.spi.seat.SeatStore;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.table.RowChange;
import io.rosterkit.spi.table.RowChange.Kind;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.spi.user.UserTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Decides about the seats of several changes from facts that were read once: a free seat is given once, to the first
 * that wants it. For one round.
 */
final class SeatDecision {

    private final Profiles profiles;
    private final SeatLedger ledger;
    private final SeatStore.Facts facts;
    private final Set<SeatId> taken = new HashSet<>();

    SeatDecision(Profiles profiles, SeatLedger ledger, SeatStore.Facts facts) {
        this.profiles = profiles;
        this.ledger = ledger;
        this.facts = facts;
    }

    /** The changes with the moves of seats, or a refusal where a seat is needed and none is free. */
    Outcome<Changes> complete(Decided decided, PeopleChanged changed) {
        if (changed.people().isEmpty()) {
            return Outcome.done(decided.changes());
        }
        OneDecision one = new OneDecision(decided, changed);
        return one.refusal().<Outcome<Changes>>map(Outcome::refused).orElseGet(() -> {
            taken.addAll(one.taken);
            return Outcome.done(one.changes());
        });
    }

    /** Who has a seat before and needs one after. */
    private record Case(PeopleChanged.Person person, Optional<Seat> held, Optional<SeatRules.Need> need) {

        UserId id() {
            return person.row().id();
        }

        boolean keeps() {
            return held.isPresent()
                    && ((person.stays() && SeatRules.waits(person.row()))
                            || need.filter(wanted ->
                                            wanted.pool().equals(held.get().pool()))
                                    .isPresent());
        }
    }

    /** The moves that go with the changes of one decision. */
    private final class OneDecision {

        private final Decided decided;
        private final PeopleChanged changed;
        private final SeatPolicy policy;
        private final SeatMoves moves = new SeatMoves(ledger);
        private final Set<SeatId> taken = new HashSet<>();
        private final Map<UserId, Optional<SeatId>> seats = new HashMap<>();
        private final List<Change> pools = new ArrayList<>();

        OneDecision(Decided decided, PeopleChanged changed) {
            this.decided = decided;
            this.changed = changed;
            Optional<Organization> opened = decided.changes().changes().stream()
                    .flatMap(change -> OrganizationTable.ORGANIZATIONS.rowOf(change, Kind.INSERT).stream())
                    .findFirst();
            this.policy = opened.map(Organization::policy)
                    .or(facts::policy)
                    .map(OrganizationPolicy::profile)
                    .map(profile -> profiles.access(profile).seats())
                    .orElseGet(SeatPolicy::none);
            opened.ifPresent(this::addIncluded);
        }

        private void addIncluded(Organization opened) {
            SeatLedger.Cause cause =
                    new SeatLedger.Cause(decided.changes().entries().get(0), decided.request());
            policy.pools().entrySet().stream()
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

        /** What is given back comes first, so that it can be taken in the same change. */
        Optional<Refusal> refusal() {
            List<Case> cases =
                    changed.people().values().stream().map(this::look).toList();
            cases.stream().filter(one -> one.held().isPresent() && !one.keeps()).forEach(this::release);
            for (Case one : cases) {
                Optional<Refusal> refusal = one.keeps() ? keep(one) : take(one);
                if (refusal.isPresent()) {
                    return refusal;
                }
            }
            return Optional.empty();
        }

        private Case look(PeopleChanged.Person person) {
            User row = person.row();
            Optional<Seat> held = Optional.ofNullable(facts.held().get(row.id()));
            Optional<UserType> type = changed.type(row);
            Optional<SeatRules.Need> need = person.stays()
                    ? type.flatMap(known -> SeatRules.need(policy, row, known, decided.now()))
                    : Optional.empty();
            boolean untold = person.stays() && type.isEmpty();
            return new Case(
                    person, held, untold ? held.map(seat -> new SeatRules.Need(seat.pool(), SeatMove.RESERVE)) : need);
        }

        private void release(Case one) {
            moves.release(cause(one), one.held().orElseThrow(), one.id());
        }

        private Optional<Refusal> keep(Case one) {
            Seat seat = one.held().orElseThrow();
            if (seat.state() == SeatState.RESERVED
                    && one.need().filter(need -> need.move() == SeatMove.ASSIGN).isPresent()) {
                moves.give(cause(one), seat, SeatMove.ASSIGN, one.id());
            }
            seats.put(one.id(), Optional.of(seat.id()));
            return Optional.empty();
        }

        private Optional<Refusal> take(Case one) {
            seats.put(one.id(), Optional.empty());
            if (one.need().isEmpty() || !comesIn(one)) {
                return Optional.empty();
            }
            SeatRules.Need need = one.need().get();
            Optional<Seat> found = moves.free(need.pool()).or(() -> free(need.pool()));
            if (found.isPresent()) {
                taken.add(found.get().id());
                moves.give(cause(one), found.get(), need.move(), one.id());
                seats.put(one.id(), Optional.of(found.get().id()));
                return Optional.empty();
            }
            SeatPoolRule rule = Objects.requireNonNull(policy.pools().get(need.pool()));
            return rule.withoutSeat().mayEnter()
                    ? Optional.empty()
                    : Optional.of(Refusal.of(SeatReason.NONE_FREE).with("pool", need.pool()));
        }

        private boolean comesIn(Case one) {
            User row = one.person().row();
            Optional<User> before = Optional.ofNullable(facts.people().get(row.id()));
            return changed.type(row)
                    .filter(type -> one.held().isPresent() || SeatRules.comesIn(before, row, type, decided.now()))
                    .isPresent();
        }

        private Optional<Seat> free(SeatPoolName pool) {
            return facts.free().getOrDefault(pool, List.of()).stream()
                    .filter(seat -> !taken.contains(seat.id()) && !SeatDecision.this.taken.contains(seat.id()))
                    .findFirst();
        }

        private SeatLedger.Cause cause(Case one) {
            return new SeatLedger.Cause(changed.told(one.person().row()), decided.request());
        }

        Changes changes() {
            Changes before = decided.changes();
            List<Change> all = new ArrayList<>(before.changes());
            all.replaceAll(this::seated);
            all.addAll(pools);
            all.addAll(moves.changes());
            return new Changes(before.organization(), before.requests(), all, before.messages(), before.entries());
        }

        /** The row of a person names the seat that the person has after the change. */
        private Change seated(Change change) {
            for (Kind kind : List.of(Kind.INSERT, Kind.UPDATE)) {
                Optional<User> row = UserRows.rowOf(change, kind);
                if (row.isPresent()) {
                    User person = row.get();
                    Optional<SeatId> seat = seats.getOrDefault(person.id(), Optional.empty());
                    return new RowChange<>(
                            UserTable.USERS,
                            kind,
                            person.withStatus(person.status().seated(seat), person.security(), person.revision()));
                }
            }
            return change;
        }
    }
}
