package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.BEN;
import static io.rosterkit.acceptance.signin.Scene.PASSWORD;
import static io.rosterkit.acceptance.signin.Scene.PHONE;
import static io.rosterkit.acceptance.signin.Scene.WRONG;
import static io.rosterkit.acceptance.signin.Scene.reason;
import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.OWNER;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Desk;
import io.rosterkit.acceptance.Barrier;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.access.RoleRule;
import io.rosterkit.directory.AccountDraft;
import io.rosterkit.directory.DirectoryEntry;
import io.rosterkit.directory.PersonDraft;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.invitation.InvitationPolicy;
import io.rosterkit.invitee.InviteeEdit;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.notice.Channel;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.RegistrationStatus;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.registration.Registration;
import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserDetails;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A user who manages users edits what is known of an invited person who is not fully registered. */
@RosterTest
@Tag("S6")
class InviteeEditTest {

    private static final String NEW = "benjamin@weiss.example";
    private static final String EVA = "eva@weiss.example";
    private static final String OTHER_PHONE = "+436641234567";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Pattern CODE = Pattern.compile("(?m)^(\\d{6})$");
    private static final Role CLERK = new Role("clerk");
    private static final Pattern LINK = Pattern.compile("https://\\S+");
    private static final int THREADS = 16;

    private Storage storage;
    private MovableClock clock;
    private Scene scene;

    @BeforeEach
    void open(Storage empty, MovableClock movable) {
        storage = empty;
        clock = movable;
        scene = Scene.of(storage, clock, profile -> profile);
    }

    @EveryStorage
    @Test
    @Tag("V5")
    @Tag("V7")
    void linksOfARegisteredUserDieWithTheAddressAndTheLinkOfAnInvitationLivesOnAndNeedsACodeAtTheNewAddress() {
        Desk anna = scene.desk();
        var eva = scene.join(EVA).signedIn().orElseThrow();
        scene.roster()
                .as(eva.session())
                .account()
                .changeAddress("e@weiss.example", PASSWORD)
                .orThrow();
        String confirmation = linkAt("e@weiss.example");
        scene.stranger().recover(EVA).orThrow();
        String recovery = linkAt(EVA);
        InvitationReceipt ben = scene.invited(BEN);
        String invitation = linkAt(BEN);

        anna.users()
                .changeAddress(eva.session().user(), "eva.moved@weiss.example", Offices.PASSWORD)
                .orThrow();
        edit(ben, InviteeEdit.none().address(NEW)).orThrow();

        assertThat(reason(scene.stranger().resetPassword(recovery, scene.word(), WRONG)))
                .isEqualTo(VerificationReason.LINK_OVER);
        assertThat(reason(scene.stranger().confirmAddress(confirmation))).isEqualTo(VerificationReason.LINK_OVER);
        assertThat(scene.stranger().look(invitation).refusal()).isEmpty();
        SecondStep step = begun(invitation);
        assertThat(step.sentTo()).isEqualTo("b\u2022\u2022\u2022@w\u2022\u2022\u2022.example");
        assertThat(entry(ben).status().registration()).isEqualTo(RegistrationStatus.SECOND_STEP_OPEN);
        String code = mailedCode(NEW);
        assertThat(reason(answer(step, wrong(code)))).isEqualTo(VerificationReason.CODE_WRONG);
        Registration done = answer(step, code).orThrow();

        UserDetails user = user(done);
        assertThat(user.contact().address().original()).isEqualTo(NEW);
        assertThat(user.contact().verified()).isTrue();
        assertThat(scene.stranger().signIn(NEW, PASSWORD).refusal()).isEmpty();
        assertThat(scene.kit.mail().to(BEN).count()).isEqualTo(1);
    }

    @EveryStorage
    @Test
    @Tag("G4")
    void aNewMessageGoesToTheNewAddressAndItsLinkProvesTheMailbox() {
        InvitationReceipt ben = scene.invited(BEN);

        InvitationReceipt edited =
                edit(ben, InviteeEdit.none().address(NEW).name("Ben Arendt")).orThrow();

        assertThat(edited).isEqualTo(ben);
        assertThat(scene.kit.mail().to(BEN).count()).as("the mail that waited").isZero();
        assertThat(scene.kit.mail().to(NEW).count()).isEqualTo(1);
        assertThat(scene.kit.mail().to(NEW).latest().text()).contains("Ben Arendt");
        assertThat(scene.office.journal("invitation.edit")).singleElement().satisfies(entry -> {
            assertThat(entry.details()).containsEntry("changed", "address name");
            assertThat(entry.toString()).doesNotContain("@").doesNotContain("Arendt");
        });
        Registration done = register(linkAt(NEW)).orThrow();
        assertThat(user(done).contact().verified()).isTrue();
        assertThat(user(done).contact().address().original()).isEqualTo(NEW);
        assertThat(user(done).contact().name().orElseThrow().text()).isEqualTo("Ben Arendt");
        assertThat(scene.desk().journal().verify(ben.invitation()).orThrow().holds())
                .isTrue();
    }

