package io.rosterkit.tck.signin;

import static io.rosterkit.model.user.UserStatus.ACTIVE;
import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.SessionId;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.signin.Proven;
import io.rosterkit.model.signin.stored.Credential;
import io.rosterkit.model.signin.stored.Device;
import io.rosterkit.model.signin.stored.RunningSession;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.ShownUser;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.lockout.CounterTable;
import io.rosterkit.spi.organization.OrganizationTable;
import io.rosterkit.spi.signin.CredentialTable;
import io.rosterkit.spi.signin.DeviceTable;
import io.rosterkit.spi.signin.SessionTable;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.signin.SignInStore.OwnAccount;
import io.rosterkit.spi.signin.SignInStore.SessionOwner;
import io.rosterkit.spi.user.UserTable;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Accounts;
import io.rosterkit.tck.given.Moves;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Sessions and known devices, and what their owner asks. */
public abstract class SessionContract extends Contract {

    private final Accounts accounts = Accounts.of(given);
    private final User anna = given.user("anna@weiss.example", ACTIVE);
    private final User ben = given.user("ben@weiss.example", ACTIVE);

    @Test
    void findsASessionAsItBegan() {
        join(anna);
        RunningSession plain = begin(accounts.session(anna));
        RunningSession full = begin(withDeviceAndCode(accounts.session(anna)));

        assertThat(session(plain)).contains(new SessionOwner(plain, anna, organization()));
        assertThat(session(full)).contains(new SessionOwner(full, anna, organization()));
        assertThat(signIns().session(given.id(), new SessionId(accounts.nobody())))
                .isEmpty();
    }

    @Test
    void findsASessionAsItWasChangedLast() {
        join(anna);
        RunningSession first = begin(withDeviceAndCode(accounts.session(anna)));
        RunningSession steppedUp = begin(first.steppedUp(NOW.plusSeconds(60)));
        assertThat(session(first).map(SessionOwner::session)).contains(steppedUp);

        RunningSession ended = begin(steppedUp.ended(NOW.plusSeconds(90)));
        assertThat(session(first).map(SessionOwner::session)).contains(ended);
        assertThat(ended.bond().epoch()).isZero();
    }

    @Test
    void aSessionMovesFromTheVersionBeforeOnly() {
        join(anna);
        RunningSession first = accounts.session(anna);
        RunningSession second = first.ended(NOW);
        loses(SessionTable.SESSIONS.write(second));
        begin(first);
        loses(SessionTable.SESSIONS.write(first));
        loses(SessionTable.SESSIONS.write(second.steppedUp(NOW)));
        begin(second);
        loses(SessionTable.SESSIONS.write(first.steppedUp(NOW)));

        assertThat(session(first).map(SessionOwner::session)).contains(second);
    }

    @Test
    void aSessionComesWithItsUserAndOrganizationAsTheyAreNow() {
        join(anna);
        RunningSession session = begin(accounts.session(anna));
        User gone = Moves.to(UserStatus.CLOSED, anna);
        write(UserTable.USERS.update(
                gone.withStatus(gone.status(), gone.security().endAll(), gone.revision())));
        write(OrganizationTable.ORGANIZATIONS.update(Moves.closed(organization())));

        assertThat(session(session))
                .contains(new SessionOwner(session, found(anna).orElseThrow(), organization()));
        assertThat(session(session).map(SessionOwner::user).map(User::status)).contains(gone.status());
    }

    @Test
    void listsTheSessionsOfAUserLatestBegunFirst() {
        join(anna);
        join(ben);
        RunningSession second = begin(accounts.session(anna, NOW.plusSeconds(2)));
        RunningSession third = begin(accounts.session(anna, NOW.plusSeconds(3)));
        RunningSession first = begin(accounts.session(anna, NOW.plusSeconds(1)));
        RunningSession his = begin(accounts.session(ben));

        assertThat(sessions(anna, NOW, 10)).containsExactly(third, second, first);
        assertThat(sessions(anna, NOW, 2)).containsExactly(third, second);
        assertThat(sessions(ben, NOW, 10)).containsExactly(his);
        assertThat(sessions(given.user("cleo@weiss.example", ACTIVE), NOW, 10)).isEmpty();
    }

    @Test
    void listsSessionsUntilTheVeryInstantTheyEnd() {
        join(anna);
        RunningSession session = begin(accounts.session(anna));
        Instant end = session.expiresAt();
        assertThat(sessions(anna, end.minusNanos(1_000), 10)).containsExactly(session);
        assertThat(sessions(anna, end, 10)).isEmpty();

        RunningSession ended = begin(session.ended(NOW.plusSeconds(5)));
        assertThat(sessions(anna, NOW.plusSeconds(4), 10)).containsExactly(ended);
        assertThat(sessions(anna, NOW.plusSeconds(5), 10)).isEmpty();
    }

