package io.rosterkit.engine.allocation;

import com.google.common.collect.Sets;
import io.rosterkit.engine.allocation.PeopleChanged.Write;
import io.rosterkit.engine.call.ChangeCompletion;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.profile.Profile;
import io.rosterkit.spi.seat.SeatStore;
import io.rosterkit.spi.seat.SeatStore.FreeSeats;
import io.rosterkit.spi.storage.Changes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes and gives back the seats that changes of people call for: the only way in which a person comes to a seat or
 * loses one by coming in, leaving, or having another type. It looks at what a decision writes, whatever operation made
 * it. A roster whose profiles have no pools takes no read for it. Thread-safe.
 */
public final class SeatAllocation implements ChangeCompletion {

    /** That of an organization that is opened. */
    private static final SeatStore.Facts NOTHING_STORED =
            new SeatStore.Facts(Optional.empty(), Map.of(), Map.of(), Map.of());

    private final SeatStore store;
    private final Profiles profiles;
    private final SeatLedger ledger;

    /** The pools of all profiles, by the types that take a seat of them. */
    private final Map<UserType, Set<SeatPoolName>> pools = new HashMap<>();

    public SeatAllocation(SeatStore store, Profiles profiles, SeatLedger ledger) {
        this.store = store;
        this.profiles = profiles;
        this.ledger = ledger;
        for (Profile profile : profiles.all()) {
            profile.access()
                    .seats()
                    .pools()
                    .forEach(
                            (pool, rule) -> rule.types().forEach(type -> pools.merge(type, Set.of(pool), Sets::union)));
        }
    }

    @Override
    public List<Outcome<Changes>> complete(List<Decided> decided) {
        List<PeopleChanged> changed =
                decided.stream().map(each -> PeopleChanged.of(each.changes())).toList();
        Concerned concerned = new Concerned();
        changed.forEach(each -> each.people().values().stream()
                .filter(person -> mayMatter(each, person))
                .forEach(person -> concerned.add(
                        person, each.type(person.row()).map(this::poolsOf).orElse(Set.of()))));
        boolean opens = !pools.isEmpty()
                && changed.stream().anyMatch(each -> each.opened().isPresent());
        if (concerned.people.isEmpty() && !opens) {
            return ChangeCompletion.NOTHING.complete(decided);
        }
        SeatStore.Facts facts = opens
                ? NOTHING_STORED
                : concerned.facts(decided.get(0).changes().organization());
        SeatDecision decision = new SeatDecision(profiles, ledger, facts);
        List<Outcome<Changes>> completed = new ArrayList<>(decided.size());
        for (int i = 0; i < decided.size(); i++) {
            completed.add(decision.complete(decided.get(i), changed.get(i)));
        }
        return completed;
    }

    /** Whom the changes concern, and of which pools they may need seats. */
    private final class Concerned {

        private final Set<UserId> people = new HashSet<>();
        private final Set<UserId> stored = new HashSet<>();
        private final Set<SeatPoolName> wanted = new HashSet<>();

        void add(PeopleChanged.Person person, Set<SeatPoolName> some) {
            people.add(person.row().id());
            wanted.addAll(some);
            if (person.write() != Write.NEW) {
                stored.add(person.row().id());
            }
        }

        SeatStore.Facts facts(OrganizationId organization) {
            return store.facts(organization, stored, new FreeSeats(wanted, ledger.place(), people.size()));
        }
    }

    /**
     * A person who is known to have no seat before, and needs none by any profile, has none after. Without any pools
     * only a person matters who has a seat of one that is gone.
     */
    private boolean mayMatter(PeopleChanged changed, PeopleChanged.Person person) {
        User row = person.row();
        if (row.status().limits().seat().isPresent() || pools.isEmpty()) {
            return row.status().limits().seat().isPresent();
        }
        UserStatus state = row.status().state();
        boolean mayNeed = state == UserStatus.ACTIVE || state == UserStatus.INVITED;
        return person.write() == Write.DERIVED
                || person.write() == Write.GONE
                || (mayNeed && changed.type(row).stream().anyMatch(pools::containsKey));
    }

    private Set<SeatPoolName> poolsOf(UserType type) {
        return pools.getOrDefault(type, Set.of());
    }
}