    @Test
    void theUsersViewAndTheSearchShowTheEditedPerson() {
        InvitationReceipt ben = scene.invited(BEN);

        edit(ben, InviteeEdit.none().address(NEW).name("Benjamin").phone("+43 664 1234567"))
                .orThrow();

        DirectoryEntry entry = entry(ben);
        assertThat(entry.contact().address().orElseThrow().original()).isEqualTo(NEW);
        assertThat(entry.contact().name().orElseThrow().text()).isEqualTo("Benjamin");
        assertThat(entry.contact().phone()).contains(new PhoneNumber(OTHER_PHONE));
        edit(ben, InviteeEdit.none().name("").phone(" ")).orThrow();
        assertThat(entry(ben).contact().name()).isEmpty();
        assertThat(entry(ben).contact().phone()).isEmpty();
        assertThat(entry(ben).contact().address().orElseThrow().original()).isEqualTo(NEW);
    }

    /** A process whose clock is behind makes no invitation look older than it is. */
    @Test
    void anEditByALaggingClockLeavesTheTimeOfTheLastChange() {
        InvitationReceipt ben = scene.invited(BEN);
        edit(ben, InviteeEdit.none().name("Ben")).orThrow();
        var changed = scene.desk()
                .invitations()
                .get(ben.invitation())
                .orThrow()
                .times()
                .changedAt();
        clock.move(MINUTE.negated());

        edit(ben, InviteeEdit.none().name("Benjamin")).orThrow();

        assertThat(scene.desk()
                        .invitations()
                        .get(ben.invitation())
                        .orThrow()
                        .times()
                        .changedAt())
                .isEqualTo(changed);
    }

    @Test
    void theOldLinkNeedsTheCodeAlsoWhenTheAddressIsTheOldOneAgain() {
        InvitationReceipt ben = scene.invited(BEN);
        String first = linkAt(BEN);
        edit(ben, InviteeEdit.none().address(NEW)).orThrow();
        String second = linkAt(NEW);
        edit(ben, InviteeEdit.none().address(BEN)).orThrow();
        String third = linkAt(BEN);

        assertThat(third).isNotEqualTo(first);
        assertThat(register(second).orThrow()).isInstanceOf(Registration.CodeSent.class);
        clock.move(MINUTE);
        SecondStep step = begun(first);
        assertThat(reason(answer(step, "no code"))).isEqualTo(VerificationReason.CODE_WRONG);
        assertThat(register(third).orThrow()).isInstanceOf(Registration.Complete.class);
    }

    @Test
    void aResentLinkProvesTheNewMailbox() {
        InvitationReceipt ben = scene.invited(BEN);
        edit(ben, InviteeEdit.none().address(NEW)).orThrow();

        scene.desk().invitations().resend(ben.invitation()).orThrow();

        assertThat(register(linkAt(NEW)).orThrow()).isInstanceOf(Registration.Complete.class);
    }

    @EveryStorage
    @Test
    @Tag("V3")
    void whereACodeByTextMessageIsDemandedNeitherCodeReplacesTheOther() {
        scene = withCodes();
        InvitationReceipt ben = scene.invited(BEN);
        String link = linkAt(BEN);
        edit(ben, InviteeEdit.none().address(NEW)).orThrow();

        SecondStep mailbox = begun(link);
        String mailed = mailedCode(NEW);
        assertThat(scene.kit.handsets().to(PHONE).count()).isZero();
        SecondStep phone = step(answer(mailbox, mailed).orThrow());

        assertThat(reason(answer(mailbox, mailed))).isEqualTo(VerificationReason.CHALLENGE_OVER);
        assertThat(phone.sentTo()).isEqualTo(new PhoneNumber(PHONE).masked());
        String texted = scene.code();
        if (!texted.equals(mailed)) {
            assertThat(reason(answer(phone, mailed))).isEqualTo(VerificationReason.CODE_WRONG);
        }
        Registration done = answer(phone, texted).orThrow();
        assertThat(user(done).contact().verified()).isTrue();
        assertThat(scene.told("user.join")).hasSize(1);
    }

