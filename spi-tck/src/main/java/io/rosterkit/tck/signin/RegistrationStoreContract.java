package io.rosterkit.tck.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.InvitationId;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.InvitationProgress;
import io.rosterkit.model.invitation.stored.LinkedInvitation;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.signin.stored.Credential;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.invitation.InvitationTable;
import io.rosterkit.spi.lockout.CounterTable;
import io.rosterkit.spi.organization.OrganizationTable;
import io.rosterkit.spi.organization.PracticeTable;
import io.rosterkit.spi.registration.RegistrationStore;
import io.rosterkit.spi.registration.RegistrationStore.Facts;
import io.rosterkit.spi.signin.CredentialTable;
import io.rosterkit.spi.user.UserRows;
import io.rosterkit.spi.user.UserTable;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Accounts;
import io.rosterkit.tck.given.Moves;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What registering with an invitation has to know. */
public abstract class RegistrationStoreContract extends Contract {

    private static final String BEN = "ben@weiss.example";

    private final Accounts accounts = Accounts.of(given);

    @Test
    void findsAnInvitationWithItsOrganizationAndPractice() {
        write(PracticeTable.PRACTICES.insert(given.practice(given.practice().openedAt())));
        Invitation ben = invite(given, given.invitation(BEN));
        invite(given, given.invitation("anna@weiss.example"));

        assertThat(facts(ben)).contains(bare(ben));
        assertThat(storage.port(RegistrationStore.class).facts(given.id(), new InvitationId(accounts.nobody())))
                .isEmpty();
    }

    @Test
    void findsAnInvitationInEveryStateAndOfAnOrganizationThatIsClosed() {
        Invitation ben = Moves.to(InvitationState.HELD, invite(given, given.invitation(BEN)));
        write(InvitationTable.INVITATIONS.update(ben));
        assertThat(facts(ben)).contains(bare(ben));

        Invitation over = move(ben, Moves.to(InvitationState.WITHDRAWN, ben));
        write(OrganizationTable.ORGANIZATIONS.update(Moves.closed(organization())));
        assertThat(facts(ben)).contains(bare(over));
    }

    @Test
    void tellsThePasswordThatIsThereAlready() {
        Invitation ben = invite(given, given.invitation(BEN));
        Credential password = accounts.credential(ben.invitee().user());
        write(CredentialTable.CREDENTIALS.write(password));

        assertThat(facts(ben).flatMap(Facts::credential)).contains(password);
    }

    @Test
    void tellsWhetherTheUserWhoInvitedDemandsACode() {
        User anna = given.user("anna@weiss.example", UserStatus.ACTIVE);
        write(UserRows.insert(anna));
        InvitationProgress progress = given.invitation(BEN).progress();
        Invitation ben = invite(given, given.invitation(BEN, progress.by(Optional.of(anna.id()))));
        Invitation eva = invite(given, given.invitation("eva@weiss.example"));
        assertThat(facts(ben)).contains(bare(ben));

        write(UserTable.USERS.update(anna.withContact(
                anna.contact(), anna.security().demandingSecondStep(true), Moves.next(anna.revision()))));

        assertThat(facts(ben).map(Facts::senderDemandsCode)).contains(true);
        assertThat(facts(eva).map(Facts::senderDemandsCode)).contains(false);
    }

    @Test
    void tellsTheCountersOfTheCodeWordsAtTheDoorOfStrangers() {
        Invitation ben = invite(given, given.invitation(BEN));
        UUID practice = given.practice().id().uuid();
        count(new Counter.Key(practice, Proof.CODE_WORD, accounts.nobody()));
        count(Counter.Key.ofUnknownClients(practice, Proof.MAIL));
        count(Counter.Key.ofUnknownClients(ben.id().uuid(), Proof.CODE));
        count(Counter.Key.ofUnknownClients(ben.invitee().user().uuid(), Proof.CODE_WORD));
        assertThat(facts(ben).map(Facts::counters)).contains(List.of());

        Counter ofPractice = count(Counter.Key.ofUnknownClients(practice, Proof.CODE_WORD));
        assertThat(facts(ben).map(Facts::counters)).contains(List.of(ofPractice));

        Counter ofInvitation = count(Counter.Key.ofUnknownClients(ben.id().uuid(), Proof.CODE_WORD));
        assertThat(facts(ben).orElseThrow().counters()).containsExactlyInAnyOrder(ofPractice, ofInvitation);
    }

    @Test
    void findsInvitationsOfTheOwnOrganizationOnly() {
        write(other.opened());
        Invitation ours = invite(given, given.invitation(BEN));
        Invitation theirs = other.invitation(BEN);
        assertThat(theirs.id()).isEqualTo(ours.id());
        assertThat(facts(theirs)).isEmpty();

        invite(other, theirs);
        write(CredentialTable.CREDENTIALS.write(
                accounts.credential(ours.invitee().user())));
        count(Counter.Key.ofUnknownClients(ours.id().uuid(), Proof.CODE_WORD));

        Facts facts = facts(theirs).orElseThrow();
        assertThat(facts.linked().invitation()).isEqualTo(theirs);
        assertThat(facts.linked().organization().id()).isEqualTo(other.id());
        assertThat(facts.practice()).isEqualTo(other.practice());
        assertThat(facts.credential()).isEmpty();
        assertThat(facts.counters()).isEmpty();
    }

    private Facts bare(Invitation row) {
        Practice practice = given.practice();
        LinkedInvitation linked = new LinkedInvitation(row, organization());
        return new Facts(linked, practice, Optional.empty(), List.of(), false);
    }

    private Optional<Facts> facts(Invitation row) {
        return storage.port(RegistrationStore.class).facts(row.organization(), row.id());
    }

    private Counter count(Counter.Key key) {
        Counter row = accounts.counter(key);
        write(CounterTable.COUNTERS.write(row));
        return row;
    }
}
