package io.rosterkit.acceptance.signin;

import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Front;
import io.rosterkit.Roster;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.registration.RegistrationReceipt;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.testkit.Mailbox;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserDetails;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From the mail with the link to a user with a session. */
@EveryStorage
@RosterTest
class RegistrationTest {

    private static final String PASSWORD = "seven quiet otters paddle";

    @Test
    @Tag("M2")
    @Tag("N4")
    @Tag("P7")
    void linkAndCodeWordTogetherSetThePasswordAndSignIn(Roster roster, Offices offices, Mailbox mail) {
        Office office = offices.open();
        InvitationReceipt invited = office.desk()
                .invitations()
                .invite(InvitationDraft.to("ben@weiss.example", STAFF)
                        .named("Ben")
                        .withRoles(OFFICE_ADMINISTRATOR))
                .orThrow();
        Front front = roster.front(new Source("192.0.2.7"));
        RegistrationReceipt ben = front.register(mail.to("ben@weiss.example").link(), office.codeWord(), PASSWORD)
                .orThrow()
                .done();

        assertThat(ben.user()).isEqualTo(invited.user());
        UserDetails user = office.desk().users().get(ben.user()).orThrow();
        assertThat(user.status().roles()).isEqualTo(Set.of(OFFICE_ADMINISTRATOR));
        assertThat(user.contact().verified()).isTrue();
        assertThat(office.desk()
                        .invitations()
                        .get(invited.invitation())
                        .orThrow()
                        .state())
                .isEqualTo(InvitationState.ACCEPTED);
        SignedIn in = ben.signedIn().orElseThrow();
        assertThat(roster.session(in.token().reveal()).orThrow().session()).isEqualTo(in.session());
        assertThat(roster.as(in.session()).users().get(ben.user()).refusal()).isEmpty();
    }

    @Test
    @Tag("N4")
    void aWrongCodeWordIsCountedAndHoldsTheInvitationUntilItIsRenewed(Roster roster, Offices offices, Mailbox mail) {
        Office office = offices.open();
        InvitationReceipt invited =
                office.desk().invitations().invite("ben@weiss.example", STAFF).orThrow();
        Front front = roster.front(new Source("192.0.2.7"));
        String link = mail.to("ben@weiss.example").link();
        for (int i = 0; i < 5; i++) {
            assertThat(reason(front.register(link, "WRONG-WORD" + i, PASSWORD)))
                    .isEqualTo(InvitationReason.CODE_WORD_WRONG);
        }

        assertThat(reason(front.register(link, office.codeWord(), PASSWORD))).isEqualTo(InvitationReason.HELD);

        office.desk().invitations().renew(invited.invitation()).orThrow();
        assertThat(front.register(mail.to("ben@weiss.example").link(), office.codeWord(), PASSWORD)
                        .refusal())
                .isEmpty();
    }

    @Test
    void signsInWithThePasswordAndIsKeptOutAfterFiveWrongOnes(Roster roster, Offices offices, Mailbox mail) {
        Office office = offices.open();
        office.desk().invitations().invite("ben@weiss.example", STAFF).orThrow();
        Front front = roster.front(office.organization(), new Source("192.0.2.7"));
        front.register(mail.to("ben@weiss.example").link(), office.codeWord(), PASSWORD)
                .orThrow();

        assertThat(front.signIn("ben@weiss.example", PASSWORD)
                        .orThrow()
                        .done()
                        .session()
                        .organization())
                .isEqualTo(office.organization());
        for (int i = 0; i < 5; i++) {
            assertThat(reason(front.signIn("ben@weiss.example", "eight loud otters paddle")))
                    .isEqualTo(SignInReason.REFUSED);
        }
        assertThat(reason(front.signIn("ben@weiss.example", PASSWORD))).isEqualTo(SignInReason.REFUSED);
        assertThat(mail.to("ben@weiss.example").latest().subject()).contains("ock");
    }

    private static Reason reason(io.rosterkit.model.outcome.Outcome<?> outcome) {
        return outcome.refusal().orElseThrow().reason();
    }
}
