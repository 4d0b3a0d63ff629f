package io.rosterkit.engine.seat;

import io.rosterkit.engine.allocation.SeatLedger;
import io.rosterkit.engine.allocation.SeatMoves;
import io.rosterkit.engine.allocation.SeatRules;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.permission.RightsEngine;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.engine.user.UserLookup;
import io.rosterkit.engine.user.UserLookup.Found;
import io.rosterkit.engine.user.UserWriting;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.seat.SeatId;
import io.rosterkit.model.seat.SeatMove;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.seat.SeatReason;
import io.rosterkit.model.seat.SeatState;
import io.rosterkit.model.seat.stored.Seat;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.seat.SeatPolicy;
import io.rosterkit.seat.SeatPoolRule;
import io.rosterkit.seat.SeatReceipt;
import io.rosterkit.seat.WithoutSeat;
import io.rosterkit.spi.seat.SeatStore;
import io.rosterkit.spi.seat.SeatStore.FreeSeats;
import io.rosterkit.spi.storage.Changes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Assigns seats to users who are there already, and takes them. All calls share one instance. Thread-safe. */
public final class UserSeatEngine {

    private static final String ASSIGN = "seat.assign";
    private static final String RELEASE = "seat.release";

    private final OperationRunner runner;
    private final UserLookup lookup;
    private final UserWriting writing;
    private final Profiles profiles;
    private final SeatStore store;
    private final SeatLedger ledger;
    private final RightsEngine rights;

    public UserSeatEngine(
            OperationRunner runner,
            UserLookup lookup,
            UserWriting writing,
            Profiles profiles,
            SeatStore store,
            SeatLedger ledger,
            RightsEngine rights) {
        this.runner = runner;
        this.lookup = lookup;
        this.writing = writing;
        this.profiles = profiles;
        this.store = store;
        this.ledger = ledger;
        this.rights = rights;
    }

    Outcome<SeatReceipt> assign(Call call, UserId user) {
        return perform(call, ASSIGN, user, found -> decideAssigning(call, found));
    }

    Outcome<SeatReceipt> release(Call call, UserId user) {
        return perform(call, RELEASE, user, found -> decideReleasing(call, found));
    }

    private Outcome<SeatReceipt> perform(
            Call call, String code, UserId user, Function<Found, Outcome<Decision<SeatReceipt>>> decide) {
        Arguments.required("user", user);
        return runner.perform(
                call,
                Operation.of(code, Subject.untouched(Subject.Kind.USER, user)),
                SeatCodecs.RECEIPT_CODEC,
                now -> lookup.findOpen(call, user, Permission.MANAGE_SEATS, now).then(decide));
    }

    /** A user who has a seat of another pool than that of the type changes seats. */
    private Outcome<Decision<SeatReceipt>> decideAssigning(Call call, Found found) {
        User user = found.user();
        return checkActive(found).then(active -> pool(found)).then(pool -> {
            SeatStore.Facts facts =
                    store.facts(user.organization(), Set.of(user.id()), new FreeSeats(Set.of(pool), ledger.place(), 1));
            Optional<Seat> held = Optional.ofNullable(facts.held().get(user.id()));
            if (held.filter(seat -> seat.state() == SeatState.HELD).isPresent()) {
                return Outcome.refused(
                        Refusal.of(SeatReason.NOT_PAID).with("pool", held.get().pool()));
            }
            return held.filter(seat -> seat.pool().equals(pool)).isPresent()
                    ? Outcome.done(unchanged(user))
                    : free(facts, pool).then(seat -> assigned(call, found, held, seat));
        });
    }

    private Outcome<Decision<SeatReceipt>> assigned(Call call, Found found, Optional<Seat> held, Seat seat) {
        User user = found.user();
        User.Status after = user.seated(Optional.of(seat.id())).status();
        return writing.changeStatus(found, event(ASSIGN, seat.pool()), after, user.security())
                .map(changes -> {
                    SeatMoves moves = ledger.moves();
                    held.ifPresent(former -> moves.release(cause(call, changes), former, user.id()));
                    moves.give(cause(call, changes), seat, SeatMove.ASSIGN, user.id());
                    return decision(
                            changes.and(moves.changes()), user, after.limits().seat());
                });
    }

    /**
     * Refused unless the user can act without the seat, or with another type; the type may have another pool by now.
     */
    private Outcome<Decision<SeatReceipt>> decideReleasing(Call call, Found found) {
        User user = found.user();
        Optional<Seat> held = user.status().limits().seat().isEmpty() ? Optional.empty() : held(user);
        if (held.isEmpty()) {
            return Outcome.done(unchanged(user));
        }
        Optional<WithoutSeat> without =
                policy(found).ruleOf(user.status().type()).map(SeatPoolRule::withoutSeat);
        return checkActive(found).then(active -> {
            if (without.filter(what -> !what.mayAct()).isPresent()) {
                return Outcome.refused(
                        Refusal.of(SeatReason.NEEDED).with("pool", held.get().pool()));
            }
            return without.flatMap(WithoutSeat::type)
                    .map(type -> rights.typeChange(call, found, type)
                            .map(changes -> decision(changes, user, Optional.empty())))
                    .orElseGet(() -> released(call, found, held.get()));
        });
    }

    private Optional<Seat> held(User user) {
        return Optional.ofNullable(store.facts(user.organization(), Set.of(user.id()), new FreeSeats(Set.of(), 0, 1))
                .held()
                .get(user.id()));
    }

    private Outcome<Decision<SeatReceipt>> released(Call call, Found found, Seat held) {
        User user = found.user();
        User.Status after = user.seated(Optional.empty()).status();
        return writing.changeStatus(found, event(RELEASE, held.pool()), after, user.security())
                .map(changes -> {
                    SeatMoves moves = ledger.moves();
                    moves.release(cause(call, changes), held, user.id());
                    return decision(changes.and(moves.changes()), user, Optional.empty());
                });
    }

    private static SeatLedger.Cause cause(Call call, Changes changes) {
        return new SeatLedger.Cause(changes.entries().get(0), call.request());
    }

    private static JournalEvent event(String act, SeatPoolName pool) {
        return JournalEvent.done(act, Map.of("pool", pool.code()));
    }

    private Outcome<SeatPoolName> pool(Found found) {
        return policy(found)
                .poolOf(found.user().status().type())
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(SeatReason.NOT_OF_TYPE));
    }

    private static Outcome<Seat> free(SeatStore.Facts facts, SeatPoolName pool) {
        return facts.free().getOrDefault(pool, List.of()).stream()
                .findFirst()
                .map(Outcome::done)
                .orElseGet(
                        () -> Outcome.refused(Refusal.of(SeatReason.NONE_FREE).with("pool", pool)));
    }

    private static Outcome<User> checkActive(Found found) {
        User user = found.user();
        boolean isIn = SeatRules.isIn(user, found.author().now());
        return isIn ? Outcome.done(user) : Outcome.refused(SeatReason.USER_NOT_ACTIVE);
    }

    private static Decision<SeatReceipt> unchanged(User user) {
        return decision(
                Changes.none(user.organization()), user, user.status().limits().seat());
    }

    private static Decision<SeatReceipt> decision(Changes changes, User user, Optional<SeatId> seat) {
        return new Decision<>(changes, new SeatReceipt(user.id(), seat));
    }

    private SeatPolicy policy(Found found) {
        return profiles.access(found.callerAccess().profile()).seats();
    }
}
