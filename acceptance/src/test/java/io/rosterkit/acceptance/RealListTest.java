package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.GUEST;
import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Roster;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.invitation.ListReport;
import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.invitation.Invitee;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.peoplelist.AddressList;
import io.rosterkit.peoplelist.ListColumns;
import io.rosterkit.peoplelist.ListPreview.Remark;
import io.rosterkit.testkit.Mailbox;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@RosterTest
@Tag("M1")
class RealListTest {

    private static final String FOREIGN = """
            Name,Email,Role,userType,Status,Type
            Anna,anna@weiss.example,owner,guest,Blocked,robot
            Ben,ben@weiss.example,Hygienist,Member,Active,Not A Type
            """;

    @Test
    @Tag("G3")
    void takesNoTypeOrRoleThatTheCallerDidNotAskForAndRemarksIt(Offices offices) {
        Office office = offices.open();

        ListReport report =
                office.desk().invitations().inviteAll(csv(FOREIGN), STAFF).orThrow();

        assertThat(report.invited()).isEqualTo(2);
        assertThat(report.remarks()).extracting(Remark::heading).containsExactly("Role", "userType", "Status", "Type");
        assertThat(report.remarks())
                .allSatisfy(remark -> assertThat(remark.text()).contains("withColumns"));
        assertThat(invitee(office, report, 0).type()).isEqualTo(STAFF);
        assertThat(invitee(office, report, 0).roles()).isEmpty();
    }

    @Test
    void takesThemFromTheColumnsTheCallerNames(Offices offices) {
        Office office = offices.open();
        AddressList list = csv("""
                        Name,Email,Art,Recht,Nummer
                        Anna,anna@weiss.example,guest,Office Administrator,+49 171 5550123
                        Ben,ben@weiss.example,,,0171 5550123
                        """)
                .withColumns(ListColumns.create().type("Art").roles("Recht").phone("Nummer"));

        ListReport report = office.desk().invitations().inviteAll(list, STAFF).orThrow();

        assertThat(invitee(office, report, 0).type()).isEqualTo(GUEST);
        assertThat(invitee(office, report, 0).roles()).containsExactly(OFFICE_ADMINISTRATOR);
        assertThat(invitee(office, report, 0).phone().orElseThrow().e164()).isEqualTo("+491715550123");
        assertThat(report.lines().get(1).outcome().refusal())
                .contains(Refusal.of(ContactReason.PHONE_MALFORMED).at("phone"));
    }

    @Test
    @Tag("G3")
    void refusesAListWithoutAddressesOnceAndNamesItsHeadings(Offices offices, Mailbox mail) {
        Office office = offices.open();
        int mails = mail.all().size();

        Refusal refusal = office.desk()
                .invitations()
                .inviteAll(csv("Name;Straße;Ort\nAnna;Hauptstr. 1;Berlin\nBen;Nebenstr. 2;Ulm\n"), STAFF)
                .refusal()
                .orElseThrow();

        assertThat(refusal.code()).isEqualTo("contact.list_no_address_column");
        assertThat(refusal.facts()).containsEntry("headings", "Name, Straße, Ort");
        assertThat(Roster.texts().of(refusal, Locale.ENGLISH)).endsWith("the headings are: Name, Straße, Ort.");
        assertThat(Roster.texts().of(refusal, Locale.GERMAN)).endsWith("die Überschriften sind: Name, Straße, Ort.");
        assertThat(mail.all()).hasSize(mails);
    }

    @Test
    @Tag("G3")
    void aQuoteThatNeverClosesIsToldWithItsLineAndTheOthersGoOut(Offices offices) {
        ListReport report = offices.open()
                .desk()
                .invitations()
                .inviteAll(csv("Name,E-Mail\nA,a@weiss.example\n\"B,b@weiss.example\nC,c@weiss.example\n"), STAFF)
                .orThrow();

        assertThat(report.invited()).isEqualTo(2);
        assertThat(report.refused()).singleElement().satisfies(line -> {
            assertThat(line.line()).isEqualTo(3);
            assertThat(line.outcome().refusal()).contains(Refusal.of(ContactReason.LINE_UNCLOSED_QUOTE));
        });
    }

    @Test
    @Tag("G3")
    void aNameAndAnAddressNeverBecomeOneAddress(Offices offices) {
        ListReport report = offices.open()
                .desk()
                .invitations()
                .inviteAll(csv("Weiss, Anna;anna@weiss.example\nRoth, Ben, Dr.;ben@weiss.example\n"), STAFF)
                .orThrow();

        assertThat(report.lines())
                .extracting(ListReport.LineAnswer::address)
                .containsExactly("anna@weiss.example", "ben@weiss.example");
        assertThat(report.invited()).isEqualTo(2);
    }

    @Test
    void theReportOfTheSameListTwiceIsTheSame(Offices offices) {
        Office office = offices.open();

        ListReport first = office.once("list-1")
                .invitations()
                .inviteAll(csv(FOREIGN), STAFF)
                .orThrow();
        ListReport again = office.once("list-1")
                .invitations()
                .inviteAll(csv(FOREIGN), STAFF)
                .orThrow();

        assertThat(again).isEqualTo(first);
    }

    @Test
    @Tag("G3")
    void marksAroundAnAddressOrANumberDoNotMatterInAnyField(Offices offices) {
        Office office = offices.open();

        Invitee invitee = office.desk()
                .invitations()
                .invite(InvitationDraft.to("\u00A0\u200Bben@weiss.example\u200E", STAFF)
                        .reachableAt("\u202A+49 171 5550123\u202C"))
                .then(receipt -> office.desk().invitations().get(receipt.invitation()))
                .orThrow()
                .invitee();

        assertThat(invitee.address().original()).isEqualTo("ben@weiss.example");
        assertThat(invitee.phone().orElseThrow().e164()).isEqualTo("+491715550123");
    }

    @Test
    @Tag("G3")
    void tellsTheFormToTypeOfADomainWithASharpS(Offices offices) {
        Refusal refusal = offices.open()
                .desk()
                .invitations()
                .invite("info@straße.example", STAFF)
                .refusal()
                .orElseThrow();

        assertThat(refusal.code()).isEqualTo("contact.address_malformed");
        assertThat(List.of(Locale.ENGLISH, Locale.GERMAN))
                .allSatisfy(language ->
                        assertThat(Roster.texts().of(refusal, language)).contains("xn--strae-oqa.example"));
    }

    @EveryStorage
    @Test
    @Tag("V4")
    void refusesANumberAtWhichATextCostsMore(Offices offices) {
        assertThat(offices.open()
                        .desk()
                        .invitations()
                        .invite(InvitationDraft.to("ben@weiss.example", STAFF).reachableAt("+49 900 1234567"))
                        .refusal())
                .contains(Refusal.of(ContactReason.PHONE_PREMIUM).at("phone"));
    }

    private static Invitee invitee(Office office, ListReport report, int line) {
        return office.desk()
                .invitations()
                .get(report.lines().get(line).outcome().orThrow().invitation())
                .orThrow()
                .invitee();
    }

    private static AddressList csv(String text) {
        return AddressList.csv(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
