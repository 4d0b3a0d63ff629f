package io.rosterkit.tck.seat;

import static io.rosterkit.model.user.UserStatus.ACTIVE;
import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.seat.SeatId;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.organization.OrganizationTable;
import io.rosterkit.spi.seat.SeatStore;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.spi.user.UserTable;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Given;
import io.rosterkit.tck.given.Moves;
import io.rosterkit.tck.given.Seats;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Users who are over and still have a seat are found, so that a job can take it. */
public abstract class SeatEndContract extends Contract {

    private static final Instant END = NOW.plusSeconds(60);
    private static final Instant LATE = END.plusSeconds(60);

    /** For a contract. */
    protected SeatEndContract() {}

    @Test
    void findsWhoIsOverByThenAndHasASeat() {
        User anna = ended(given, "anna@weiss.example", ACTIVE, Optional.of(END));
        User unseated = given.user("ben@weiss.example", ACTIVE);
        join(unseated.withStatus(limited(unseated, Optional.of(END)), unseated.security(), unseated.revision()));
        ended(given, "cleo@weiss.example", ACTIVE, Optional.empty());

        assertThat(seats(END.minusNanos(1_000), 10)).isEmpty();
        assertThat(seats(END, 10)).containsExactly(anna);

        User.Status without = Seats.with(Optional.empty(), anna).status();
        write(UserTable.USERS.update(Moves.to(without, anna)));
        assertThat(seats(LATE, 10)).isEmpty();
    }

    @Test
    void findsActiveUsersOnly() {
        for (UserStatus status : UserStatus.values()) {
            if (status != ACTIVE) {
                ended(given, status + "@weiss.example", status, Optional.of(END));
            }
        }
        assertThat(seats(LATE, 10)).isEmpty();

        User anna = ended(given, "anna@weiss.example", ACTIVE, Optional.of(END));

        assertThat(seats(LATE, 10)).containsExactly(anna);
    }

    @Test
    void findsUsersOfOpenOrganizationsOnly() {
        write(other.opened());
        User theirs = ended(other, "anna@weiss.example", ACTIVE, Optional.of(END));
        User ours = ended(given, "anna@weiss.example", ACTIVE, Optional.of(END));
        assertThat(seats(LATE, 10)).containsExactlyInAnyOrder(theirs, ours);

        write(OrganizationTable.ORGANIZATIONS.update(Moves.closed(organization())));

        assertThat(seats(LATE, 10)).containsExactly(theirs);
    }

    @Test
    void findsTheLongestOverFirstThenByOrganizationAndId() {
        write(other.opened());
        User last = ended(given, "anna@weiss.example", ACTIVE, Optional.of(END));
        User ours = ended(given, "ben@weiss.example", ACTIVE, Optional.of(END.minusSeconds(1)));
        User alsoOurs = ended(given, "cleo@weiss.example", ACTIVE, Optional.of(END.minusSeconds(1)));
        User theirs = ended(other, "dora@weiss.example", ACTIVE, Optional.of(END.minusSeconds(1)));
        User first = ended(other, "emil@weiss.example", ACTIVE, Optional.of(END.minusSeconds(2)));
        List<User> ofOneTime = given.id().toString().compareTo(other.id().toString()) < 0
                ? List.of(ours, alsoOurs, theirs)
                : List.of(theirs, ours, alsoOurs);

        List<User> all = seats(LATE, 10);

        assertThat(all).containsExactly(first, ofOneTime.get(0), ofOneTime.get(1), ofOneTime.get(2), last);
        assertThat(seats(LATE, 2)).isEqualTo(all.subList(0, 2));
        assertThat(seats(LATE, 3)).isEqualTo(all.subList(0, 3));
    }

    private List<User> seats(Instant now, int limit) {
        return storage.port(SeatStore.class).ended(now, limit);
    }

    /** The own row of a user with a seat and that end, who has a role, too. */
    private User ended(Given in, String address, UserStatus status, Optional<Instant> end) {
        User row = in.user(address, status);
        User seated = Seats.seated(
                row.withStatus(limited(row, end), row.security(), row.revision()),
                new SeatId(new UUID(3, address.hashCode())));
        write(UserRows.insert(seated));
        User.Status own = seated.status().with(Set.<RoleGrant>of()).assigned(Set.of());
        return seated.withStatus(own, seated.security(), seated.revision());
    }

    private static User.Status limited(User row, Optional<Instant> end) {
        return row.status().limited(new Validity(Optional.empty(), end));
    }
}
