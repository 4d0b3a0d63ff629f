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
import io.rosterkit.model.seat.stored.Seat;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.profile.Profile;
import io.rosterkit.seat.SeatPolicy;
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
    private final RememberedSeats remembered = new RememberedSeats();

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
        for (int i = 0; i < decided.size(); i++) {
            concerned.addAll(decided.get(i), changed.get(i));
        }
        boolean opens = !pools.isEmpty()
                && changed.stream().anyMatch(each -> each.opened().isPresent());
        if (concerned.people.isEmpty() && !opens) {
            return ChangeCompletion.NOTHING.complete(decided);
        }
        SeatStore.Facts facts = opens ? NOTHING_STORED : facts(decided.get(0), concerned);
        SeatDecision decision = new SeatDecision(profiles, ledger, facts);
        List<Outcome<Changes>> completed = new ArrayList<>(decided.size());
        for (int i = 0; i < decided.size(); i++) {
            completed.add(decision.complete(decided.get(i), changed.get(i)));
        }
        return completed;
    }

    /** One new person of an organization whose policy is known takes a seat that is remembered, if there is one. */
    private SeatStore.Facts facts(Decided first, Concerned concerned) {
        OrganizationId organization = first.changes().organization();
        boolean mayRemember = first.memory() != Memory.UNUSED && first.policy().isPresent() && concerned.isOneNew();
        Optional<Seat> seat = Optional.empty();
        if (mayRemember && first.memory() == Memory.USED) {
            seat = concerned.wanted.stream().findFirst().flatMap(pool -> remembered.take(organization, pool));
        }
        if (seat.isPresent()) {
            return new SeatStore.Facts(
                    first.policy(), Map.of(), Map.of(), Map.of(seat.get().pool(), List.of(seat.get())));
        }
        int count = mayRemember ? RememberedSeats.AT_ONCE : concerned.people.size();
        SeatStore.Facts facts =
                store.facts(organization, concerned.stored, new FreeSeats(concerned.wanted, ledger.place(), count));
        if (mayRemember) {
            remembered.keep(organization, facts.free());
        }
        return facts;
    }

    /** Whom the changes concern, and of which pools they may need seats. */
    private final class Concerned {

        private final Set<UserId> people = new HashSet<>();
        private final Set<UserId> stored = new HashSet<>();
        private final Set<SeatPoolName> wanted = new HashSet<>();

        boolean isOneNew() {
            return people.size() == 1 && stored.isEmpty();
        }

        void addAll(Decided decided, PeopleChanged changed) {
            for (PeopleChanged.Person person : changed.people().values()) {
                Set<SeatPoolName> some = poolsOf(decided, changed, person);
                if (mayMatter(person, some)) {
                    people.add(person.row().id());
                    wanted.addAll(some);
                    if (person.write() != Write.NEW) {
                        stored.add(person.row().id());
                    }
                }
            }
        }
    }

    /**
     * A person who is known to have no seat before, and needs none by any profile, has none after. Without any pools
     * only a person matters who has a seat of one that is gone.
     */
    private boolean mayMatter(PeopleChanged.Person person, Set<SeatPoolName> some) {
        User row = person.row();
        if (row.status().limits().seat().isPresent() || pools.isEmpty()) {
            return row.status().limits().seat().isPresent();
        }
        return person.write() == Write.DERIVED || person.write() == Write.GONE || !some.isEmpty();
    }

    /**
     * The pools from which the person may need a seat: the one that a new person needs by the policy where it is known,
     * else those of all profiles.
     */
    private Set<SeatPoolName> poolsOf(Decided decided, PeopleChanged changed, PeopleChanged.Person person) {
        UserStatus state = person.row().status().state();
        Optional<UserType> type =
                changed.type(person.row()).filter(known -> state == UserStatus.ACTIVE || state == UserStatus.INVITED);
        if (person.write() == Write.NEW && decided.policy().isPresent()) {
            SeatPolicy policy =
                    profiles.access(decided.policy().get().profile()).seats();
            return type.flatMap(known -> SeatRules.need(policy, person.row(), known, decided.now()))
                    .map(need -> Set.of(need.pool()))
                    .orElse(Set.of());
        }
        return type.map(known -> pools.getOrDefault(known, Set.of())).orElse(Set.of());
    }
}
