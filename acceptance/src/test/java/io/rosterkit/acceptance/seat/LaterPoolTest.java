package io.rosterkit.acceptance.seat;

import static io.rosterkit.acceptance.seat.Panel.CODES;
import static io.rosterkit.acceptance.seat.Panel.reason;
import static io.rosterkit.profile.StandardProfile.GUEST;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Desk;
import io.rosterkit.Roster;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.seat.SeatReason;
import io.rosterkit.profile.Profile;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.seat.SeatPoolDetails;
import io.rosterkit.seat.SeatPoolRule;
import io.rosterkit.seat.Seats;
import io.rosterkit.seat.WithoutSeat;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A product gets a pool of seats, another one, or loses it, while organizations have users. */
@RosterTest
@Tag("Q2")
class LaterPoolTest {

    private Storage storage;
    private MovableClock clock;
    private Office office;
    private UserId owner;
    private Session ben;

    @BeforeEach
    void open(Storage given, MovableClock givenClock) {
        storage = given;
        clock = givenClock;
        office =
                Kit.of(given, givenClock, StandardProfile.of("Panel")).offices().open();
        owner = office.session().user();
        ben = office.join("ben");
    }

    @Test
    @Tag("P6")
    void usersFromBeforeGetNoMessageAndGoOnInTheirSessionsOnceTheyHaveASeat() {
        Roster later = roster(Panel.profile(Panel.rule()));
        Seats job = job(later).seats();
        job.add(CODES, 1).orThrow();
        job.assign(owner).orThrow();
        Desk desk = later.as(office.session());
        assertThat(reason(later.as(ben).account().get())).isEqualTo(AccessReason.WITHOUT_SEAT);
        assertThat(reason(desk.permissions().recipient(ben.user()))).isEqualTo(AccessReason.NO_RECIPIENT);
        desk.users().rename(ben.user(), "Ben Sand").orThrow();

        job.add(CODES, 1).orThrow();
        desk.seats().assign(ben.user()).orThrow();
        assertThat(later.as(ben).account().get().refusal()).isEmpty();
        assertThat(desk.permissions().recipient(ben.user()).orThrow()).isEqualTo(ben.user());
        assertThat(desk.seats().pools().orThrow()).containsExactly(new SeatPoolDetails(CODES, 2, 2, 0, 0));
        agrees(desk);
    }

    @Test
    void whereUsersActWithoutASeatThoseFromBeforeDoToo() {
        Roster later = roster(Panel.profile(Panel.rule().withoutSeat(WithoutSeat.unpaid())));
        assertThat(later.as(ben).account().get().refusal()).isEmpty();
        job(later).seats().add(CODES, 5).orThrow();

        Desk desk = later.as(office.session());
        desk.users().deactivate(ben.user()).orThrow();
        desk.users().reactivate(ben.user()).orThrow();

        assertThat(desk.seats().pools().orThrow()).containsExactly(new SeatPoolDetails(CODES, 5, 1, 0, 4));
        agrees(desk);
    }

    @Test
    void aSeatOfAPoolThatIsNotDeclaredAnyMoreIsGivenBackWithTheNextChangeOfTheUser() {
        Seats first = job(roster(Panel.profile(Panel.rule()))).seats();
        first.add(CODES, 2).orThrow();
        first.assign(owner).orThrow();
        first.assign(ben.user()).orThrow();
        SeatPoolName others = new SeatPoolName("others");
        Roster later = roster(StandardProfile.builder("Panel").seats(others, SeatPoolRule.of(GUEST)));

        Desk desk = later.as(office.session());
        desk.users().rename(ben.user(), "Ben Sand").orThrow();

        assertThat(later.as(ben).account().get().refusal()).isEmpty();
        assertThat(desk.seats().pools().orThrow())
                .containsExactly(new SeatPoolDetails(CODES, 2, 1, 0, 1), new SeatPoolDetails(others, 0, 0, 0, 0));
        assertThat(reason(job(later).seats().retire(CODES, 1))).isEqualTo(SeatReason.POOL_UNKNOWN);
        agrees(desk);
    }

    @Test
    void whereATypeHasAnotherPoolItsUsersKeepTheirSeatsUntilTheyAreAssignedOthers() {
        Seats first = job(roster(Panel.profile(Panel.rule()))).seats();
        first.add(CODES, 2).orThrow();
        first.assign(owner).orThrow();
        first.assign(ben.user()).orThrow();
        SeatPoolName licences = new SeatPoolName("licences");
        Roster later = roster(StandardProfile.builder("Panel").seats(licences, SeatPoolRule.of(STAFF)));
        Desk desk = later.as(office.session());
        assertThat(later.as(ben).account().get().refusal()).isEmpty();

        desk.users().rename(ben.user(), "Ben Sand").orThrow();
        assertThat(reason(desk.seats().assign(ben.user()))).isEqualTo(SeatReason.NONE_FREE);
        assertThat(desk.seats().pools().orThrow())
                .containsExactly(new SeatPoolDetails(CODES, 2, 2, 0, 0), new SeatPoolDetails(licences, 0, 0, 0, 0));
        job(later).seats().add(licences, 1).orThrow();
        desk.seats().assign(ben.user()).orThrow();

        assertThat(desk.seats().pools().orThrow())
                .containsExactly(new SeatPoolDetails(CODES, 2, 1, 0, 1), new SeatPoolDetails(licences, 1, 1, 0, 0));
        agrees(desk);
    }

    private Roster roster(Profile.Builder profile) {
        return Kit.of(storage, clock, profile.build()).roster();
    }

    private Desk job(Roster roster) {
        return roster.as(new Actor.Job(office.organization(), "seats"));
    }

    private static void agrees(Desk desk) {
        assertThat(desk.seats().reconcile().orThrow().differences()).isEmpty();
    }
}
