package io.rosterkit.tck.signin;

import static io.rosterkit.model.user.UserStatus.ACTIVE;
import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.DeviceId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.model.signin.stored.Credential;
import io.rosterkit.model.signin.stored.Device;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.user.stored.UserActivity;
import io.rosterkit.spi.lockout.CounterTable;
import io.rosterkit.spi.organization.OrganizationTable;
import io.rosterkit.spi.signin.CredentialTable;
import io.rosterkit.spi.signin.DeviceTable;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.signin.SignInStore.AccountKey;
import io.rosterkit.spi.signin.SignInStore.Facts;
import io.rosterkit.spi.user.UserActivityTable;
import io.rosterkit.spi.user.UserTable;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Accounts;
import io.rosterkit.tck.given.Moves;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who rejected, and all there is to that. */
public abstract class SignInStoreContract extends Contract {

    private static final String ANNA = "anna@weiss.example";

    private final Accounts accounts = Accounts.of(given);
    private final User anna = given.user(ANNA, ACTIVE);
    private final UUID decoy = accounts.nobody();

    @Test
    void aUserIsKnownByTheAddressAndByTheId() {
        join(anna);
        join(given.user("ben@weiss.example", ACTIVE));
        Credential password = password(anna);

        Facts expected = new Facts(
                Optional.of(organization()),
                Optional.of(anna),
                Optional.of(password),
                Optional.empty(),
                Optional.empty(),
                List.of());
        assertThat(facts(by(ANNA))).isEqualTo(expected);
        assertThat(facts(by(anna.id()))).isEqualTo(expected);
    }