    @Test
    @Tag("G6")
    void theSameRequestWithTheMailedCodeGetsTheSameStepAndNoOtherText() {
        scene = withCodes();
        InvitationReceipt ben = scene.invited(BEN);
        String link = linkAt(BEN);
        edit(ben, InviteeEdit.none().address(NEW)).orThrow();
        String mailbox = begun(link).token().reveal();
        String mailed = mailedCode(NEW);

        Registration first = scene.stranger()
                .once("click")
                .answerRegistration(mailbox, mailed)
                .orThrow();
        Registration again = scene.stranger()
                .once("click")
                .answerRegistration(mailbox, mailed)
                .orThrow();

        assertThat(step(again).token().reveal()).isEqualTo(step(first).token().reveal());
        assertThat(step(again).sentTo()).isEqualTo(step(first).sentTo());
        assertThat(step(again).channel()).isEqualTo(Channel.SMS);
        assertThat(scene.kit.handsets().to(PHONE).count()).isEqualTo(1);
    }

    @Test
    @Tag("V3")
    void theNewLinkAsksForTheCodeByTextMessageAlone() {
        scene = withCodes();
        InvitationReceipt ben = scene.invited(BEN);
        edit(ben, InviteeEdit.none().address(NEW)).orThrow();

        SecondStep phone = begun(linkAt(NEW));

        assertThat(answer(phone, scene.code()).orThrow()).isInstanceOf(Registration.Complete.class);
        assertThat(scene.kit.mail().to(NEW).count()).isEqualTo(1);
    }

    @EveryStorage
    @Test
    void whileTheSecondStepIsOpenCodesGoToTheEditedNumberAndThoseSentBeforeAreDead() {
        scene = withCodes();
        InvitationReceipt ben = scene.invited(BEN);
        SecondStep step = begun(linkAt(BEN));
        String before = scene.code();

        edit(ben, InviteeEdit.none().phone(OTHER_PHONE)).orThrow();

        assertThat(entry(ben).status().registration()).isEqualTo(RegistrationStatus.SECOND_STEP_OPEN);
        assertThat(reason(answer(step, before))).isEqualTo(VerificationReason.CHALLENGE_OVER);
        clock.move(MINUTE);
        SecondStep again = scene.stranger().sendNewCode(step.token().reveal()).orThrow();
        assertThat(again.sentTo()).isEqualTo(new PhoneNumber(OTHER_PHONE).masked());
        assertThat(scene.kit.handsets().to(PHONE).count()).isEqualTo(1);
        Registration done =
                answer(again, scene.kit.handsets().to(OTHER_PHONE).code()).orThrow();
        assertThat(user(done).contact().phone()).contains(new PhoneNumber(OTHER_PHONE));
    }

    @Test
    void withoutANumberTheStepGoesNowhereAndSaysWhomToAsk() {
        scene = withCodes();
        InvitationReceipt ben = scene.invited(BEN);
        String link = linkAt(BEN);
        SecondStep step = begun(link);
        String code = scene.code();
        edit(ben, InviteeEdit.none().phone("")).orThrow();
        clock.move(MINUTE);

        assertThat(reason(scene.stranger().sendNewCode(step.token().reveal())))
                .isEqualTo(VerificationReason.PHONE_MISSING);
        assertThat(reason(answer(step, code))).isEqualTo(VerificationReason.CHALLENGE_OVER);
        assertThat(reason(register(link))).isEqualTo(VerificationReason.PHONE_MISSING);
    }

    @EveryStorage
    @Test
    void whileTheSecondStepIsOpenAnotherAddressBeginsTheProofsAgain() {
        scene = withCodes();
        InvitationReceipt ben = scene.invited(BEN);
        String link = linkAt(BEN);
        SecondStep step = begun(link);
        String code = scene.code();

        edit(ben, InviteeEdit.none().address(NEW)).orThrow();

        assertThat(reason(answer(step, code))).isEqualTo(VerificationReason.CHALLENGE_OVER);
        clock.move(MINUTE);
        assertThat(reason(scene.stranger().sendNewCode(step.token().reveal())))
                .isEqualTo(VerificationReason.CHALLENGE_OVER);
        SecondStep mailbox = begun(link);
        SecondStep phone = step(answer(mailbox, mailedCode(NEW)).orThrow());
        assertThat(answer(phone, scene.code()).orThrow()).isInstanceOf(Registration.Complete.class);
    }

