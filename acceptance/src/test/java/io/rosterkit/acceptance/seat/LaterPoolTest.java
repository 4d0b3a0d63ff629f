package io.rosterkit.acceptance.seat;

import static io.rosterkit.acceptance.seat.Panel.CODES;
import static io.rosterkit.acceptance.seat.Panel.reason;
import static io.rosterkit.profile.StandardProfile.GUEST;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Desk;
import io.rosterkit.Roster;
import io.rosterkit.access.ValidityDraft;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.seat.SeatReason;
import io.rosterkit.organization.Opening;
import io.rosterkit.organization.OpeningReceipt;
import io.rosterkit.profile.Profile;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.seat.SeatPoolDetails;
import io.rosterkit.seat.SeatPoolRule;
import io.rosterkit.seat.Seats;
import io.rosterkit.seat.WithoutSeat;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserImport;
import java.time.Duration;
import java.util.UUID;
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
    void aSeatOfAPoolThatIsNotDeclaredAnyMoreIsKeptUntilItIsTaken() {
        Seats first = job(roster(Panel.profile(Panel.rule()))).seats();
        first.add(CODES, 2).orThrow();
        first.assign(owner).orThrow();
        first.assign(ben.user()).orThrow();
        SeatPoolName others = new SeatPoolName("others");
        Roster later = roster(StandardProfile.builder("Panel").seatPool(others, SeatPoolRule.of(GUEST)));

        Desk desk = later.as(office.session());
        desk.users().rename(ben.user(), "Ben Sand").orThrow();

        assertThat(later.as(ben).account().get().refusal()).isEmpty();
        assertThat(desk.seats().pools().orThrow())
                .containsExactly(new SeatPoolDetails(CODES, 2, 2, 0, 0), new SeatPoolDetails(others, 0, 0, 0, 0));
        desk.seats().release(ben.user()).orThrow();
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
        Roster later = roster(StandardProfile.builder("Panel").seatPool(licences, SeatPoolRule.of(STAFF)));
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

    @Test
    @Tag("X1")
    void whereNoPoolIsLeftTheEndOfAUserGivesTheSeatBackOnce() {
        Desk job = job(roster(Panel.profile(Panel.rule())));
        job.seats().add(CODES, 1).orThrow();
        job.seats().assign(ben.user()).orThrow();
        job.assignments()
                .limit(ben.user(), ValidityDraft.always().until(clock.instant().plus(Duration.ofDays(1))))
                .orThrow();
        Roster later = roster(StandardProfile.builder("Panel"));
        clock.move(Duration.ofDays(2));

        assertThat(later.operations().expire(10).seatsReleased()).isEqualTo(1);
        assertThat(later.operations().expire(10).seatsReleased()).isZero();

        Desk desk = later.as(office.session());
        assertThat(desk.seats().pools().orThrow()).containsExactly(new SeatPoolDetails(CODES, 1, 0, 0, 1));
        agrees(desk);
    }

    @Test
    void aReservationOfAFormerPoolServesItsAcceptance() {
        Panel first =
                new Panel(Kit.of(storage, clock, Panel.profile(Panel.rule()).build()), office);
        Desk job = job(first.kit().roster());
        job.seats().add(CODES, 1).orThrow();
        job.invitations().invite(first.draft("cleo")).orThrow();
        String link = first.link("cleo");
        SeatPoolName licences = new SeatPoolName("licences");
        Roster later = roster(StandardProfile.builder("Panel")
                .seatPool(licences, SeatPoolRule.of(STAFF).withoutSeat(WithoutSeat.becomes(GUEST))));

        later.front(office.organization(), new Source("198.51.100.9"))
                .register(link, office.codeWord(), Offices.PASSWORD)
                .orThrow();

        Desk desk = later.as(office.session());
        assertThat(desk.seats().pools().orThrow())
                .containsExactly(new SeatPoolDetails(CODES, 1, 1, 0, 0), new SeatPoolDetails(licences, 0, 0, 0, 0));
        agrees(desk);
    }

    /** A process of an earlier version of the product may still run. */
    @Test
    void aProcessThatDoesNotKnowTheProfileTakesNoSeatAway() {
        ProfileName named = new ProfileName("panel");
        Kit kit = Kit.of(
                storage,
                clock,
                StandardProfile.of("Panel"),
                roster -> roster.profile(named, Panel.profile(Panel.rule()).build()));
        OpeningReceipt opened = kit.roster()
                .operations()
                .open(Opening.of("Panel", "first@" + UUID.randomUUID() + ".example")
                        .withProfile(named))
                .orThrow();
        Actor.Job job = new Actor.Job(opened.organization(), "seats");
        UserId user = kit.roster()
                .operations()
                .importUser(opened.organization(), UserImport.of("ben@" + UUID.randomUUID() + ".example", GUEST))
                .orThrow()
                .user();
        kit.roster().as(job).seats().add(CODES, 1).orThrow();
        kit.roster().as(job).permissions().changeType(user, STAFF).orThrow();
        Roster earlier = Kit.of(
                        storage,
                        clock,
                        StandardProfile.builder("Panel")
                                .seatPool(CODES, Panel.rule())
                                .build())
                .roster();

        earlier.as(job).users().rename(user, "Ben Sand").orThrow();

        assertThat(kit.roster().as(job).seats().pools().orThrow())
                .containsExactly(new SeatPoolDetails(CODES, 2, 1, 1, 0));
        agrees(kit.roster().as(job));
    }

    @Test
    void aSeatOfAnotherPoolThanThatOfTheTypeIsTakenUnderItsOwnName() {
        Seats first = job(roster(Panel.profile(Panel.rule()))).seats();
        first.add(CODES, 1).orThrow();
        first.assign(ben.user()).orThrow();
        SeatPoolName licences = new SeatPoolName("licences");
        Roster later = roster(StandardProfile.builder("Panel")
                .seatPool(licences, SeatPoolRule.of(STAFF).withoutSeat(WithoutSeat.unpaid())));
        Desk desk = later.as(office.session());

        assertThat(desk.seats().release(ben.user()).orThrow().seat()).isEmpty();

        assertThat(office.journal("seat.release").get(0).details()).containsEntry("pool", CODES.code());
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
