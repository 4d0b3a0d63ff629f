package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Desk;
import io.rosterkit.Front;
import io.rosterkit.Operations;
import io.rosterkit.Roster;
import io.rosterkit.model.RequestId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.productmodule.ModuleReason;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.model.user.Title;
import io.rosterkit.peoplelist.AddressList;
import io.rosterkit.testkit.Hashes;
import io.rosterkit.testkit.Mailbox;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserImport;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text of a tampered form is refused, and never an exception. */
@EveryStorage
@RosterTest
@Tag("G6")
@Tag("G3")
class RequestIdTest {

    private static final Refusal MALFORMED =
            Refusal.of(InputReason.REQUEST_ID_MALFORMED).at("requestId");

    static List<String> texts() {
        return List.of(
                "",
                " ",
                "with blank",
                "bel\u0007l",
                "nul\u0000",
                "\u00fcmlaut",
                "\ud83d",
                "a\n",
                "x".repeat(101),
                "x".repeat(1_000_000));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aRequestIdThatIsNoneRefusesEveryActAndChangesNothing(
            String id, Roster roster, Offices offices, Mailbox mail, Hashes hashes) {
        Office office = offices.open();
        int mails = mail.all().size();
        int hashed = hashes.count();
        Desk desk = office.desk().once(id);
        Front front = roster.front(office.organization(), Someone.AT_HOME).once(id);
        Operations operations = roster.operations().once(id);
        List<Outcome<?>> answers = List.of(
                desk.invitations().invite("ben@weiss.example", STAFF),
                desk.invitations().inviteAll(AddressList.text("ben@weiss.example"), STAFF),
                desk.users().deactivate(office.session().user()),
                desk.practices().open("Left wing"),
                desk.account().reauthenticate(Offices.PASSWORD),
                desk.account().changeAddress("b@weiss.example", Offices.PASSWORD),
                desk.account().signOut(),
                front.signIn("ben@weiss.example", Offices.PASSWORD),
                front.register("x", "y", Offices.PASSWORD),
                front.decline("x"),
                front.recover("ben@weiss.example"),
                front.resetPassword("x", "y", Offices.PASSWORD),
                front.confirmAddress("x"),
                front.answerSignIn("x", "123456"),
                operations.open("Practice", "a@weiss.example"),
                operations.close(office.organization()),
                operations.importUser(office.organization(), UserImport.of("c@weiss.example", STAFF)),
                operations.signInExternally(
                        office.organization(), office.session().user()));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.refusal()).contains(MALFORMED));
        assertThat(hashes.count()).isEqualTo(hashed);
        assertThat(mail.all()).hasSize(mails);
        assertThat(RequestId.parse(id).refusal()).contains(MALFORMED);
        assertThat(office.desk()
                        .invitations()
                        .invite("ben@weiss.example", STAFF)
                        .refusal())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Owner", "a b", "\u0000", "\ud83d", "1st"})
    void aCodeThatIsNoneIsRefused(String code) {
        assertThat(Role.parse(code).refusal())
                .contains(Refusal.of(AccessReason.ROLE_UNKNOWN).at("roles"));
        assertThat(UserType.parse(code).refusal())
                .contains(Refusal.of(AccessReason.TYPE_UNKNOWN).at("type"));
        assertThat(Permission.parse(code).refusal())
                .contains(Refusal.of(AccessReason.PERMISSION_UNKNOWN).at("permission"));
        assertThat(Title.parse(code).refusal())
                .contains(Refusal.of(AccessReason.TITLE_UNKNOWN).at("title"));
        assertThat(ProductModule.parse(code).refusal())
                .contains(Refusal.of(ModuleReason.UNKNOWN).at("modules"));
        assertThat(ProductModule.parse("billing").orThrow()).isEqualTo(new ProductModule("billing"));
        assertThat(Permission.parse("recall").orThrow()).isEqualTo(new Permission("recall"));
        assertThat(Title.parse("md").orThrow()).isEqualTo(new Title("md"));
        assertThat(Role.parse("owner").orThrow()).isEqualTo(new Role("owner"));
    }
}