    @Test
    void aCodeMailedToAnAddressThatChangedAgainIsDead() {
        InvitationReceipt ben = scene.invited(BEN);
        String link = linkAt(BEN);
        edit(ben, InviteeEdit.none().address(NEW)).orThrow();
        SecondStep step = begun(link);
        String code = mailedCode(NEW);

        edit(ben, InviteeEdit.none().address(EVA)).orThrow();

        assertThat(reason(answer(step, code))).isEqualTo(VerificationReason.CHALLENGE_OVER);
        assertThat(scene.told("user.join")).isEmpty();
    }

    @Test
    @Tag("L1")
    void wrongCodesFromTheMailHoldTheInvitation() {
        scene = Scene.of(storage, clock, profile -> profile.lockout(CodeCases.roomy()));
        InvitationReceipt ben = scene.invited(BEN);
        String link = linkAt(BEN);
        edit(ben, InviteeEdit.none().address(NEW)).orThrow();
        SecondStep step = begun(link);

        for (int i = 0; i < 10; i++) {
            if (i % 5 == 0) {
                clock.move(MINUTE);
                step = begun(link);
            }
            answer(step, wrong(mailedCode(NEW)));
        }

        assertThat(state(ben)).isEqualTo(InvitationState.HELD);
    }

    @EveryStorage
    @Test
    void anAddressThatIsTakenIsRefusedAndNothingChanges() {
        scene.join(EVA);
        InvitationReceipt fay = scene.invited("fay@weiss.example");
        InvitationReceipt ben = scene.invited(BEN);
        String link = linkAt(BEN);
        int mails = scene.kit.mail().all().size();
        DirectoryEntry before = entry(ben);

        assertThat(edit(ben, InviteeEdit.none().address("Eva@Weiss.example").name("Not me"))
                        .refusal())
                .contains(Refusal.of(UserReason.ADDRESS_TAKEN).at("address"));
        assertThat(edit(ben, InviteeEdit.none().address("fay@weiss.example").phone(""))
                        .refusal())
                .contains(Refusal.of(InvitationReason.ALREADY_INVITED).at("address"));

        assertThat(entry(ben)).isEqualTo(before);
        assertThat(scene.kit.mail().all()).hasSize(mails);
        assertThat(scene.office.journal("invitation.edit")).isEmpty();
        assertThat(register(link).orThrow()).isInstanceOf(Registration.Complete.class);
        assertThat(state(fay)).isEqualTo(InvitationState.OPEN);
    }

    @Test
    void aTextThatCannotBeReadIsRefusedAtItsField() {
        InvitationReceipt ben = scene.invited(BEN);

        assertThat(edit(ben, InviteeEdit.none().address("ben")).refusal())
                .contains(Refusal.of(ContactReason.ADDRESS_MALFORMED).at("address"));
        assertThat(edit(ben, InviteeEdit.none().address("")).refusal())
                .contains(Refusal.of(ContactReason.ADDRESS_MISSING).at("address"));
        assertThat(edit(ben, InviteeEdit.none().phone("12")).refusal())
                .contains(Refusal.of(ContactReason.PHONE_MALFORMED).at("phone"));
        assertThat(edit(ben, InviteeEdit.none().name("Ben\nArendt")).refusal())
                .contains(Refusal.of(ContactReason.NAME_UNSAFE).at("name"));
    }

    @Test
    @Tag("N3")
    void aNameThatTellsTheCodeWordIsRefused() {
        InvitationReceipt ben = scene.invited(BEN);

        assertThat(edit(ben, InviteeEdit.none().address(NEW).name("Ben " + scene.word()))
                        .refusal())
                .contains(Refusal.of(ContactReason.NAME_TELLS_CODE_WORD).at("name"));
        assertThat(entry(ben).contact().address().orElseThrow().original()).isEqualTo(BEN);
    }

    /** The row of the person has a history of its own, and stays when the invitation ends. */
    @Test
    @Tag("N6")
    void aPersonOfTheDirectoryIsEditedWithTheInvitation() {
        Desk desk = scene.desk();
        UserId lea = desk.directory()
                .add(PersonDraft.of("Lea", STAFF).at(BEN))
                .orThrow()
                .person();
        InvitationId invitation = desk.directory()
                .makeUser(lea, AccountDraft.standard())
                .orThrow()
                .invitation();

        desk.invitees()
                .edit(
                        invitation,
                        InviteeEdit.none().address(NEW).name("Lea Stein").phone(OTHER_PHONE))
                .orThrow();
        desk.invitations().withdraw(invitation).orThrow();

        assertThat(desk.directory().get(lea).orThrow().contact())
                .satisfies(contact ->
                        assertThat(contact.address().orElseThrow().original()).isEqualTo(NEW))
                .satisfies(contact ->
                        assertThat(contact.name().orElseThrow().text()).isEqualTo("Lea Stein"))
                .satisfies(contact -> assertThat(contact.phone()).contains(new PhoneNumber(OTHER_PHONE)));
    }

