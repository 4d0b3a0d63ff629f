package io.rosterkit.spi.seat;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.organization.OrganizationPolicy;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.seat.SeatState;
import io.rosterkit.model.seat.stored.Seat;
import io.rosterkit.model.seat.stored.SeatEntry;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.storage.Port;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Questions about seats. */
public interface SeatStore extends Port {

    /**
     * How many seats without a payer of each pool are in each state, as of one moment; a state without seats may be
     * left out. A damaged row is a fault, however many others there are.
     */
    WithAccess<Map<SeatPoolName, Map<SeatState, Long>>> counts(Viewer viewer);

    /**
     * What a decision about seats needs, as of one moment or more: a decision on a row that has changed since is lost.
     * Of each pool at most {@code count} free seats without a payer, beginning at that place: first those from there on
     * by place and id, then those before it. A seat that another transaction has taken and not committed counts as
     * free. Fewer than {@code count} are all there are.
     */
    Facts facts(OrganizationId organization, Collection<UserId> people, FreeSeats wanted);

    /** A slice of the ledger, the newest entry first. */
    WithAccess<List<SeatEntry>> ledger(Viewer viewer, Slice slice);

    /**
     * The own rows of at most {@code limit} active users who are over by then and still have a seat, in organizations
     * that are open; the longest over first, then by organization and id.
     */
    List<User> ended(Instant now, int limit);

    /** Of which pools free seats are wanted, from which place on, and how many of each, 1 to 10,000. */
    record FreeSeats(Set<SeatPoolName> pools, long from, int count) {

        private static final int MOST = 10_000;

        public FreeSeats {
            if (count < 1 || count > MOST) {
                throw new IllegalArgumentException("count must be 1 to " + MOST);
            }
            pools = Set.copyOf(pools);
        }
    }

    /**
     * The policy of the organization, if there is the organization, open or closed; the own rows of those people who
     * are there, whatever their status, and the seats that they hold, by the id of the person; and free seats of each
     * pool asked for, an empty list where there are none.
     */
    record Facts(
            Optional<OrganizationPolicy> policy,
            Map<UserId, User> people,
            Map<UserId, Seat> held,
            Map<SeatPoolName, List<Seat>> free) {

        public Facts {
            people = Map.copyOf(people);
            held = Map.copyOf(held);
            free = Map.copyOf(free);
        }
    }
}
