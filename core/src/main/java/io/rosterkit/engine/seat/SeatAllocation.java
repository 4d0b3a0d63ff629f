package io.rosterkit.engine.seat;

import io.rosterkit.engine.call.ChangeCompletion;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.seat.SeatStore;
import io.rosterkit.spi.seat.SeatStore.FreeSeats;
import io.rosterkit.spi.storage.Changes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes and gives back the seats that changes of people call for: the only way in which a person comes to a seat or
 * loses one by coming in, leaving, or having another type. It looks at what a decision writes, whatever operation made
 * it. A roster whose profiles have no pools takes no read for it. Thread-safe.
 */
public final class SeatAllocation implements ChangeCompletion {

    private final SeatStore store;
    private final Profiles profiles;
    private final SeatLedger ledger;

    public SeatAllocation(SeatStore store, Profiles profiles, SeatLedger ledger) {
        this.store = store;
        this.profiles = profiles;
        this.ledger = ledger;
    }

    @Override
    public List<Outcome<Changes>> complete(List<Decided> decided) {
        List<PeopleChanged> changed = profiles.haveSeats()
                ? decided.stream().map(each -> PeopleChanged.of(each.changes())).toList()
                : List.of();
        Set<UserId> people = new HashSet<>();
        Set<SeatPoolName> pools = new HashSet<>();
        changed.forEach(each -> each.people().values().stream()
                .filter(person -> mayMatter(each, person))
                .forEach(person -> {
                    people.add(person.row().id());
                    pools(each, person.row()).forEach(pools::add);
                }));
        if (people.isEmpty()) {
            return ChangeCompletion.NOTHING.complete(decided);
        }
        OrganizationId organization = decided.get(0).changes().organization();
        SeatDecision decision = new SeatDecision(
                profiles,
                ledger,
                store.facts(organization, people, new FreeSeats(pools, ledger.place(), people.size())));
        return Stream.iterate(0, i -> i < decided.size(), i -> i + 1)
                .map(i -> decision.complete(decided.get(i), changed.get(i)))
                .collect(Collectors.toList());
    }

    /** A person who was read without a seat, and needs none by any profile, has none before and after. */
    private boolean mayMatter(PeopleChanged changed, PeopleChanged.Person person) {
        User.Status status = person.row().status();
        boolean mayNeed = (status.state() == UserStatus.ACTIVE || status.state() == UserStatus.INVITED)
                && pools(changed, person.row()).findAny().isPresent();
        return !person.isRead() || status.limits().seat().isPresent() || mayNeed;
    }

    private Stream<SeatPoolName> pools(PeopleChanged changed, User row) {
        return changed.type(row).stream().flatMap(type -> profiles.seatPools(type).stream());
    }
}