    @Test
    void anExpiredInvitationIsInNobodysWay() {
        scene.invited(NEW);
        clock.move(Duration.ofDays(8));
        InvitationReceipt ben = scene.invited(BEN);

        edit(ben, InviteeEdit.none().address(NEW)).orThrow();

        assertThat(entry(ben).contact().address().orElseThrow().original()).isEqualTo(NEW);
    }

    @Test
    @Tag("P2")
    void theFormerAddressIsFreeAndTheNewOneHasItsInvitation() {
        InvitationReceipt ben = scene.invited(BEN);
        edit(ben, InviteeEdit.none().address(NEW)).orThrow();

        assertThat(reason(scene.desk().invitations().invite(NEW, STAFF))).isEqualTo(InvitationReason.ALREADY_INVITED);
        assertThat(scene.desk().invitations().invite(BEN, STAFF).refusal()).isEmpty();
        assertThat(edit(ben, InviteeEdit.none().address(BEN)).refusal())
                .contains(Refusal.of(InvitationReason.ALREADY_INVITED).at("address"));
    }

    @Test
    void twoInvitationsSwapTheirAddressesByWayOfAThird() {
        InvitationReceipt ben = scene.invited(BEN);
        InvitationReceipt eva = scene.invited(EVA);
        String bens = linkAt(BEN);
        String evas = linkAt(EVA);

        assertThat(reason(edit(ben, InviteeEdit.none().address(EVA)))).isEqualTo(InvitationReason.ALREADY_INVITED);
        assertThat(reason(edit(eva, InviteeEdit.none().address(BEN)))).isEqualTo(InvitationReason.ALREADY_INVITED);
        edit(ben, InviteeEdit.none().address(NEW)).orThrow();
        edit(eva, InviteeEdit.none().address(BEN)).orThrow();
        edit(ben, InviteeEdit.none().address(EVA)).orThrow();

        assertThat(register(bens).orThrow()).isInstanceOf(Registration.CodeSent.class);
        assertThat(register(evas).orThrow()).isInstanceOf(Registration.CodeSent.class);
        assertThat(user(register(linkAt(EVA)).orThrow()).id()).isEqualTo(ben.user());
        assertThat(user(register(linkAt(BEN)).orThrow()).id()).isEqualTo(eva.user());
    }

    @Test
    void anInvitationThatHasEndedIsNotEdited() {
        InvitationReceipt accepted = scene.invited(BEN);
        register(linkAt(BEN)).orThrow();
        InvitationReceipt withdrawn = scene.invited("w@weiss.example");
        scene.desk().invitations().withdraw(withdrawn.invitation()).orThrow();
        InvitationReceipt declined = scene.invited("d@weiss.example");
        scene.stranger().decline(linkAt("d@weiss.example")).orThrow();
        InvitationReceipt replaced = scene.invited("r@weiss.example");
        scene.desk()
                .invitations()
                .replace(replaced.invitation(), InvitationDraft.to("r@weiss.example", STAFF))
                .orThrow();
        InvitationReceipt overdue = scene.invited("o@weiss.example");
        clock.moveTo(overdue.expiresAt());

        assertThat(endedAs(accepted)).isEqualTo("accepted");
        assertThat(endedAs(withdrawn)).isEqualTo("withdrawn");
        assertThat(endedAs(declined)).isEqualTo("declined");
        assertThat(endedAs(replaced)).isEqualTo("superseded");
        assertThat(endedAs(overdue)).isEqualTo("expired");
        scene.roster().operations().expire(100);
        assertThat(endedAs(overdue)).isEqualTo("expired");
    }

    @Test
    @Tag("N4")
    void aHeldInvitationIsEditedAndItsRenewalGoesToTheNewAddress() {
        InvitationReceipt ben = scene.invited(BEN);
        String link = linkAt(BEN);
        for (int i = 0; i < 5; i++) {
            scene.stranger().register(link, "NO-WORD-" + i, PASSWORD);
        }
        int mails = scene.kit.mail().all().size();

        assertThat(edit(ben, InviteeEdit.none().address(NEW)).orThrow().state()).isEqualTo(InvitationState.HELD);
        assertThat(scene.kit.mail().all()).hasSize(mails);
        scene.desk().invitations().renew(ben.invitation()).orThrow();

        assertThat(scene.kit.mail().to(BEN).count()).isEqualTo(1);
        assertThat(reason(scene.stranger().look(link))).isEqualTo(InvitationReason.LINK_SUPERSEDED);
        assertThat(register(linkAt(NEW)).orThrow()).isInstanceOf(Registration.Complete.class);
    }

