package io.rosterkit.engine.allocation;

import io.rosterkit.engine.call.ChangeCompletion.Decided;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.model.organization.OrganizationPolicy;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.seat.SeatId;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.seat.stored.Seat;
import io.rosterkit.seat.SeatPolicy;
import io.rosterkit.spi.seat.SeatStore;
import io.rosterkit.spi.storage.Changes;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides about the seats of several changes from facts that were read once: a free seat is given once, to the first
 * that wants it. For one round; not thread-safe.
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
        Optional<Organization> opened = changed.opened();
        if (changed.people().isEmpty() && opened.isEmpty()) {
            return Outcome.done(decided.changes());
        }
        SeatSettlement settlement = new SeatSettlement(decided, changed, known(opened), ledger);
        opened.ifPresent(settlement::addIncluded);
        return settlement.settle(this::free).map(changes -> {
            taken.addAll(settlement.taken());
            return changes;
        });
    }

    private SeatSettlement.Known known(Optional<Organization> opened) {
        Optional<ProfileName> profile =
                opened.map(Organization::policy).or(facts::policy).map(OrganizationPolicy::profile);
        return new SeatSettlement.Known(
                facts,
                profile.map(name -> profiles.access(name).seats()).orElseGet(SeatPolicy::none),
                profile.filter(profiles.names()::contains).isPresent());
    }

    /** A free seat of the pool, but for those that are given already. */
    private Optional<Seat> free(SeatPoolName pool, Set<SeatId> others) {
        return facts.free().getOrDefault(pool, List.of()).stream()
                .filter(seat -> !taken.contains(seat.id()) && !others.contains(seat.id()))
                .findFirst();
    }
}
