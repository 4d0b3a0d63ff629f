package io.rosterkit.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rosterkit.model.Change;
import io.rosterkit.model.contact.AddressUsageChange;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.InvitationChange;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.lockout.stored.LockoutChange;
import io.rosterkit.model.organization.stored.OrganizationChange;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.signin.stored.Device;
import io.rosterkit.model.signin.stored.SignInChange;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.user.stored.UserChange;
import io.rosterkit.model.verification.stored.Confirmation;
import io.rosterkit.model.verification.stored.VerificationChange;
import io.rosterkit.spi.Ports;
import io.rosterkit.spi.storage.Port;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Accounts;
import io.rosterkit.tck.given.Given;
import io.rosterkit.tck.given.Moves;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A storage has every port there is and a writer for every change there is. */
abstract class PortsContract extends Contract {

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
        Stream<Class<?>> all = Ports.CHANGES.stream().flatMap(feature -> Stream.of(feature.getPermittedSubclasses()));
        assertThat(oneOfEach.stream().<Class<?>>map(Object::getClass))
                .as("the changes this contract tries, one of each kind")
                .containsExactlyInAnyOrderElementsOf(all.toList());

        oneOfEach.forEach(this::write);
    }

    @Test
    void itsTimeDoesNotRunBackwards() {
        Instant earlier = storage.time();

        assertThat(storage.time()).isAfterOrEqualTo(earlier);
    }

    private List<Change> oneOfEach() {
        Practice practice = given.practice();
        Practice second = given.practice(practice.openedAt());
        Invitation invitation = given.invitation("ben@weiss.example");
        OrganizationChange.Opened third = (OrganizationChange.Opened)
                Given.organization(3).opened().changes().get(0);
        User anna = given.user("anna@weiss.example", UserStatus.ACTIVE);
        List<Change> rows = List.of(
                third,
                new OrganizationChange.PracticeOpened(second),
                new OrganizationChange.PracticeChanged(
                        practice.withCodeWord(second.codeWord(), Moves.next(practice.revision()))),
                new AddressUsageChange.Claimed(given.id(), "anna@weiss.example", anna.id()),
                new AddressUsageChange.Released(given.id(), "anna@weiss.example", anna.id()),
                new UserChange.Joined(anna),
                new UserChange.Changed(Moves.to(UserStatus.DEACTIVATED, anna)),
                new InvitationChange.Invited(invitation),
                new InvitationChange.Changed(Moves.to(InvitationState.WITHDRAWN, invitation)));
        List<Change> all = new ArrayList<>(rows);
        all.addAll(oneOfEachThatComesWith(anna));
        all.add(new OrganizationChange.Changed(Moves.closed(organization())));
        return all;
    }

    private List<Change> oneOfEachThatComesWith(User user) {
        Accounts accounts = Accounts.of(given);
        Device device = accounts.device(user);
        Counter.Key key = Counter.Key.ofStrangers(user.id().uuid(), Proof.PASSWORD);
        return List.of(
                new LockoutChange.Counted(accounts.counter(key)),
                new LockoutChange.Charged(
                        accounts.counter(Counter.Key.ofStrangers(user.id().uuid(), Proof.CODE))),
                new LockoutChange.Knocked(accounts.counter(key)),
                new SignInChange.PasswordSet(accounts.credential(user.id())),
                new SignInChange.DeviceKnown(device),
                new SignInChange.SessionChanged(accounts.session(user)),
                new SignInChange.DeviceForgotten(device),
                new VerificationChange.Challenged(accounts.challenge(user.id().uuid())),
                new VerificationChange.ConfirmationChanged(
                        accounts.confirmation(user.id(), Confirmation.Purpose.RECOVERY)));
    }
}