    @Test
    @Tag("M4")
    void onlyTheMailboxThatIsMeantDeclines() {
        InvitationReceipt ben = scene.invited(BEN);
        String link = linkAt(BEN);
        edit(ben, InviteeEdit.none().address(NEW)).orThrow();

        Outcome<InvitationReceipt> declined = scene.stranger().decline(link);
        assertThat(declined.refusal()).contains(Refusal.of(InvitationReason.ADDRESS_CHANGED));
        assertThat(state(ben)).isEqualTo(InvitationState.OPEN);
        assertThat(scene.stranger().decline(linkAt(NEW)).orThrow().state()).isEqualTo(InvitationState.DECLINED);
    }

    @Test
    void theProfileMayHaveTheLinkSuperseded() {
        scene = Scene.of(
                storage,
                clock,
                profile -> profile.invitation(InvitationPolicy.standard().editKeepsLinks(false)));
        InvitationReceipt ben = scene.invited(BEN);
        String link = linkAt(BEN);

        edit(ben, InviteeEdit.none().name("Ben")).orThrow();
        assertThat(scene.stranger().look(link).refusal()).isEmpty();
        edit(ben, InviteeEdit.none().address(NEW)).orThrow();

        assertThat(reason(scene.stranger().look(link))).isEqualTo(InvitationReason.LINK_SUPERSEDED);
        assertThat(reason(register(link))).isEqualTo(InvitationReason.LINK_SUPERSEDED);
        assertThat(register(linkAt(NEW)).orThrow()).isInstanceOf(Registration.Complete.class);
    }

    @Test
    void whatIsNotDifferentChangesNothing() {
        InvitationReceipt ben = scene.invited(BEN);
        String link = linkAt(BEN);

        edit(ben, InviteeEdit.none()).orThrow();
        edit(
                        ben,
                        InviteeEdit.none()
                                .address("Ben@Weiss.example")
                                .phone("+49 151 12345678")
                                .name(""))
                .orThrow();

        assertThat(scene.kit.mail().to(BEN).count()).isEqualTo(1);
        assertThat(scene.office.journal("invitation.edit")).isEmpty();
        assertThat(register(link).orThrow()).isInstanceOf(Registration.Complete.class);
    }

    @Test
    void moreChangesThanALinkCanCountSupersedeTheOldLinksAndConfuseNone() {
        InvitationReceipt ben = scene.invited(BEN);
        String first = linkAt(BEN);
        for (int i = 0; i < 256; i++) {
            edit(ben, InviteeEdit.none().address("ben" + i + "@weiss.example")).orThrow();
        }

        assertThat(reason(register(first))).isEqualTo(InvitationReason.LINK_SUPERSEDED);
        assertThat(register(linkAt("ben255@weiss.example")).orThrow()).isInstanceOf(Registration.Complete.class);
    }

    @Test
    @Tag("G8")
    void whoMayNotGiveTheRolesOfAnInvitationDoesNotRedirectIt() {
        RoleRule manages = new RoleRule(Set.of(Permission.MANAGE_USERS), Set.of(OWNER));
        scene = Scene.of(storage, clock, profile -> profile.role(CLERK, manages));
        InvitationReceipt boss = scene.desk()
                .invitations()
                .invite(InvitationDraft.to("boss@weiss.example", STAFF).withRoles(OWNER, OFFICE_ADMINISTRATOR))
                .orThrow();
        Desk manager = scene.roster().as(scene.office.join("clerk", CLERK));
        InvitationReceipt ben = scene.invited(BEN);

        assertThat(manager.invitees()
                        .edit(boss.invitation(), InviteeEdit.none().address(NEW))
                        .refusal()
                        .map(Refusal::reason))
                .contains(AccessReason.ROLE_NOT_GRANTABLE);
        assertThat(manager.invitees()
                        .edit(ben.invitation(), InviteeEdit.none().address(NEW))
                        .refusal())
                .isEmpty();
    }