    @Test
    void nobodyIsKnownUnderWhatNobodyHas() {
        join(anna);
        password(anna);

        Facts nobody = new Facts(
                Optional.of(organization()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        assertThat(facts(by("ben@weiss.example"))).isEqualTo(nobody);
        assertThat(facts(by("Anna@weiss.example"))).isEqualTo(nobody);
        assertThat(facts(by(new UserId(decoy)))).isEqualTo(nobody);
    }

    @Test
    void whoIsClosedIsKnownByTheIdAlone() {
        join(anna);
        User gone = Moves.to(UserStatus.CLOSED, anna);
        write(UserTable.USERS.update(gone));

        assertThat(facts(by(ANNA)).user()).isEmpty();
        assertThat(facts(by(anna.id())).user()).contains(gone);
    }

    @Test
    void whoIsDeactivatedIsKnownAsSuch() {
        User idle = join(given.user("ben@weiss.example", UserStatus.DEACTIVATED));

        assertThat(facts(by("ben@weiss.example")).user()).contains(idle);
    }

    @Test
    void thereIsAPasswordOnceItIsSet() {
        join(anna);
        assertThat(facts(by(ANNA)).credential()).isEmpty();

        Credential first = password(anna);
        assertThat(facts(by(ANNA)).credential()).contains(first);

        Credential second = first.replaced(new PasswordHash("$pbkdf2$"), NOW.plusSeconds(1));
        write(CredentialTable.CREDENTIALS.write(second));
        assertThat(facts(by(ANNA)).credential()).contains(second);
    }

    @Test
    void aPasswordMovesFromTheVersionBeforeOnly() {
        join(anna);
        Credential first = accounts.credential(anna.id());
        Credential second = first.replaced(new PasswordHash("$2"), NOW);
        loses(CredentialTable.CREDENTIALS.write(second));
        write(CredentialTable.CREDENTIALS.write(first));
        loses(CredentialTable.CREDENTIALS.write(first));
        loses(CredentialTable.CREDENTIALS.write(second.replaced(new PasswordHash("$3"), NOW)));
        write(CredentialTable.CREDENTIALS.write(second));
        loses(CredentialTable.CREDENTIALS.write(second));

        assertThat(facts(by(ANNA)).credential()).contains(second);
    }

    @Test
    void aPasswordMayBeThereBeforeItsUser() {
        Credential early = password(anna);
        join(anna);

        assertThat(facts(by(ANNA)).credential()).contains(early);
    }

    @Test
    void aDeviceIsKnownToItsUserOnly() {
        join(anna);
        User ben = join(given.user("ben@weiss.example", ACTIVE));
        Device hers = known(accounts.device(anna));
        Device his = known(accounts.device(ben));

        assertThat(facts(by(ANNA, hers)).device()).contains(hers);
        assertThat(facts(by(ANNA, his)).device()).isEmpty();
        assertThat(facts(by(ANNA, accounts.device(anna))).device()).isEmpty();
        assertThat(facts(by(ANNA)).device()).isEmpty();
        assertThat(facts(by("nobody@weiss.example", hers)).device()).isEmpty();
    }

    @Test
    void aDeviceOfAnEarlierEpochIsNotKnown() {
        join(anna);
        Device device = known(accounts.device(anna));
        write(UserTable.USERS.update(
                anna.withStatus(anna.status(), anna.security().endAll(), Moves.next(anna.revision()))));

        assertThat(facts(by(ANNA, device)).device()).isEmpty();
    }

    @Test
    void aDeviceThatIsForgottenIsNotKnown() {
        join(anna);
        Device device = known(accounts.device(anna));
        write(DeviceTable.DEVICES.delete(device));

        assertThat(facts(by(ANNA, device)).device()).isEmpty();
    }

    @Test
    void tellsTheCounterOfTheProofAtTheDoorOfStrangers() {
        join(anna);
        Counter password = count(given.id(), anna.id().uuid(), Proof.PASSWORD, Counter.UNKNOWN_CLIENTS);
        Counter code = count(given.id(), anna.id().uuid(), Proof.CODE, Counter.UNKNOWN_CLIENTS);
        count(given.id(), anna.id().uuid(), Proof.PASSWORD, accounts.nobody());
        count(given.id(), decoy, Proof.PASSWORD, Counter.UNKNOWN_CLIENTS);

        assertThat(facts(by(ANNA)).counters()).containsExactly(password);
        assertThat(facts(new AccountKey(
                                given.id(), Optional.of(ANNA), Optional.empty(), Optional.empty(), Proof.CODE, decoy))
                        .counters())
                .containsExactly(code);
    }

    @Test
    void tellsTheCounterOfTheDeviceWhenItIsKnown() {
        join(anna);
        Device device = known(accounts.device(anna));
        Counter atDevice =
                count(given.id(), anna.id().uuid(), Proof.PASSWORD, device.id().uuid());
        assertThat(facts(by(ANNA, device)).counters()).containsExactly(atDevice);

        Counter atStrangers = count(given.id(), anna.id().uuid(), Proof.PASSWORD, Counter.UNKNOWN_CLIENTS);
        assertThat(facts(by(ANNA, device)).counters()).containsExactlyInAnyOrder(atDevice, atStrangers);

        write(DeviceTable.DEVICES.delete(device));
        assertThat(facts(by(ANNA, device)).counters()).containsExactly(atStrangers);
    }

    @Test
    void tellsTheCounterOfTheDecoyWhenThereIsNoUser() {
        Counter counter = count(given.id(), decoy, Proof.PASSWORD, Counter.UNKNOWN_CLIENTS);
        count(OrganizationId.nobody(), decoy, Proof.PASSWORD, Counter.UNKNOWN_CLIENTS);

        assertThat(facts(by(ANNA)).counters()).containsExactly(counter);
        assertThat(facts(by(anna.id())).counters()).containsExactly(counter);
    }

    @Test
    void tellsTheDecoyOfNobodyWhenThereIsNoOrganization() {
        Counter counter = count(OrganizationId.nobody(), decoy, Proof.PASSWORD, Counter.UNKNOWN_CLIENTS);
        count(other.id(), decoy, Proof.PASSWORD, Counter.UNKNOWN_CLIENTS);
        count(given.id(), decoy, Proof.PASSWORD, Counter.UNKNOWN_CLIENTS);
        AccountKey nowhere = new AccountKey(
                other.id(), Optional.of(ANNA), Optional.empty(), Optional.empty(), Proof.PASSWORD, decoy);

        assertThat(facts(nowhere))
                .isEqualTo(new Facts(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(counter)));
    }

    @Test
    void knowsUsersOfTheOwnOrganizationOnly() {
        write(other.opened());
        join(anna);
        password(anna);
        Device device = known(accounts.device(anna));
        count(given.id(), anna.id().uuid(), Proof.PASSWORD, Counter.UNKNOWN_CLIENTS);
        count(given.id(), decoy, Proof.PASSWORD, Counter.UNKNOWN_CLIENTS);

        for (boolean byAddress : List.of(true, false)) {
            Facts there = facts(new AccountKey(
                    other.id(),
                    Optional.of(ANNA).filter(key -> byAddress),
                    Optional.of(anna.id()).filter(id -> !byAddress),
                    Optional.of(device.id()),
                    Proof.PASSWORD,
                    decoy));
            assertThat(there.organization().map(row -> row.id())).contains(other.id());
            assertThat(there.user()).isEmpty();
            assertThat(there.credential()).isEmpty();
            assertThat(there.device()).isEmpty();
            assertThat(there.counters()).isEmpty();
        }
    }

    @Test
    void tellsWhenTheUserSignedInLast() {
        join(anna);
        User ben = join(given.user("ben@weiss.example", ACTIVE));
        UserActivity first = UserActivity.first(given.id(), anna.id(), NOW);
        write(UserActivityTable.USER_ACTIVITIES.write(first));
        write(UserActivityTable.USER_ACTIVITIES.write(UserActivity.first(given.id(), ben.id(), NOW.plusSeconds(1))));

        assertThat(facts(by(ANNA)).activity()).contains(first);
        assertThat(facts(by(anna.id())).activity()).contains(first);

        write(UserActivityTable.USER_ACTIVITIES.write(first.signedIn(NOW.plusSeconds(3_600))));
        assertThat(facts(by(ANNA)).activity()).contains(first.signedIn(NOW.plusSeconds(3_600)));
        assertThat(facts(by(new UserId(decoy))).activity()).isEmpty();
    }

    @Test
    void tellsThatTheOrganizationIsClosed() {
        join(anna);
        write(OrganizationTable.ORGANIZATIONS.update(Moves.closed(organization())));

        Facts facts = facts(by(ANNA));
        assertThat(facts.organization()).contains(organization());
        assertThat(facts.user()).contains(anna);
    }

    private AccountKey by(String addressKey) {
        return new AccountKey(
                given.id(), Optional.of(addressKey), Optional.empty(), Optional.empty(), Proof.PASSWORD, decoy);
    }

    private AccountKey by(String addressKey, Device device) {
        Optional<DeviceId> from = Optional.of(device.id());
        return new AccountKey(given.id(), Optional.of(addressKey), Optional.empty(), from, Proof.PASSWORD, decoy);
    }

    private AccountKey by(UserId user) {
        return new AccountKey(given.id(), Optional.empty(), Optional.of(user), Optional.empty(), Proof.PASSWORD, decoy);
    }

    private Facts facts(AccountKey key) {
        return storage.port(SignInStore.class).facts(key);
    }

    private Credential password(User user) {
        Credential row = accounts.credential(user.id());
        write(CredentialTable.CREDENTIALS.write(row));
        return row;
    }

    private Device known(Device row) {
        write(DeviceTable.DEVICES.insert(row));
        return row;
    }

    private Counter count(OrganizationId organization, UUID subject, Proof proof, UUID channel) {
        Counter row = Accounts.counted(Counter.none(organization, new Counter.Key(subject, proof, channel), NOW));
        write(CounterTable.COUNTERS.write(row));
        return row;
    }
}
