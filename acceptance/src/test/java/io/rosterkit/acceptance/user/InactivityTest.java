package io.rosterkit.acceptance.user;

import static io.rosterkit.profile.StandardProfile.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.acceptance.Barrier;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.lifecycle.DeactivationPolicy;
import io.rosterkit.lifecycle.ExpiryReport;
import io.rosterkit.lifecycle.InactivityPolicy;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.audit.Agent;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Users who do not sign in are warned, and then deactivated. */
@RosterTest
@EveryStorage
@Tag("X2")
class InactivityTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration TICK = Duration.ofNanos(1_000);
    private static final int PROCESSES = 4;

    private Kit kit;
    private MovableClock clock;
    private Office office;
    private Instant begun;
    private final Map<UserId, String> addresses = new HashMap<>();

    @BeforeEach
    void open(Storage storage, MovableClock movable) {
        clock = movable;
        kit = Kit.of(
                storage,
                clock,
                StandardProfile.builder("Example")
                        .deactivation(DeactivationPolicy.standard()
                                .inactivity(InactivityPolicy.after(DAY.multipliedBy(30))
                                        .warnedBefore(DAY.multipliedBy(10))))
                        .build());
        office = kit.offices().open();
        begun = clock.instant();
    }

    @Test
    void whoDoesNotSignInIsWarnedOnceAndDeactivatedAtTheTimeThatTheMailNamed() {
        UserId ben = office.join("ben").user();
        String address = address(ben);
        moveTo(DAY.multipliedBy(20).plus(HOUR).minus(TICK));
        assertThat(expire(10).total()).isZero();
        moveTo(DAY.multipliedBy(20).plus(HOUR));

        assertThat(expire(10)).isEqualTo(new ExpiryReport(0, 0, 1, 0, 0, 0));
        assertThat(expire(10).total()).isZero();

        assertThat(kit.mail().to(address).latest().subject()).contains("will be deactivated");
        assertThat(office.journal("user.warn-inactive"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.details())
                        .containsEntry(
                                "until",
                                begun.plus(DAY.multipliedBy(30)).plus(HOUR).toString()));
        moveTo(DAY.multipliedBy(30).plus(HOUR).minus(TICK));
        assertThat(expire(10).total()).isZero();
        moveTo(DAY.multipliedBy(30).plus(HOUR));

        assertThat(expire(10)).isEqualTo(new ExpiryReport(0, 0, 0, 1, 0, 0));
        assertThat(expire(10).total()).isZero();

        assertThat(kit.mail().to(address).count()).isEqualTo(1);
        assertThat(status(ben)).isEqualTo(UserStatus.DEACTIVATED);
        assertThat(office.journal("user.deactivate")).singleElement().satisfies(entry -> {
            assertThat(entry.agent().kind()).isEqualTo(Agent.Kind.SYSTEM);
            assertThat(entry.agent().ground()).isEqualTo("inactivity");
            assertThat(entry.details())
                    .containsEntry("inactiveSince", begun.plus(HOUR).toString());
        });
    }

    @Test
    void severalProcessesWarnAndDeactivateOnce() {
        UserId ben = office.join("ben").user();
        String address = address(ben);
        moveTo(DAY.multipliedBy(21));

        List<ExpiryReport> warned = Barrier.together(PROCESSES, number -> () -> expire(10));
        assertThat(kit.mail().to(address).count()).isEqualTo(1);
        moveTo(DAY.multipliedBy(31));
        List<ExpiryReport> deactivated = Barrier.together(PROCESSES, number -> () -> expire(10));

        assertThat(warned.stream().mapToInt(ExpiryReport::warned).sum()).isEqualTo(1);
        assertThat(deactivated.stream().mapToInt(ExpiryReport::deactivated).sum())
                .isEqualTo(1);
        assertThat(office.journal("user.warn-inactive")).hasSize(1);
        assertThat(office.journal("user.deactivate")).hasSize(1);
    }

    /** Whoever is told that they are signed in stays active; else the sign-in is refused. */
    @Test
    @Tag("G1")
    void aSignInAtTheMomentOfTheDeactivationWinsOrIsRefused() {
        List<UserId> users = Stream.of("ben", "cleo", "dora", "emil", "finn", "gina")
                .map(name -> office.join(name).user())
                .toList();
        users.forEach(user -> addresses.put(user, address(user)));
        moveTo(DAY.multipliedBy(21));
        assertThat(expire(10).warned()).isEqualTo(users.size());
        moveTo(DAY.multipliedBy(31));

        List<Boolean> signedIn = Barrier.together(
                users.size() + 1,
                number -> () -> number < users.size()
                        ? isSignedIn(users.get(number), number)
                        : expire(10).total() > users.size());

        for (int i = 0; i < users.size(); i++) {
            assertThat(status(users.get(i)) == UserStatus.ACTIVE)
                    .as("user %s is active", i)
                    .isEqualTo(signedIn.get(i));
        }
        assertThat(expire(10).total()).isZero();
    }

    @Test
    void aRunLooksAtAsManyUsersAsItIsAskedTo() {
        for (int number = 0; number < 5; number++) {
            office.join("user" + number);
        }
        moveTo(DAY.multipliedBy(21));

        assertThat(Stream.generate(() -> expire(2).warned()).limit(4)).containsExactly(2, 2, 1, 0);
        moveTo(DAY.multipliedBy(31));
        assertThat(Stream.generate(() -> expire(3).deactivated()).limit(3)).containsExactly(3, 2, 0);
    }

    @Test
    @Tag("L8")
    void theLastOneWhoCanUnlockStaysAndIsLookedAtOnceADay() {
        UserId owner = office.session().user();
        String address = address(owner);
        clock.move(DAY.multipliedBy(60));

        assertThat(expire(10)).isEqualTo(new ExpiryReport(0, 0, 0, 0, 1, 0));
        assertThat(expire(10).total()).isZero();
        clock.move(DAY);
        assertThat(expire(10).kept()).isEqualTo(1);
        assertThat(kit.mail().to(address).count()).isZero();

        office.join("anna", OWNER);
        clock.move(DAY);
        assertThat(expire(10).warned()).isEqualTo(1);
        clock.move(DAY.multipliedBy(10));
        kit.roster().operations().signInExternally(office.organization(), owner).orThrow();
        assertThat(expire(10).total()).isZero();
    }

    private void moveTo(Duration sinceTheBeginning) {
        clock.moveTo(begun.plus(sinceTheBeginning));
        office.session();
    }

    private ExpiryReport expire(int limit) {
        return kit.roster().operations().expire(limit);
    }

    /** By the host, or by password. */
    private boolean isSignedIn(UserId user, int number) {
        Outcome<?> outcome = number % 2 == 0
                ? kit.roster().operations().signInExternally(office.organization(), user)
                : kit.roster()
                        .front(office.organization(), new Source("198.51.100." + number))
                        .signIn(addresses.get(user), Offices.PASSWORD);
        return outcome.refusal().isEmpty();
    }

    private String address(UserId user) {
        return office.support().users().get(user).orThrow().contact().address().original();
    }

    private UserStatus status(UserId user) {
        return office.support().users().get(user).orThrow().status().state();
    }
}
