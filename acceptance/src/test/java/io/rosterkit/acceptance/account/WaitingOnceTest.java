package io.rosterkit.acceptance.account;

import static io.rosterkit.acceptance.account.Home.BEN;
import static io.rosterkit.acceptance.account.Home.OTHER;
import static io.rosterkit.acceptance.account.Home.PASSWORD;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.account.Account;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.registration.Registration;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EveryStorage
@RosterTest
@Tag("M3")
class WaitingOnceTest {

    private Home home;
    private Account account;
    private Office elsewhere;
    private InvitationId invitation;

    @BeforeEach
    void invite(Kit kit) {
        home = Home.of(kit);
        account = home.desk().account();
        elsewhere = kit.offices().open("Practice elsewhere");
        invitation = elsewhere.desk().invitations().invite(BEN, STAFF).orThrow().invitation();
    }

    @Test
    @Tag("V5")
    void whoseMailboxIsNotVerifiedSeesAndAcceptsNothing(Storage storage) {
        home.force(storage, user -> {
            User.Contact contact = user.contact();
            return user.withContact(contact.withAddress(contact.address(), false), user.security(), user.revision());
        });

        assertThat(account.waiting().orThrow()).isEmpty();
        assertThat(accept(OTHER).refusal()).contains(Refusal.of(InvitationReason.LINK_UNKNOWN));
    }

    @Test
    void whoAcceptsAgainIsTheSameUser() {
        Registration first = accept(OTHER).orThrow();

        assertThat(accept(OTHER).orThrow().done().user()).isEqualTo(first.done().user());
        assertThat(accept(PASSWORD).refusal()).contains(Refusal.of(InvitationReason.ACCEPTED));
    }

    private Outcome<Registration> accept(String password) {
        return account.accept(elsewhere.organization(), invitation, elsewhere.codeWord(), password);
    }
}