    @Test
    void listsTheDevicesOfAUserEarliestKnownFirst() {
        join(anna);
        join(ben);
        Device second = known(accounts.device(anna, NOW.plusSeconds(2)));
        Device third = known(accounts.device(anna, NOW.plusSeconds(3)));
        User later = anna.withStatus(anna.status(), anna.security().endAll(), Moves.next(anna.revision()));
        Device first = known(accounts.device(later, NOW.plusSeconds(1)));
        Device his = known(accounts.device(ben));

        assertThat(devices(anna)).containsExactly(first, second, third);
        assertThat(devices(ben)).containsExactly(his);
    }

    @Test
    void aDeviceIsKnownOnceAndForgottenOnce() {
        join(anna);
        Device device = accounts.device(anna);
        loses(DeviceTable.DEVICES.delete(device));
        known(device);
        loses(DeviceTable.DEVICES.insert(device));
        assertThat(devices(anna)).containsExactly(device);

        write(DeviceTable.DEVICES.delete(device));
        assertThat(devices(anna)).isEmpty();
        loses(DeviceTable.DEVICES.delete(device));
        known(device);
        assertThat(devices(anna)).containsExactly(device);
    }

    @Test
    void findsNothingOfAnotherOrganization() {
        write(other.opened());
        join(anna);
        RunningSession session = begin(accounts.session(anna));
        Device device = known(accounts.device(anna));

        assertThat(signIns().session(other.id(), session.id())).isEmpty();
        assertThat(signIns().sessions(other.id(), anna.id(), NOW, 10)).isEmpty();
        assertThat(signIns().devices(other.id(), anna.id())).isEmpty();
        loses(DeviceTable.DEVICES.delete(
                new Device(other.id(), device.id(), device.user(), device.epoch(), device.since())));
        assertThat(devices(anna)).containsExactly(device);
    }

    @Test
    void tellsWhoAsksOfThemselves() {
        join(anna);
        RunningSession session = begin(accounts.session(anna));
        Viewer herself = Accounts.viewer(session);
        assertThat(own(herself))
                .contains(new OwnAccount(new ShownUser(anna, Optional.empty()), Optional.empty(), Optional.empty()));

        Credential password = accounts.credential(anna.id());
        write(CredentialTable.CREDENTIALS.write(password));
        Counter stepUp = count(Counter.Key.ofUnknownClients(anna.id().uuid(), Proof.STEP_UP));
        count(Counter.Key.ofUnknownClients(anna.id().uuid(), Proof.PASSWORD));
        count(new Counter.Key(anna.id().uuid(), Proof.STEP_UP, accounts.nobody()));

        assertThat(own(herself))
                .contains(new OwnAccount(
                        new ShownUser(anna, Optional.empty()), Optional.of(password), Optional.of(stepUp)));
    }

    @Test
    void tellsNobodyOfThemselvesWhenNoUserAsks() {
        join(anna);
        RunningSession session = begin(accounts.session(anna));

        assertThat(own(viewer)).isEmpty();
        assertThat(own(Accounts.viewer(session))).isPresent();
    }

    private Optional<SessionOwner> session(RunningSession row) {
        return signIns().session(row.organization(), row.id());
    }

    private List<RunningSession> sessions(User user, Instant now, int limit) {
        return signIns().sessions(given.id(), user.id(), now, limit);
    }

    private List<Device> devices(User user) {
        return signIns().devices(given.id(), user.id());
    }

    private Optional<OwnAccount> own(Viewer by) {
        return signIns().own(by).value();
    }

    private SignInStore signIns() {
        return storage.port(SignInStore.class);
    }

    private Device known(Device row) {
        write(DeviceTable.DEVICES.insert(row));
        return row;
    }

    private Counter count(Counter.Key key) {
        Counter row = accounts.counter(key);
        write(CounterTable.COUNTERS.write(row));
        return row;
    }

    private RunningSession withDeviceAndCode(RunningSession row) {
        Device device = known(accounts.device(anna));
        return new RunningSession(
                row.organization(),
                row.id(),
                new RunningSession.Bond(anna.id(), 7, Optional.of(device.id())),
                new Proven(NOW.minusSeconds(9), Optional.of(NOW.minusSeconds(3))),
                row.begunAt(),
                row.expiresAt(),
                row.version());
    }
}
