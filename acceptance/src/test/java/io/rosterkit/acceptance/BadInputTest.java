package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rosterkit.Desk;
import io.rosterkit.Roster;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.organization.Opening;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserImport;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnlyInMemory
@RosterTest
@Tag("G3")
class BadInputTest {

    private static final String GOOD = "eva@weiss.example";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1",
                "01890000-0000-7000-8000-00000000000",
                "01890000-0000-7000-8000-0000000000000",
                "01890000-0000-7000-8000-00000000000g",
                " 1890000-0000-7000-8000-000000000000",
                "0189000000000700080000000000000000000",
                "1-1-1-1-1                           ",
                "0189000-00000-7000-8000-000000000000",
                "'; drop table rk_user; --           ",
                "٠١٨٩٠٠٠٠-٠٠٠٠-٧٠٠٠-٨٠٠٠-٠٠٠٠٠٠٠٠٠٠٠٠"
            })
    void refusesAnIdThatIsNone(String text) {
        Stream.<Function<String, Outcome<?>>>of(
                        InvitationId::parse, OrganizationId::parse, PracticeId::parse, UserId::parse)
                .forEach(parser -> assertThat(parser.apply(text).refusal())
                        .contains(Refusal.of(InputReason.ID_MALFORMED).at("id")));
    }

    @Test
    void readsAnIdInEitherCase() {
        String id = "0189abcd-0000-7000-8000-00000000000f";

        assertThat(InvitationId.parse(id.toUpperCase(Locale.ROOT)).orThrow())
                .isEqualTo(InvitationId.parse(id).orThrow());
    }

    static Stream<String> namesThatAreUnsafe() {
        return Stream.of(
                "Ben\r\nBcc: x@evil.example",
                "Ben\nWeiss",
                "Ben\rWeiss",
                "Ben\u0000",
                "Ben\tWeiss",
                "Ben\u001B[31m",
                "Ben\u0085Weiss",
                "Ben\u2028Bcc: x@evil.example",
                "Ben\u2029Bcc: x@evil.example",
                "Ben \u202Egpj.exe",
                "\u202ABen",
                "\u2066Ben\u2069",
                "Ben\u200FWeiss",
                "Ben\u200BWeiss",
                "\uFEFFBen",
                "Ben\u00ADWeiss",
                "Ben\u760DBcc: x@evil.example",
                "Ben\u760ABcc: x@evil.example",
                "Ben \uD800",
                "Ben \uE000",
                "Ben \uDB40\uDC41");
    }

    @ParameterizedTest
    @MethodSource("namesThatAreUnsafe")
    void refusesANameThatCouldEndALineOrTurnTheText(String name, Roster roster, Offices offices) {
        assertNameRefused(name, ContactReason.NAME_UNSAFE, roster, offices.open());
    }

    @Test
    void refusesANameThatIsTooLongByOne(Roster roster, Offices offices) {
        Office office = offices.open();

        assertNameRefused("B".repeat(101), ContactReason.NAME_TOO_LONG, roster, office);
        assertNameRefused("B".repeat(10_000), ContactReason.NAME_TOO_LONG, roster, office);
        assertNameRefused("\uD83E\uDDB7".repeat(101), ContactReason.NAME_TOO_LONG, roster, office);
        assertThat(office.desk().practices().open("\uD83E\uDDB7".repeat(100)).refusal())
                .isEmpty();
    }

    @Test
    void refusesAnEmptyName(Roster roster, Offices offices) {
        Desk desk = offices.open().desk();

        for (String name : List.of("", "   ", "\u2003")) {
            assertRefused(desk.practices().open(name), ContactReason.NAME_MISSING, "name");
            assertRefused(roster.operations().open(name, GOOD), ContactReason.NAME_MISSING, "name");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Dr. med. Müller-Weiß", "O'Neill & Sons, Ltd.", "山田 太郎", "سارا\u200Cکریمی", "José", "<b>Ben</b>"
            })
    void takesNamesAsPeopleHaveThem(String name, Offices offices) {
        Desk desk = offices.open().desk();

        InvitationId ben = desk.invitations()
                .invite(InvitationDraft.to(GOOD, STAFF).named(name))
                .orThrow()
                .invitation();

        assertThat(desk.invitations().get(ben).orThrow().invitee().name())
                .hasValueSatisfying(kept -> assertThat(kept.text()).isEqualTo(name));
    }

    static Stream<Arguments> badAddresses() {
        return Stream.of(
                        Stream.of("", " ", "\u2003")
                                .map(address -> Arguments.of(address, ContactReason.ADDRESS_MISSING)),
                        Stream.of(
                                        "ben",
                                        "@weiss.example",
                                        "ben@",
                                        "ben@weiss",
                                        "ben@@weiss.example",
                                        "ben@weiss@example.org",
                                        "ben weiss@weiss.example",
                                        "ben@weiss .example",
                                        "ben@weiss..example",
                                        "ben@.weiss.example",
                                        "ben@weiss.example.",
                                        ".ben@weiss.example",
                                        "ben.@weiss.example",
                                        "b..en@weiss.example",
                                        "ben@-weiss.example",
                                        "ben@weiss-.example",
                                        "ben@weiss_team.example",
                                        "ben@192.0.2.1",
                                        "ben@[192.0.2.1]",
                                        "\"ben\"@weiss.example",
                                        "\"a\" <x@e.example>, y@e.example",
                                        "Ben <ben@weiss.example>",
                                        "ben@weiss.example, eva@weiss.example",
                                        "ben@weiss.example;eva@weiss.example",
                                        "ben(comment)@weiss.example",
                                        "ben@weiss.example\r\nBcc: x@evil.example",
                                        "ben\r\n@weiss.example",
                                        "ben\u0000@weiss.example",
                                        "ben@weiss.example\u0000",
                                        "bén@weiss.example",
                                        "ben\u760D@weiss.example",
                                        "ben@we\u200Diss.example",
                                        "ben@weiß.example",
                                        "ben@wei\u202Ess.example",
                                        "b\u0435n@weiss.example",
                                        "b".repeat(65) + "@weiss.example",
                                        "ben@" + "w".repeat(64) + ".example")
                                .map(address -> Arguments.of(address, ContactReason.ADDRESS_MALFORMED)),
                        Stream.of(
                                        "b".repeat(300) + "@weiss.example",
                                        "ben@" + "weiss.".repeat(50) + "example",
                                        "b".repeat(1_000_000))
                                .map(address -> Arguments.of(address, ContactReason.ADDRESS_TOO_LONG)))
                .flatMap(Function.identity());
    }

    @ParameterizedTest
    @MethodSource("badAddresses")
    void refusesAnAddressThatNoMailCanSafelyGoTo(String address, Reason reason, Roster roster, Offices offices) {
        Office office = offices.open();
        Desk desk = office.desk();
        InvitationId invited = Someone.invitedTo(office);
        Snapshot before = Snapshot.of(desk);

        assertRefused(desk.invitations().invite(address, STAFF), reason, "address");
        assertRefused(desk.invitations().replace(invited, InvitationDraft.to(address, STAFF)), reason, "address");
        assertRefused(roster.operations().open("Praxis", address), reason, "address");
        assertRefused(
                roster.operations().importUser(office.organization(), UserImport.of(address, STAFF)),
                reason,
                "address");

        assertThat(Snapshot.of(desk)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEN.O'Neill+tag@Weiss.Example",
                "  ben@weiss.example  ",
                "ben@müller.example",
                "b@x.co",
                "ben_1-2!#$%&'*/=?^`{|}~@weiss.example"
            })
    void takesAddressesAsPeopleHaveThem(String address, Offices offices) {
        assertThat(offices.open().desk().invitations().invite(address, STAFF).refusal())
                .isEmpty();
    }

    @Test
    void namesTheArgumentThatTheHostMisused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UserType("No Type"))
                .withMessageContaining("userType");
        assertThatIllegalArgumentException().isThrownBy(() -> new Role("Owner")).withMessageContaining("role");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Source("a\nb"))
                .withMessageContaining("clientKey");
    }

    private static void assertNameRefused(String name, Reason reason, Roster roster, Office office) {
        Desk desk = office.desk();
        InvitationId invited = Someone.invitedTo(office);
        Snapshot before = Snapshot.of(desk);
        InvitationDraft draft = InvitationDraft.to(GOOD, STAFF).named(name);

        assertRefused(desk.practices().open(name), reason, "name");
        assertRefused(desk.invitations().invite(draft), reason, "name");
        assertRefused(desk.invitations().replace(invited, draft), reason, "name");
        assertRefused(roster.operations().open(name, GOOD), reason, "name");
        assertRefused(roster.operations().open(Opening.of("Praxis", GOOD).firstUserNamed(name)), reason, "name");
        assertRefused(
                roster.operations()
                        .importUser(
                                office.organization(),
                                UserImport.of(GOOD, STAFF).named(name)),
                reason,
                "name");

        assertThat(Snapshot.of(desk)).isEqualTo(before);
    }

    private static void assertRefused(Outcome<?> outcome, Reason reason, String field) {
        assertThat(outcome.refusal().orElseThrow()).satisfies(refusal -> {
            assertThat(refusal.reason()).isEqualTo(reason);
            assertThat(refusal.field()).isEqualTo(field);
        });
    }
}
