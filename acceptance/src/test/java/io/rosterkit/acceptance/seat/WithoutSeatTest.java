package io.rosterkit.acceptance.seat;

import static io.rosterkit.acceptance.seat.Panel.CODES;
import static io.rosterkit.acceptance.seat.Panel.reason;
import static io.rosterkit.profile.StandardProfile.GUEST;
import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.OWNER;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.access.AccessGround;
import io.rosterkit.access.RoleRule;
import io.rosterkit.access.TypeRule;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.seat.SeatReason;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.permission.Permissions;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.seat.SeatPoolRule;
import io.rosterkit.seat.WithoutSeat;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What users may do who have no seat, and how they come to one. */
@RosterTest
@Tag("P4")
class WithoutSeatTest {

    private Storage storage;
    private MovableClock clock;

    @BeforeEach
    void open(Storage given, MovableClock givenClock) {
        storage = given;
        clock = givenClock;
    }

    /** A product gets pools: the users of before have no seats. */
    @EveryStorage
    @Test
    @Tag("M8")
    void usersFromBeforeThereWerePoolsComeInOnceTheyHaveASeat() {
        Office before =
                Kit.of(storage, clock, StandardProfile.of("Panel")).offices().open();
        Session ben = before.join("ben");
        UserId owner = before.session().user();
        Kit kit = Kit.of(storage, clock, Panel.profile(Panel.rule()).build());
        Panel panel = new Panel(kit, before);

        assertThat(reason(kit.roster().as(ben).users().get(ben.user()))).isEqualTo(AccessReason.WITHOUT_SEAT);
        assertThat(reason(kit.roster().operations().signInExternally(before.organization(), ben.user())))
                .isEqualTo(AccessReason.WITHOUT_SEAT);
        assertThat(reason(kit.roster()
                        .front(before.organization(), new Source("192.0.2.3"))
                        .signIn(
                                panel.supportDesk()
                                        .users()
                                        .get(ben.user())
                                        .orThrow()
                                        .contact()
                                        .address()
                                        .original(),
                                Offices.PASSWORD)))
                .isEqualTo(SignInReason.REFUSED);
        panel.supportDesk()
                .users()
                .changeRoles(ben.user(), Set.of(OFFICE_ADMINISTRATOR))
                .orThrow();

        assertThat(reason(panel.support().assign(owner))).isEqualTo(SeatReason.NONE_FREE);
        panel.support().add(CODES, 2).orThrow();
        assertThat(panel.support().assign(owner).orThrow().seat()).isPresent();
        Session again = kit.roster()
                .operations()
                .signInExternally(before.organization(), owner)
                .orThrow()
                .session();
        assertThat(kit.roster()
                        .as(again)
                        .permissions()
                        .explain(Permission.INVITE, ben.user())
                        .orThrow()
                        .ground())
                .contains(AccessGround.of(AccessGround.Kind.NO_SEAT));
        kit.roster().as(again).seats().assign(ben.user()).orThrow();
        assertThat(kit.roster()
                        .operations()
                        .signInExternally(before.organization(), ben.user())
                        .refusal())
                .isEmpty();
        assertThat(kit.roster().as(again).seats().reconcile().orThrow().differences())
                .isEmpty();
        assertThat(reason(kit.roster().as(again).seats().release(ben.user()))).isEqualTo(SeatReason.NEEDED);
    }

    @Test
    @Tag("G8")
    void aTypeThatNeedsASeatGivesAndTakesNoMoreThanTheCallerHolds() {
        Role clerk = new Role("clerk");
        Role typist = new Role("typist");
        Panel panel = Panel.open(
                        storage,
                        clock,
                        Panel.rule(),
                        profile -> profile.type(GUEST, TypeRule.allowing().never(Permission.MANAGE_USERS))
                                .role(clerk, new RoleRule(Set.of(Permission.MANAGE_USERS), Set.of(OWNER)))
                                .role(typist, new RoleRule(Set.of(Permission.GRANT_PERMISSIONS), Set.of(OWNER))))
                .with(3);
        UserId ben = panel.office().join("ben", clerk).user();
        UserId guest = panel.office().join("guest", clerk).user();
        panel.office().desk().permissions().changeType(guest, GUEST).orThrow();
        Permissions caller =
                panel.kit().roster().as(panel.office().join("typist", typist)).permissions();

        assertThat(reason(caller.changeType(guest, STAFF))).isEqualTo(AccessReason.TYPE_NOT_GRANTABLE);
        assertThat(reason(caller.changeType(ben, GUEST))).isEqualTo(AccessReason.TYPE_NOT_GRANTABLE);
    }

    @Test
    @Tag("L8")
    void theLastUnlockerGetsATypeThatNeedsASeatWithTheSeat() {
        UserType doctor = new UserType("doctor");
        Panel panel = Panel.open(storage, clock, SeatPoolRule.of(doctor).including(1), profile -> profile.type(doctor));
        UserId owner = panel.office().session().user();
        panel.has(0, 0, 1);

        panel.supportDesk().permissions().changeType(owner, doctor).orThrow();

        panel.has(1, 0, 0);
    }

    @EveryStorage
    @Test
    void unpaidUsersActAndComeInWhileNoneIsFree() {
        Panel panel = Panel.open(storage, clock, Panel.rule().withoutSeat(WithoutSeat.unpaid()));
        UserId ben = panel.user("ben");
        panel.has(1, 0, 0);
        assertThat(panel.seats().release(ben).orThrow().seat()).isEmpty();

        panel.with(1);
        assertThat(panel.seats().assign(ben).orThrow().seat()).isPresent();
        panel.has(2, 0, 0);
        panel.seats().release(ben).orThrow();
        panel.has(1, 0, 1);
        assertThat(panel.kit()
                        .roster()
                        .operations()
                        .signInExternally(panel.organization(), ben)
                        .refusal())
                .isEmpty();
    }

    @EveryStorage
    @Test
    @Tag("P9")
    void aProductMayHaveThemBecomeGuests() {
        Panel panel = Panel.open(storage, clock, Panel.rule().withoutSeat(WithoutSeat.becomes(GUEST)))
                .with(1);
        UserId ben = panel.user("ben");
        assertThat(reason(panel.invite("cleo"))).isEqualTo(SeatReason.NONE_FREE);

        assertThat(panel.seats().release(ben).orThrow().seat()).isEmpty();

        assertThat(panel.office().desk().users().get(ben).orThrow().status().type())
                .isEqualTo(GUEST);
        panel.has(1, 0, 1);
        assertThat(reason(panel.seats().assign(ben))).isEqualTo(SeatReason.NOT_OF_TYPE);
        panel.office().desk().permissions().changeType(ben, STAFF).orThrow();
        panel.has(2, 0, 0);
    }
}
