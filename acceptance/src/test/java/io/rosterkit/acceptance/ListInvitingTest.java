package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.GUEST;
import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Roster;
import io.rosterkit.bulk.BulkWatcher.Progress;
import io.rosterkit.invitation.InvitationDetails;
import io.rosterkit.invitation.ListReport;
import io.rosterkit.invitation.ListReport.LineAnswer;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.peoplelist.AddressList;
import io.rosterkit.peoplelist.ListColumns;
import io.rosterkit.testkit.Mailbox;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EveryStorage
@RosterTest
@Tag("M1")
class ListInvitingTest {

    @Test
    void invitesTheGoodOnesAndTellsAboutEachOfTheOthers(Offices offices, Mailbox mail) {
        Office office = offices.open();
        office.desk().invitations().invite("known@weiss.example", STAFF).orThrow();

        ListReport report = office.desk()
                .invitations()
                .inviteAll(
                        AddressList.text("ben@weiss.example, not an address; Ben@Weiss.example\n"
                                + "known@weiss.example,\r\n Cleo Blau <cleo@weiss.example>, owner@office2.example,"),
                        STAFF)
                .orThrow();

        assertThat(codes(report))
                .containsExactly(
                        "1 invited",
                        "2 contact.address_malformed",
                        "3 invitation.line_repeated",
                        "4 invitation.already_invited",
                        "5 invited",
                        "6 invitation.already_user");
        assertThat(mail.to("ben@weiss.example").count()).isEqualTo(1);
        assertThat(mail.to("cleo@weiss.example").latest().text()).contains("Hello Cleo Blau,");
    }

    @Test
    void readsAFileWithHeadingByteOrderMarkAndQuotes(Offices offices) {
        Office office = offices.open();
        String file = "\uFEFFVorname;Nachname;E-Mail;Rolle;Bemerkung\r\n"
                + "Jörg;\"Weiß; Dr.\";joerg@weiss.example;office-administrator;\"sagt \"\"ja\"\"\"\r\n"
                + ";;;;\r\n"
                + "Zoë;Ōta;zoe@weiss.example;;\r\n";

        ListReport report = invite(
                office, csv(file, StandardCharsets.UTF_8), ListColumns.create().roles("Rolle"));

        assertThat(codes(report)).containsExactly("2 invited", "4 invited");
        InvitationDetails joerg = invitation(office, report.lines().get(0));
        assertThat(joerg.invitee().name().orElseThrow().text()).isEqualTo("Jörg Weiß; Dr.");
        assertThat(joerg.invitee().roles()).containsExactly(OFFICE_ADMINISTRATOR);
        assertThat(invitation(office, report.lines().get(1))
                        .invitee()
                        .name()
                        .orElseThrow()
                        .text())
                .isEqualTo("Zoë Ōta");
    }

    @Test
    void readsAFileWithoutHeadingInTheCharacterSetTheHostNames(Offices offices) {
        Office office = offices.open();
        Charset windows = Charset.forName("windows-1252");

        ListReport report = office.desk()
                .invitations()
                .inviteAll(AddressList.csv(csv("joerg@weiss.example,Jörg Weiß\n", windows), windows), GUEST)
                .orThrow();

        InvitationDetails joerg = invitation(office, report.lines().get(0));
        assertThat(joerg.invitee().name().orElseThrow().text()).isEqualTo("Jörg Weiß");
        assertThat(joerg.invitee().type()).isEqualTo(GUEST);
    }

    @Test
    void readsUtf16WithAByteOrderMark(Offices offices) {
        Office office = offices.open();

        ListReport report = invite(office, csv("email\tname\njoerg@weiss.example\tJörg\n", StandardCharsets.UTF_16));

        assertThat(codes(report)).containsExactly("2 invited");
    }

    @Test
    void invitesNobodyWhenTheFileCannotBeRead(Offices offices, Mailbox mail) {
        Office office = offices.open();
        int mails = mail.all().size();
        Charset windows = Charset.forName("windows-1252");

        var refused = office.desk()
                .invitations()
                .inviteAll(AddressList.csv(csv("ben@weiss.example,Ben\njoerg@weiss.example,Jörg\n", windows)), STAFF);

        assertThat(refused.refusal().orElseThrow().reason()).isEqualTo(ContactReason.LIST_CHARSET);
        assertThat(mail.all()).hasSize(mails);
    }