    @Test
    @Tag("M3")
    @Tag("S2")
    void theInvitationWaitsForTheUserOfTheNewAddress() {
        Office elsewhere = scene.kit.offices().open();
        var bens = scene.ben();
        scene.join(EVA);
        InvitationReceipt there =
                elsewhere.desk().invitations().invite(EVA, STAFF).orThrow();
        elsewhere
                .desk()
                .invitees()
                .edit(there.invitation(), InviteeEdit.none().address(BEN))
                .orThrow();
        var account =
                scene.roster().as(bens.session(), new Source("192.0.2.77")).account();

        assertThat(account.waiting().orThrow()).hasSize(1);
        assertThat(account.accept(elsewhere.organization(), there.invitation(), elsewhere.codeWord(), PASSWORD)
                        .orThrow())
                .isInstanceOf(Registration.Complete.class);
    }

    @EveryStorage
    @Test
    void oneOfManyEditsToOneAddressWins() {
        List<InvitationReceipt> invited = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            invited.add(scene.invited("p" + i + "@weiss.example"));
        }
        Desk desk = scene.desk();

        List<Outcome<InvitationReceipt>> answers = Barrier.together(
                THREADS,
                number -> () -> desk.invitees()
                        .edit(
                                invited.get(number).invitation(),
                                InviteeEdit.none().address(NEW)));

