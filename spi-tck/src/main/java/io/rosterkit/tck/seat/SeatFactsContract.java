package io.rosterkit.tck.seat;

import static io.rosterkit.model.user.UserStatus.ACTIVE;
import static io.rosterkit.model.user.UserStatus.LISTED;
import static io.rosterkit.tck.given.Seats.CODES;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.organization.OrganizationPolicy;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.seat.SeatId;
import io.rosterkit.model.seat.SeatState;
import io.rosterkit.model.seat.stored.Seat;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.organization.OrganizationTable;
import io.rosterkit.spi.seat.SeatStore;
import io.rosterkit.spi.seat.SeatStore.Facts;
import io.rosterkit.spi.seat.SeatStore.FreeSeats;
import io.rosterkit.spi.seat.SeatTable;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.user.UserTable;
import io.rosterkit.tck.given.Given;
import io.rosterkit.tck.given.Moves;
import io.rosterkit.tck.given.Seats;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a decision about seats needs: free seats, the policy, the people, and the seats that they hold. */
public abstract class SeatFactsContract extends FreeSeatContract {

    private static final FreeSeats NONE = new FreeSeats(Set.of(), 0, 1);
    private static final int MANY = 600;

    private final Seats seats = Seats.of(given);
    private final Seats theirs = Seats.of(other);

    /** For a contract. */
    protected SeatFactsContract() {}

    @Test
    void bringThePolicyOfTheOrganizationOpenOrClosed() {
        OrganizationPolicy dental = OrganizationPolicy.of(new ProfileName("dental"));
        Organization before = organization();
        Organization changed = before.set(before.settings().with(dental), Moves.next(before.revision()));
        write(OrganizationTable.ORGANIZATIONS.update(changed));
        assertThat(facts(given.id(), Set.of()).policy()).contains(dental);

        write(OrganizationTable.ORGANIZATIONS.update(Moves.closed(changed)));

        assertThat(facts(given.id(), Set.of()).policy()).contains(dental);
        assertThat(facts(other.id(), Set.of())).isEqualTo(new Facts(Optional.empty(), Map.of(), Map.of(), Map.of()));
    }

    /** A decision compares the whole row, so it needs it as it is stored, without what other tables hold. */
    @Test
    void bringTheOwnRowsOfThosePeopleWhateverTheirStatus() {
        write(other.opened());
        User anna = join(Seats.seated(given.user("anna@weiss.example", ACTIVE), new SeatId(new UUID(1, 1))));
        User ben = given.invitation("ben@weiss.example").invited();
        User cleo = own(given.user("cleo@weiss.example", LISTED));
        User unasked = own(given.user("dora@weiss.example", ACTIVE));
        User foreign = own(other.user("anna@weiss.example", ACTIVE));
        List.of(ben, cleo, unasked, foreign).forEach(row -> write(UserTable.USERS.insert(row)));

        Facts facts = facts(given.id(), List.of(anna.id(), ben.id(), cleo.id(), cleo.id(), new UserId(new UUID(7, 7))));

        assertThat(facts.people()).isEqualTo(byId(List.of(own(anna), ben, cleo)));
        assertThat(facts(other.id(), List.of(anna.id(), ben.id())).people()).isEqualTo(byId(List.of(foreign)));
    }

    @Test
    void bringTheSeatsThatThosePeopleHoldThere() {
        write(other.opened());
        UserId anna = person(given, "anna@weiss.example");
        UserId ben = person(given, "ben@weiss.example");
        UserId cleo = person(given, "cleo@weiss.example");
        UserId unasked = person(given, "dora@weiss.example");
        UserId theirAnna = person(other, "anna@weiss.example");
        assertThat(theirAnna).isEqualTo(anna);
        Seat assigned = seats.held(SeatState.ASSIGNED, CODES, anna);
        Seat reserved = seats.held(SeatState.RESERVED, CODES, ben);
        Seat foreign = theirs.held(SeatState.ASSIGNED, CODES, anna);
        Stream.of(foreign, assigned, reserved, seats.held(SeatState.ASSIGNED, CODES, unasked), seats.free(CODES, 1))
                .forEach(seat -> write(SeatTable.SEATS.insert(seat)));

        assertThat(facts(given.id(), List.of(anna, ben, cleo)).held()).isEqualTo(Map.of(anna, assigned, ben, reserved));
        assertThat(facts(other.id(), List.of(anna, ben)).held()).isEqualTo(Map.of(anna, foreign));
    }

    private UserId person(Given in, String address) {
        User row = in.user(address, ACTIVE);
        write(UserTable.USERS.insert(row));
        return row.id();
    }

    @Test
    void bringHundredsOfPeopleWithTheirSeats() {
        List<User> people = several(MANY, number -> own(given.user("u" + number + "@weiss.example", ACTIVE)));
        List<Seat> held = people.stream()
                .map(person -> seats.held(SeatState.ASSIGNED, CODES, person.id()))
                .toList();
        Changes rows = Changes.none(given.id())
                .and(people.stream().map(UserTable.USERS::insert).toList());
        write(rows.and(held.stream().map(SeatTable.SEATS::insert).toList()));

        Facts facts = facts(given.id(), people.stream().map(User::id).toList());

        assertThat(facts.people()).isEqualTo(byId(people));
        assertThat(facts.held().values()).containsExactlyInAnyOrderElementsOf(held);
    }

    private Facts facts(OrganizationId organization, Collection<UserId> people) {
        return storage.port(SeatStore.class).facts(organization, people, NONE);
    }

    /** The row as its own table has it. */
    private static User own(User row) {
        User.Status status = row.status().with(Set.<RoleGrant>of()).assigned(Set.of());
        return row.withStatus(status, row.security(), row.revision());
    }

    private static Map<UserId, User> byId(List<User> rows) {
        return rows.stream().collect(Collectors.toMap(User::id, Function.identity()));
    }
}