    @Test
    void refusesTypesAndRolesTheProfileDoesNotKnowLineByLine(Offices offices) {
        Office office = offices.open();

        ListReport report = invite(
                office,
                csv("""
                        email,type,roles
                        a@weiss.example,alien,
                        b@weiss.example,,emperor
                        c@weiss.example,Not A Code,
                        d@weiss.example,,"owner, office-administrator"
                        """, StandardCharsets.UTF_8),
                ListColumns.create().type("type").roles("roles"));

        assertThat(codes(report))
                .containsExactly(
                        "2 access.type_unknown", "3 access.role_unknown", "4 access.type_unknown", "5 invited");
    }

    @Test
    void refusesTheWholeListToThoseWhoMayNotInvite(Offices offices, Roster roster, Mailbox mail) {
        Office office = offices.open();
        int mails = mail.all().size();

        var refused = roster.as(office.join("stranger"))
                .invitations()
                .inviteAll(AddressList.text("ben@weiss.example"), STAFF);

        assertThat(refused.refusal().orElseThrow().reason()).isEqualTo(AccessReason.NOT_PERMITTED);
        assertThat(mail.all()).hasSize(mails);
    }

    @Test
    @Tag("G7")
    void tellsTheProgressAfterEachLine(Offices offices) {
        Office office = offices.open();
        List<Progress> heard = new ArrayList<>();

        office.desk()
                .invitations()
                .inviteAll(AddressList.text("a@weiss.example, nonsense, b@weiss.example"), STAFF, heard::add)
                .orThrow();

        assertThat(heard).containsExactly(new Progress(1, 0, 3), new Progress(2, 1, 3), new Progress(3, 1, 3));
    }

    @Test
    @Tag("G7")
    void leavesUntouchedWhatWasNotReachedWhenCancelled(Offices offices, Mailbox mail) {
        Office office = offices.open();
        int mails = mail.all().size();

        ListReport report = office.desk()
                .invitations()
                .inviteAll(
                        AddressList.text("a@weiss.example, b@weiss.example, c@weiss.example, d@weiss.example"),
                        STAFF,
                        progress -> progress.done() < 2)
                .orThrow();

        assertThat(codes(report))
                .containsExactly(
                        "1 invited", "2 invited", "3 invitation.line_cancelled", "4 invitation.line_cancelled");
        assertThat(mail.all()).hasSize(mails + 2);
        assertThat(office.desk().invitations().invite("c@weiss.example", STAFF).refusal())
                .isEmpty();
    }

    @Test
    void invitesAThousand(Offices offices, Mailbox mail) {
        Office office = offices.open();
        int mails = mail.all().size();
        String many = IntStream.range(0, 1000)
                .mapToObj(number -> "user" + number + "@weiss.example")
                .collect(Collectors.joining(","));

        ListReport report = office.desk()
                .invitations()
                .inviteAll(AddressList.text(many), STAFF)
                .orThrow();

        assertThat(report.invited()).isEqualTo(1000);
        assertThat(mail.all()).hasSize(mails + 1000);
    }

    @Test
    @Tag("G1")
    void twoListsThatOverlapInviteEverybodyOnce(Offices offices, Mailbox mail) {
        Office office = offices.open();
        int mails = mail.all().size();
        String many = IntStream.range(0, 300)
                .mapToObj(number -> "user" + number + "@weiss.example")
                .collect(Collectors.joining(","));

        List<ListReport> reports = Barrier.together(
                4,
                number -> () -> office.desk()
                        .invitations()
                        .inviteAll(AddressList.text(many), STAFF)
                        .orThrow());

        assertThat(reports.stream().mapToLong(ListReport::invited).sum()).isEqualTo(300);
        assertThat(mail.all()).hasSize(mails + 300);
    }

    private static ListReport invite(Office office, InputStream file, ListColumns columns) {
        return office.desk()
                .invitations()
                .inviteAll(AddressList.csv(file).withColumns(columns), STAFF)
                .orThrow();
    }

    private static ListReport invite(Office office, InputStream file) {
        return office.desk()
                .invitations()
                .inviteAll(AddressList.csv(file), STAFF)
                .orThrow();
    }

    private static InputStream csv(String text, Charset charset) {
        return new ByteArrayInputStream(text.getBytes(charset));
    }

    private static InvitationDetails invitation(Office office, LineAnswer line) {
        InvitationDetails found = office.desk()
                .invitations()
                .get(line.outcome().orThrow().invitation())
                .orThrow();
        return found;
    }

    private static List<String> codes(ListReport report) {
        return report.lines().stream()
                .map(line -> line.line() + " " + line.outcome().fold(receipt -> "invited", refusal -> refusal.code()))
                .toList();
    }
}
