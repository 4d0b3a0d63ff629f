package io.rosterkit.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rosterkit.model.Change;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.SinglePermission;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.lockout.stored.LockoutChange;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.model.productmodule.stored.GivenModule;
import io.rosterkit.model.productmodule.stored.UserModule;
import io.rosterkit.model.signin.stored.Device;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.user.stored.UserPermission;
import io.rosterkit.model.user.stored.UserPractice;
import io.rosterkit.model.user.stored.UserRole;
import io.rosterkit.model.verification.stored.Confirmation;
import io.rosterkit.spi.Ports;
import io.rosterkit.spi.audit.JournalTable;
import io.rosterkit.spi.invitation.InvitationTable;
import io.rosterkit.spi.lockout.CounterTable;
import io.rosterkit.spi.notice.OutboxTable;
import io.rosterkit.spi.organization.OrganizationTable;
import io.rosterkit.spi.organization.PracticeTable;
import io.rosterkit.spi.productmodule.UserModuleTable;
import io.rosterkit.spi.signin.CredentialTable;
import io.rosterkit.spi.signin.DeviceTable;
import io.rosterkit.spi.signin.SessionTable;
import io.rosterkit.spi.storage.Port;
import io.rosterkit.spi.table.RequestTable;
import io.rosterkit.spi.table.RowChange;
import io.rosterkit.spi.table.Table;
import io.rosterkit.spi.user.UserPermissionTable;
import io.rosterkit.spi.user.UserPracticeTable;
import io.rosterkit.spi.user.UserRoleTable;
import io.rosterkit.spi.user.UserTable;
import io.rosterkit.spi.verification.ChallengeTable;
import io.rosterkit.spi.verification.ConfirmationTable;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Accounts;
import io.rosterkit.tck.given.Given;
import io.rosterkit.tck.given.Moves;
import io.rosterkit.tck.table.Samples;
import io.rosterkit.tck.table.Samples.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A storage has every port there is and a writer for every change there is. */
abstract class PortsContract extends Contract {

    /** What has a place of its own in {@code Changes}. */
    private static final Set<String> COME_ALONG =
            Set.of(RequestTable.REQUESTS.name(), OutboxTable.OUTBOX.name(), JournalTable.JOURNAL.name());

    private interface Unknown extends Port {}

    @Test
    void providesEveryPort() {
        assertThat(Ports.ALL)
                .allSatisfy(type ->
                        assertThat(storage.port(type)).as(type.getName()).isInstanceOf(type));
    }

    @Test
    void refusesAPortThereIsNot() {
        assertThatIllegalArgumentException().isThrownBy(() -> storage.port(Unknown.class));
        assertThatIllegalArgumentException().isThrownBy(() -> storage.port(Port.class));
    }

    @Test
    void writesEveryKindOfChange() {
        List<Change> oneOfEach = oneOfEach();
        assertThat(Stream.concat(oneOfEach.stream().map(PortsContract::kind), COME_ALONG.stream()))
                .as("the changes this contract tries, at least one of each table and kind")
                .containsAll(Stream.concat(
                                Ports.TABLES.stream().map(Table::name),
                                Stream.of(LockoutChange.class.getPermittedSubclasses())
                                        .map(Class::getSimpleName))
                        .toList());

        oneOfEach.forEach(this::write);
    }

    @Test
    void itsTimeDoesNotRunBackwards() {
        Instant earlier = storage.time();

        assertThat(storage.time()).isAfterOrEqualTo(earlier);
    }

    private static String kind(Change change) {
        return change instanceof RowChange<?> row
                ? row.table().name()
                : change.getClass().getSimpleName();
    }

    private List<Change> oneOfEach() {
        Practice practice = given.practice();
        Practice second = given.practice(practice.openedAt());
        Invitation invitation = given.invitation("ben@weiss.example");
        Change third = Given.organization(3).opened().changes().get(0);
        User anna = given.user("anna@weiss.example", UserStatus.ACTIVE);
        List<Change> rows = List.of(
                third,
                PracticeTable.PRACTICES.insert(second),
                PracticeTable.PRACTICES.update(
                        practice.withCodeWord(second.codeWord(), Moves.next(practice.revision()))),
                UserTable.USERS.insert(invitation.invited()),
                UserTable.USERS.delete(invitation.invited()),
                UserTable.USERS.insert(anna),
                UserTable.USERS.update(Moves.to(UserStatus.DEACTIVATED, anna)),
                InvitationTable.INVITATIONS.insert(invitation),
                InvitationTable.INVITATIONS.update(Moves.to(InvitationState.WITHDRAWN, invitation)));
        List<Change> all = new ArrayList<>(rows);
        all.addAll(oneOfEachGrant(anna));
        all.addAll(oneOfEachThatComesWith(anna));
        all.addAll(newRowsOfOtherTables(all));
        all.add(OrganizationTable.ORGANIZATIONS.update(Moves.closed(organization())));
        return all;
    }

    /** Of each table that none of these changes is of. */
    private static List<Change> newRowsOfOtherTables(List<Change> changes) {
        Set<String> tried = changes.stream().map(PortsContract::kind).collect(Collectors.toSet());
        return Samples.of(Given.organization(4)).stream()
                .filter(sample -> !tried.contains(sample.table().name())
                        && !COME_ALONG.contains(sample.table().name()))
                .<Change>map(Sample::insert)
                .toList();
    }

    private static List<Change> oneOfEachGrant(User user) {
        UserRole role = new UserRole(
                user.organization(),
                user.id(),
                user.status().grants().iterator().next());
        UserPermission permission = new UserPermission(
                user.organization(), user.id(), SinglePermission.granted(Permission.INVITE, Optional.empty()));
        UserModule module = new UserModule(
                user.organization(),
                user.id(),
                new GivenModule(new ProductModule("scheduling"), Optional.empty(), Given.NOW));
        UserPractice practice = new UserPractice(
                user.organization(),
                user.id(),
                user.status().assignments().iterator().next());
        return List.of(
                UserRoleTable.USER_ROLES.insert(role),
                UserRoleTable.USER_ROLES.delete(role),
                UserPermissionTable.USER_PERMISSIONS.insert(permission),
                UserPermissionTable.USER_PERMISSIONS.delete(permission),
                UserPracticeTable.USER_PRACTICES.insert(practice),
                UserPracticeTable.USER_PRACTICES.delete(practice),
                UserModuleTable.USER_MODULES.insert(module),
                UserModuleTable.USER_MODULES.delete(module));
    }

    private List<Change> oneOfEachThatComesWith(User user) {
        Accounts accounts = Accounts.of(given);
        Device device = accounts.device(user);
        Counter.Key key = Counter.Key.ofUnknownClients(user.id().uuid(), Proof.PASSWORD);
        return List.of(
                CounterTable.COUNTERS.write(accounts.counter(key)),
                new LockoutChange.Charged(
                        accounts.counter(Counter.Key.ofUnknownClients(user.id().uuid(), Proof.CODE))),
                new LockoutChange.AttemptRejected(accounts.counter(key)),
                CredentialTable.CREDENTIALS.write(accounts.credential(user.id())),
                DeviceTable.DEVICES.insert(device),
                SessionTable.SESSIONS.write(accounts.session(user)),
                DeviceTable.DEVICES.delete(device),
                ChallengeTable.CHALLENGES.write(accounts.challenge(user.id().uuid())),
                ConfirmationTable.CONFIRMATIONS.write(accounts.confirmation(user.id(), Confirmation.Purpose.RECOVERY)));
    }
}
