package io.rosterkit.acceptance.seat;

import static io.rosterkit.acceptance.seat.Panel.CODES;
import static io.rosterkit.profile.StandardProfile.GUEST;
import static io.rosterkit.profile.StandardProfile.OWNER;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.access.RoleRule;
import io.rosterkit.access.ValidityDraft;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.seat.SeatReason;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.seat.SeatReceipt;
import io.rosterkit.seat.Seats;
import io.rosterkit.seat.WithoutSeat;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers, pools and users that make no sense are refused by name, and nothing changes. */
@RosterTest
@Tag("Q1")
@Tag("M8")
class BadSeatInputTest {

    private static final Optional<Refusal> NOT_FOUND = Optional.of(Refusal.of(AccessReason.NOT_FOUND));

    private Storage storage;
    private MovableClock clock;
    private Panel panel;
    private Newcomers people;

    @BeforeEach
    void open(Storage given, MovableClock givenClock) {
        storage = given;
        clock = givenClock;
        panel = Panel.open(given, givenClock, Panel.rule().atMost(5));
        people = new Newcomers(panel, clock);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 10_001})
    void aNumberOfSeatsIsFromOneToTenThousand(int count) {
        Optional<Refusal> invalid =
                Optional.of(Refusal.of(SeatReason.COUNT_INVALID).at("count").with("atMost", 10_000));
        Seen before = Seen.of(panel);

        assertThat(panel.support().add(CODES, count).refusal()).isEqualTo(invalid);
        assertThat(panel.support().retire(CODES, count).refusal()).isEqualTo(invalid);
        assertThat(panel.seats().askForMore(CODES, count).refusal()).isEqualTo(invalid);

        assertThat(Seen.of(panel)).isEqualTo(before);
    }

    @Test
    void aPoolIsOneOfTheProfileAndHasAsManySeatsAsTheProfileAllows() {
        SeatPoolName other = new SeatPoolName("other-codes");
        Optional<Refusal> unknown =
                Optional.of(Refusal.of(SeatReason.POOL_UNKNOWN).at("pool").with("pool", other));
        Optional<Refusal> full =
                Optional.of(Refusal.of(SeatReason.POOL_FULL).with("pool", CODES).with("atMost", 5));
        Seen before = Seen.of(panel);

        assertThat(panel.support().add(other, 1).refusal()).isEqualTo(unknown);
        assertThat(panel.support().retire(other, 1).refusal()).isEqualTo(unknown);
        assertThat(panel.seats().askForMore(other, 1).refusal()).isEqualTo(unknown);
        assertThat(panel.support().add(CODES, 5).refusal()).isEqualTo(full);
        assertThat(panel.support().add(CODES, 10_000).refusal()).isEqualTo(full);
        assertThat(panel.seats().askForMore(CODES, 5).refusal())
                .as("what support could not add is not asked for")
                .isEqualTo(full);
        assertThat(Seen.of(panel)).isEqualTo(before);

        panel.with(4);
        assertThat(panel.support().add(CODES, 1).refusal()).isEqualTo(full);
        panel.support().retire(CODES, 1).orThrow();
        panel.with(1).has(1, 0, 4);
    }

    @Test
    void noMoreSeatsAreRetiredThanAreFree() {
        panel.with(3);
        panel.invite("ben").orThrow();
        people.imported("user", STAFF);
        Seen before = Seen.of(panel);

        assertThat(panel.support().retire(CODES, 2).refusal())
                .contains(Refusal.of(SeatReason.IN_USE)
                        .with("pool", CODES)
                        .with("assigned", 2)
                        .with("reserved", 1));
        assertThat(panel.support().retire(CODES, 10_000).refusal()).isPresent();

        assertThat(Seen.of(panel)).isEqualTo(before);
        panel.has(2, 1, 1);
        panel.support().retire(CODES, 1).orThrow();
        panel.has(2, 1, 0);
    }

    @Test
    @Tag("G6")
    void aPoolChangesOnceUnderARequest() {
        Seats once = panel.supportDesk().once("more").seats();

        once.add(CODES, 2).orThrow();
        assertThat(once.add(CODES, 2).orThrow().total()).isEqualTo(3);
        assertThat(once.add(CODES, 1).refusal().orElseThrow().reason()).isEqualTo(InputReason.REQUEST_REUSED);

        panel.has(1, 0, 2);
    }

    @Test
    @Tag("P9")
    @Tag("S2")
    void onlyAnActiveUserOfThatTypeIsAssignedASeat() {
        people = new Newcomers(Panel.open(storage, clock, Panel.rule().withoutSeat(WithoutSeat.unpaid())), clock);
        panel = people.panel();
        UserId guest = people.imported("guest", GUEST);
        UserId away = people.deactivated("away");
        UserId ended = people.imported(
                "ended", ValidityDraft.always().until(clock.instant().plus(Duration.ofDays(1))));
        UserId closed = people.imported("closed", STAFF);
        panel.office().desk().users().close(closed).orThrow();
        UserId invited = panel.invite("invited").orThrow().user();
        UserId foreign =
                new Newcomers(new Panel(panel.kit(), panel.kit().offices().open()), clock).imported("foreign", STAFF);
        people.after(Duration.ofDays(1));
        panel.with(3);
        Seen before = Seen.of(panel);

        assertThat(assigned(guest)).contains(Refusal.of(SeatReason.NOT_OF_TYPE));
        assertThat(assigned(away)).contains(Refusal.of(SeatReason.USER_NOT_ACTIVE));
        assertThat(assigned(ended)).contains(Refusal.of(SeatReason.USER_NOT_ACTIVE));
        assertThat(assigned(closed).orElseThrow().reason()).isEqualTo(UserReason.WRONG_STATE);
        for (UserId unknown : new UserId[] {invited, foreign, new UserId(UUID.randomUUID())}) {
            assertThat(assigned(unknown)).isEqualTo(NOT_FOUND);
            assertThat(panel.seats().release(unknown).refusal()).isEqualTo(NOT_FOUND);
        }
        assertThat(panel.seats().release(guest))
                .as("who has none gives none back")
                .isEqualTo(Outcome.done(new SeatReceipt(guest, Optional.empty())));

        assertThat(Seen.of(panel)).isEqualTo(before);
        panel.agrees();
    }

    @Test
    void whoCannotActWithoutASeatIsNotReleasedFromIt() {
        panel.with(1);
        UserId ben = people.imported("ben", STAFF);

        assertThat(panel.seats().release(ben).refusal())
                .contains(Refusal.of(SeatReason.NEEDED).with("pool", CODES));

        panel.has(2, 0, 0);
    }

    private Optional<Refusal> assigned(UserId user) {
        return panel.seats().assign(user).refusal();
    }

    @Test
    @Tag("P4")
    @Tag("G8")
    void whereAUserWithoutASeatIsAGuestReleasingTakesTheRightToChangeTypes() {
        Role clerk = new Role("seat-clerk");
        panel = Panel.open(
                storage,
                clock,
                Panel.rule().withoutSeat(WithoutSeat.becomes(GUEST)),
                profile -> profile.role(
                        clerk, new RoleRule(Set.of(Permission.MANAGE_SEATS, Permission.VIEW_USERS), Set.of(OWNER))));
        people = new Newcomers(panel.with(2), clock);
        UserId ben = people.imported("ben", STAFF);
        Session member = panel.office().join("clerk", clerk);

        assertThat(panel.kit().roster().as(member).seats().release(ben).refusal())
                .map(Refusal::reason)
                .contains(AccessReason.NOT_PERMITTED);
        assertThat(panel.seats().release(panel.office().session().user()).refusal())
                .map(Refusal::reason)
                .contains(UserReason.NOT_ONESELF);

        panel.has(3, 0, 0);
        panel.seats().release(ben).orThrow();
        panel.has(2, 0, 1);
    }
}
