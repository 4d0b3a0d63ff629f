package io.rosterkit.acceptance.seat;

import static io.rosterkit.acceptance.seat.Panel.CODES;
import static io.rosterkit.acceptance.seat.Panel.reason;
import static io.rosterkit.profile.StandardProfile.GUEST;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Desk;
import io.rosterkit.Roster;
import io.rosterkit.access.ValidityDraft;
import io.rosterkit.apikey.ApiKeyDraft;
import io.rosterkit.apikey.ApiKeyReceipt;
import io.rosterkit.lifecycle.DeactivationPolicy;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.organization.DeactivationVerification;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.seat.SeatReason;
import io.rosterkit.model.user.UserStatus;
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
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A product gets a pool of seats, another one, or loses it, while organizations have users. */
@RosterTest
@Tag("Q2")
class LaterPoolTest {

    private static final ProfileName APART = new ProfileName("panel");

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

    /** A program does no more than the maker of its key could. */
    @Test
    @Tag("P4")
    void aProgramActsOnceTheMakerOfItsKeyHasASeat() {
        ApiKeyReceipt made = office.desk()
                .apiKeys()
                .create(ApiKeyDraft.of("Directory", Set.of(Permission.VIEW_USERS)), Offices.PASSWORD)
                .orThrow();
        String token = made.token().orElseThrow().reveal();
        Source here = new Source("203.0.113.80");
        assertThat(roster(StandardProfile.builder("Panel")).program(token, here).refusal())
                .isEmpty();
        Roster later = roster(Panel.profile(Panel.rule()));
        Actor.Program program = new Actor.Program(office.organization(), made.key());

        assertThat(later.program(token, here).refusal()).isPresent();
        assertThat(later.as(program, here).users().get(owner).refusal()).isPresent();

        Seats job = job(later).seats();
        job.add(CODES, 1).orThrow();
        job.assign(owner).orThrow();
        assertThat(later.program(token, here).refusal()).isEmpty();
        assertThat(later.as(program, here).users().get(owner).refusal()).isEmpty();
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
    void aPoolThatIsNotDeclaredAnyMoreIsShownWhileItHasSeats() {
        Seats first = job(roster(Panel.profile(Panel.rule()))).seats();
        first.add(CODES, 2).orThrow();
        first.retire(CODES, 1).orThrow();
        Seats later = job(roster(StandardProfile.builder("Panel"))).seats();
        assertThat(later.pools().orThrow()).containsExactly(new SeatPoolDetails(CODES, 1, 0, 0, 1));

        first.retire(CODES, 1).orThrow();

        assertThat(later.pools().orThrow()).isEmpty();
        assertThat(first.pools().orThrow()).containsExactly(new SeatPoolDetails(CODES, 0, 0, 0, 0));
    }

    /** Support has found that the deactivation was not meant, so all is as it was before. */
    @Test
    @Tag("M6")
    void aUserWhoseDeactivationSupportRejectsKeepsTheSeatOfAFormerPool() {
        Seats first = job(roster(verified(Panel.profile(Panel.rule())))).seats();
        first.add(CODES, 2).orThrow();
        first.assign(owner).orThrow();
        first.assign(ben.user()).orThrow();
        SeatPoolName licences = new SeatPoolName("licences");
        Roster later = roster(verified(StandardProfile.builder("Panel").seatPool(licences, SeatPoolRule.of(STAFF))));
        Desk desk = later.as(office.session());
        desk.users().deactivate(ben.user()).orThrow();

        later.as(new Actor.Support(office.organization(), "sue", Permission.ofSupport(), "C-7"))
                .lifecycle()
                .rejectDeactivation(
                        ben.user(),
                        desk.users()
                                .get(ben.user())
                                .orThrow()
                                .status()
                                .openRequest()
                                .orElseThrow())
                .orThrow();

        assertThat(desk.users().get(ben.user()).orThrow().status().state()).isEqualTo(UserStatus.ACTIVE);
        assertThat(desk.seats().pools().orThrow())
                .containsExactly(new SeatPoolDetails(CODES, 2, 2, 0, 0), new SeatPoolDetails(licences, 0, 0, 0, 0));
        agrees(desk);
    }

    private static Profile.Builder verified(Profile.Builder profile) {
        return profile.deactivation(DeactivationPolicy.standard().verification(DeactivationVerification.AFTER));
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
        Kit kit = panelApart();
        OrganizationId panel = openedApart(kit, someAddress("first")).organization();
        Desk job = kit.roster().as(new Actor.Job(panel, "seats"));
        UserId user = kit.roster()
                .operations()
                .importUser(panel, UserImport.of(someAddress("ben"), GUEST))
                .orThrow()
                .user();
        job.seats().add(CODES, 1).orThrow();
        job.permissions().changeType(user, STAFF).orThrow();

        earlier()
                .as(new Actor.Job(panel, "seats"))
                .users()
                .rename(user, "Ben Sand")
                .orThrow();

        assertThat(job.seats().pools().orThrow()).containsExactly(new SeatPoolDetails(CODES, 2, 1, 1, 0));
        agrees(job);
    }

    @Test
    void aProcessThatDoesNotKnowTheProfileAssignsTheSeatThatWasReserved() {
        Kit kit = panelApart();
        String address = someAddress("first");
        OpeningReceipt opened = openedApart(kit, address);
        Desk job = kit.roster().as(new Actor.Job(opened.organization(), "seats"));
        kit.roster().operations().dispatch(100);
        String word = job.practices()
                .showCodeWord(opened.practice())
                .orThrow()
                .word()
                .orElseThrow()
                .reveal();

        earlier()
                .front(opened.organization(), new Source("198.51.100.9"))
                .register(kit.mail().to(address).link(), word, Offices.PASSWORD)
                .orThrow();

        assertThat(job.seats().pools().orThrow()).containsExactly(new SeatPoolDetails(CODES, 1, 1, 0, 0));
        agrees(job);
    }

    /** A product with a profile of its own that has the pool. */
    private Kit panelApart() {
        return Kit.of(
                storage,
                clock,
                StandardProfile.of("Panel"),
                roster -> roster.profile(APART, Panel.profile(Panel.rule()).build()));
    }

    private static OpeningReceipt openedApart(Kit kit, String firstAddress) {
        return kit.roster()
                .operations()
                .open(Opening.of("Panel", firstAddress).withProfile(APART))
                .orThrow();
    }

    private static String someAddress(String name) {
        return name + "@" + UUID.randomUUID() + ".example";
    }

    /** It does not know that profile; its own has the pool too. */
    private Roster earlier() {
        return roster(Panel.profile(Panel.rule()));
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