        assertThat(answers).filteredOn(answer -> answer.refusal().isEmpty()).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.refusal().isPresent())
                .allSatisfy(answer -> assertThat(answer.refusal())
                        .contains(Refusal.of(InvitationReason.ALREADY_INVITED).at("address")));
        assertThat(scene.kit.mail().to(NEW).count()).isEqualTo(1);
        assertThat(scene.office.journal("invitation.edit")).hasSize(1);
    }

    @EveryStorage
    @Test
    void anEditAndARegistrationAtOnceNeverMakeAUserOfAnUnprovenAddress() {
        for (int round = 0; round < 8; round++) {
            String address = "q" + round + "@weiss.example";
            String moved = "moved" + round + "@weiss.example";
            InvitationReceipt invited = scene.invited(address);
            String link = linkAt(address);
            Desk desk = scene.desk();

            List<Outcome<?>> answers = Barrier.<Outcome<?>>together(
                    2,
                    number -> () -> number == 0
                            ? register(link)
                            : desk.invitees()
                                    .edit(
                                            invited.invitation(),
                                            InviteeEdit.none().address(moved)));

            boolean registered = answers.get(0)
                    .answer()
                    .filter(Registration.Complete.class::isInstance)
                    .isPresent();
            if (registered) {
                assertThat(answers.get(1).refusal())
                        .contains(Refusal.of(InvitationReason.WRONG_STATE).with("state", "accepted"));
                assertThat(scene.user(invited.user()).contact().address().key()).isEqualTo(address);
            } else {
                assertThat(answers.get(1).refusal()).isEmpty();
                assertThat(answers.get(0).orThrow()).isInstanceOf(Registration.CodeSent.class);
                assertThat(state(invited)).isEqualTo(InvitationState.OPEN);
            }
        }
    }

    @EveryStorage
    @Test
    void anEditOfTheNumberAndTheCodeAtOnceNeverMakeAUserWithANumberThatGotNoCode() {
        scene = withCodes();
        for (int round = 0; round < 8; round++) {
            InvitationReceipt invited = scene.invited("r" + round + "@weiss.example");
            SecondStep step = begun(linkAt("r" + round + "@weiss.example"));
            String code = scene.code();
            Desk desk = scene.desk();

            List<Outcome<?>> answers = Barrier.<Outcome<?>>together(
                    2,
                    number -> () -> number == 0
                            ? answer(step, code)
                            : desk.invitees()
                                    .edit(
                                            invited.invitation(),
                                            InviteeEdit.none().phone(OTHER_PHONE)));

            if (answers.get(0).refusal().isEmpty()) {
                assertThat(reason(answers.get(1))).isEqualTo(InvitationReason.WRONG_STATE);
                assertThat(scene.user(invited.user()).contact().phone()).contains(new PhoneNumber(PHONE));
            } else {
                assertThat(reason(answers.get(0))).isEqualTo(VerificationReason.CHALLENGE_OVER);
                assertThat(answers.get(1).refusal()).isEmpty();
                assertThat(entry(invited).contact().phone()).contains(new PhoneNumber(OTHER_PHONE));
            }
        }
    }

    @EveryStorage
    @Test
    void anEditOfTheAddressAndItsCodeAtOnceNeverMakeAUserOfAnUnprovenAddress() {
        for (int round = 0; round < 8; round++) {
            String address = "s" + round + "@weiss.example";
            String moved = "moved" + round + "@weiss.example";
            InvitationReceipt invited = scene.invited(address);
            String link = linkAt(address);
            edit(invited, InviteeEdit.none().address(moved)).orThrow();
            SecondStep step = begun(link);
            String code = mailedCode(moved);
            Desk desk = scene.desk();

            List<Outcome<?>> answers = Barrier.<Outcome<?>>together(
                    2,
                    number -> () -> number == 0
                            ? answer(step, code)
                            : desk.invitees()
                                    .edit(
                                            invited.invitation(),
                                            InviteeEdit.none().address(address)));

            if (answers.get(0).refusal().isEmpty()) {
                assertThat(reason(answers.get(1))).isEqualTo(InvitationReason.WRONG_STATE);
                assertThat(scene.user(invited.user()).contact().address().key()).isEqualTo(moved);
            } else {
                assertThat(reason(answers.get(0))).isEqualTo(VerificationReason.CHALLENGE_OVER);
                assertThat(answers.get(1).refusal()).isEmpty();
                assertThat(state(invited)).isEqualTo(InvitationState.OPEN);
            }
        }
    }

    /** Who has the mail that went to the former address sets a password at any moment of the last step. */
    @Test
    void aPasswordThatIsSetFromTheFormerMailboxMeanwhileOpensNothing() {
        WatchedStorage watched = new WatchedStorage(storage);
        scene = Scene.of(watched, clock, profile -> profile.secondStep(Scene.codes(Demand.ALWAYS, Demand.OFF)));
        for (int write = 1; write <= 4; write++) {
            String moved = "t" + write + ".moved@weiss.example";
            InvitationReceipt invited = scene.invited("t" + write + "@weiss.example");
            String former = linkAt("t" + write + "@weiss.example");
            edit(invited, InviteeEdit.none().address(moved)).orThrow();
            SecondStep step = begun(linkAt(moved));
            String code = scene.code();
            String word = scene.word();

            watched.beforeWrite(write, () -> scene.stranger().register(former, word, WRONG), () -> answer(step, code));

            assertThat(scene.stranger().signIn(moved, WRONG).refusal())
                    .as("write " + write)
                    .isPresent();
        }
    }

    private Scene withCodes() {
        return Scene.of(storage, clock, profile -> profile.secondStep(Scene.codes(Demand.ALWAYS, Demand.OFF)));
    }

    private Outcome<InvitationReceipt> edit(InvitationReceipt invited, InviteeEdit edit) {
        return scene.desk().invitees().edit(invited.invitation(), edit);
    }

    private String endedAs(InvitationReceipt invited) {
        Refusal refusal = edit(invited, InviteeEdit.none().address("late@weiss.example"))
                .refusal()
                .orElseThrow();
        assertThat(refusal.reason()).isEqualTo(InvitationReason.WRONG_STATE);
        return refusal.facts().get("state");
    }

    private Outcome<Registration> register(String link) {
        return scene.stranger().register(link, scene.word(), PASSWORD);
    }

    private SecondStep begun(String link) {
        return step(register(link).orThrow());
    }

    private static SecondStep step(Registration registration) {
        return ((Registration.CodeSent) registration).step();
    }

    private Outcome<Registration> answer(SecondStep step, String code) {
        return scene.stranger().answerRegistration(step.token().reveal(), code);
    }

    /** The code in the latest mail with one; a mail with a link may have been sent after it. */
    private String mailedCode(String address) {
        List<String> codes = scene.kit.mail().to(address).mails().stream()
                .map(mail -> CODE.matcher(mail.text()))
                .filter(Matcher::find)
                .map(code -> code.group(1))
                .toList();
        assertThat(codes).isNotEmpty();
        return codes.get(codes.size() - 1);
    }

    private String linkAt(String address) {
        List<String> links = scene.kit.mail().to(address).mails().stream()
                .map(mail -> LINK.matcher(mail.text()))
                .filter(Matcher::find)
                .map(Matcher::group)
                .toList();
        assertThat(links).isNotEmpty();
        return links.get(links.size() - 1);
    }

    private static String wrong(String code) {
        return (code.charAt(0) == '9' ? "0" : "9") + code.substring(1);
    }

    private UserDetails user(Registration done) {
        return scene.desk().users().get(done.done().user()).orThrow();
    }

    private InvitationState state(InvitationReceipt invited) {
        return scene.desk().invitations().get(invited.invitation()).orThrow().state();
    }

    private DirectoryEntry entry(InvitationReceipt invited) {
        return scene.desk().directory().list(PageRequest.first(100)).orThrow().items().stream()
                .filter(entry -> entry.user().equals(invited.user()))
                .findFirst()
                .orElseThrow();
    }
}
