package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rosterkit.Desk;
import io.rosterkit.invitation.InvitationPolicy;
import io.rosterkit.invitation.ListReport;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.peoplelist.AddressList;
import io.rosterkit.peoplelist.ListColumns;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.RosterTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnlyInMemory
@RosterTest
@Tag("M1")
@Tag("G3")
class BadListTest {

    private static final int MEGA = 1_000_000;
    private static final ListColumns TYPE_AND_ROLE =
            ListColumns.create().type("type").roles("role");

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",;,\n\r\n"})
    void anEmptyListInvitesNobody(String nothing, Offices offices) {
        Desk desk = offices.open().desk();
        Snapshot before = Snapshot.of(desk);

        ListReport typed =
                desk.invitations().inviteAll(AddressList.text(nothing), STAFF).orThrow();
        ListReport file =
                desk.invitations().inviteAll(csv("email,name\n"), STAFF).orThrow();

        assertThat(typed.lines()).isEmpty();
        assertThat(file.lines()).isEmpty();
        assertThat(Snapshot.of(desk)).isEqualTo(before);
    }

    @Test
    void aListLongerThanThePolicyInvitesNobody(Storage storage, MovableClock clock) {
        Desk desk = Kit.of(
                        storage,
                        clock,
                        StandardProfile.builder("Example")
                                .invitation(InvitationPolicy.standard().linesAtMost(3))
                                .build())
                .offices()
                .open()
                .desk();
        Refusal tooLong = Refusal.of(ContactReason.LIST_TOO_LONG).at("list").with("atMost", 3);
        String four = "a@weiss.example\nb@weiss.example\nc@weiss.example\nd@weiss.example\n";
        Snapshot before = Snapshot.of(desk);

        assertThat(desk.invitations().inviteAll(AddressList.text(four), STAFF).refusal())
                .contains(tooLong);
        assertThat(desk.invitations().inviteAll(csv(four), STAFF).refusal()).contains(tooLong);
        assertThat(desk.invitations().inviteAll(csv("email\n" + four), STAFF).refusal())
                .contains(tooLong);

        assertThat(Snapshot.of(desk)).isEqualTo(before);
        assertThat(desk.invitations()
                        .inviteAll(csv("email\n" + four.substring(16)), STAFF)
                        .orThrow()
                        .invited())
                .isEqualTo(3);
    }

    @Test
    void aFileInAnotherCharacterSetInvitesNobody(Offices offices) {
        Desk desk = offices.open().desk();
        Snapshot before = Snapshot.of(desk);
        byte[] windows = "ben@weiss.example,Müller".getBytes(StandardCharsets.ISO_8859_1);
        byte[] half = {(byte) 0xFE, (byte) 0xFF, 0, 'b', 0};

        assertThat(desk.invitations()
                        .inviteAll(AddressList.csv(new ByteArrayInputStream(windows)), STAFF)
                        .refusal())
                .contains(Refusal.of(ContactReason.LIST_CHARSET)
                        .at("list")
                        .with("charset", "UTF-8")
                        .with("line", 1)
                        .with("likely", "windows-1252"));
        assertThat(desk.invitations()
                        .inviteAll(AddressList.csv(new ByteArrayInputStream(half)), STAFF)
                        .refusal())
                .contains(Refusal.of(ContactReason.LIST_CHARSET)
                        .at("list")
                        .with("charset", "UTF-16BE")
                        .with("line", 1));
        assertThat(Snapshot.of(desk)).isEqualTo(before);
    }

    @Test
    @Slow
    void aLineOfMegabytesIsRefusedAloneAndTheOthersGoOut(Offices offices) {
        Desk desk = offices.open().desk();
        String endless = "x".repeat(3 * MEGA);

        ListReport report = desk.invitations()
                .inviteAll(csv("ben@weiss.example\n\"" + endless + "\"\neva@weiss.example\n"), STAFF)
                .orThrow();

        assertThat(report.invited()).isEqualTo(2);
        assertThat(report.refused()).singleElement().satisfies(line -> {
            assertThat(line.line()).isEqualTo(2);
            assertThat(line.address()).hasSizeLessThanOrEqualTo(100);
            assertThat(line.outcome().refusal())
                    .contains(Refusal.of(ContactReason.LINE_TOO_LONG).with("atMost", 2_000));
        });
    }

    @Test
    void aTypedPieceOfMegabytesIsRefusedAloneAndTheOthersGoOut(Offices offices) {
        Desk desk = offices.open().desk();

        ListReport report = desk.invitations()
                .inviteAll(AddressList.text("ben@weiss.example;" + "x".repeat(3 * MEGA) + ";eva@weiss.example"), STAFF)
                .orThrow();

        assertThat(report.invited()).isEqualTo(2);
        assertThat(report.refused()).hasSize(1);
    }

    @Test
    @Slow
    void aLineOfNothingButSeparatorsInvitesNobody(Offices offices) {
        Desk desk = offices.open().desk();
        Snapshot before = Snapshot.of(desk);

        Optional<Refusal> refusal = desk.invitations()
                .inviteAll(csv("ben@weiss.example,Ben\n" + ",".repeat(MEGA) + "\n"), STAFF)
                .refusal();

        assertThat(refusal).contains(Refusal.of(ContactReason.LIST_MALFORMED).at("list"));
        assertThat(Snapshot.of(desk)).isEqualTo(before);
    }

    @Test
    void aFileBeyondSixtyFourMebibytesInvitesNobody(Offices offices) {
        Desk desk = offices.open().desk();

        Optional<Refusal> refusal = desk.invitations()
                .inviteAll(AddressList.csv(new Endless()), STAFF)
                .refusal();

        assertThat(refusal.map(Refusal::code)).contains("contact.list_too_long");
        assertThat(refusal.map(Refusal::field)).contains("list");
    }

    @Test
    void aFileThatCannotBeReadIsAFaultAndNoRefusal(Offices offices) {
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(new byte[10]), new Broken());

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> AddressList.csv(broken));
    }

    @Test
    void aBadRoleIsBlamedOnTheRoleWhateverTheTypeIs(Offices offices) {
        Desk desk = offices.open().desk();

        ListReport report = desk.invitations()
                .inviteAll(
                        csv("email,type,role\nben@weiss.example,,Bad Role!\neva@weiss.example,staff,Bad Role!\n")
                                .withColumns(TYPE_AND_ROLE),
                        STAFF)
                .orThrow();

        assertThat(report.refused())
                .extracting(line -> line.outcome().refusal().orElseThrow())
                .allSatisfy(refusal -> {
                    assertThat(refusal.reason()).isEqualTo(AccessReason.ROLE_UNKNOWN);
                    assertThat(refusal.field()).isEqualTo("roles");
                });
    }

    @Test
    void everyBadLineIsToldWithItsNumberAndField(Offices offices) {
        Desk desk = offices.open().desk();

        ListReport report = desk.invitations()
                .inviteAll(csv("""
                                email,name,type,role
                                bad,Ben,,
                                ben@weiss.example,"Ben
                                Bcc: x@evil.example",,
                                eva@weiss.example,Eva,robot,
                                ida@weiss.example,Ida,,emperor
                                uta@weiss.example,Uta,Not A Type,
                                """).withColumns(TYPE_AND_ROLE), STAFF)
                .orThrow();

        assertThat(report.refused())
                .extracting(line -> line.line() + " "
                        + line.outcome().refusal().orElseThrow().reason() + " "
                        + line.outcome().refusal().orElseThrow().field())
                .containsExactly(
                        "2 " + ContactReason.ADDRESS_MALFORMED + " address",
                        "3 " + ContactReason.NAME_UNSAFE + " name",
                        "5 " + AccessReason.TYPE_UNKNOWN + " type",
                        "6 " + AccessReason.ROLE_UNKNOWN + " roles",
                        "7 " + AccessReason.TYPE_UNKNOWN + " type");
        assertThat(report.invited()).isZero();
    }

    private static AddressList csv(String content) {
        return AddressList.csv(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    /** A file on a line that is down. */
    private static final class Broken extends InputStream {

        @Override
        public int read() throws IOException {
            throw new IOException("the line is down");
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            throw new IOException("the line is down");
        }
    }

    /** A file without an end. */
    private static final class Endless extends InputStream {

        @Override
        public int read() {
            return 'x';
        }

        @Override
        public int read(byte[] into, int from, int length) {
            Arrays.fill(into, from, from + length, (byte) 'x');
            return length;
        }
    }
}
