package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.BEN;
import static io.rosterkit.acceptance.signin.Scene.PASSWORD;
import static io.rosterkit.acceptance.signin.Scene.PHONE;
import static io.rosterkit.acceptance.signin.Scene.reason;
import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rosterkit.Desk;
import io.rosterkit.Roster;
import io.rosterkit.acceptance.Barrier;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.acceptance.storage.TestDatabase;
import io.rosterkit.access.ValidityDraft;
import io.rosterkit.health.DamagedRow;
import io.rosterkit.inmemory.InMemoryMail;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.invitation.InvitationPolicy;
import io.rosterkit.invitee.InviteeEdit;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.organization.OrganizationReason;
import io.rosterkit.model.organization.PolicyOverrides;
import io.rosterkit.model.organization.SecondStepDemand;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.model.user.RegistrationStatus;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.password.PasswordPolicy;
import io.rosterkit.profile.OrganizationPolicies;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.registration.Registration;
import io.rosterkit.registration.RegistrationPolicy;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserDetails;
import io.rosterkit.user.UserFilter;
import io.rosterkit.user.UserReceipt;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whether registering needs a code is a setting of each sender, besides that of the organization. */
@RosterTest
@Tag("S4")
class SenderDemandTest {

    private static final String EVA = "eva@weiss.example";
    private static final String IDA = "ida@weiss.example";

    private Scene scene;
    private Session other;

    @BeforeEach
    void open(Storage storage, MovableClock clock) {
        scene = Scene.of(storage, clock, profile -> profile);
        other = scene.office.join("other", OFFICE_ADMINISTRATOR);
    }

    @EveryStorage
    @Test
    void aCodeIsNeededByThoseWhomASenderInvitedWhoDemandsIt() {
        String before = scene.invite(BEN);
        demand(owner(), true).orThrow();
        String eva = scene.invite(EVA);
        String ida = invitedByTheOther(IDA);

        SecondStep step = begun(before);
        assertThat(step.sentTo()).endsWith(PHONE.substring(PHONE.length() - 2));
        assertThat(reason(answer(step, "no code"))).isEqualTo(VerificationReason.CODE_WRONG);
        assertThat(answer(step, scene.code()).orThrow()).isInstanceOf(Registration.Complete.class);
        assertThat(register(eva).orThrow()).isInstanceOf(Registration.CodeSent.class);
        assertThat(register(ida).orThrow()).isInstanceOf(Registration.Complete.class);
        assertThat(scene.stranger().signIn(BEN, PASSWORD).orThrow())
                .as("it concerns registrations alone")
                .isInstanceOf(SignedIn.class);
    }

    @Test
    @Tag("G4")
    void theUsersViewShowsTheSettingOfEachAndTheJournalTellsOfTheSwitch() {
        assertThat(demand(owner(), true).orThrow().user()).isEqualTo(owner());
        demand(owner(), true).orThrow();

        assertThat(scene.desk()
                        .users()
                        .list(UserFilter.all(), UserQuery.Order.ADDRESS, PageRequest.first(100))
                        .orThrow()
                        .items())
                .hasSize(2)
                .allSatisfy(user ->
                        assertThat(user.demandsSecondStep()).isEqualTo(user.id().equals(owner())));
        assertThat(scene.office.journal("user.demand-second-step"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.details()).containsEntry("demanded", "true"));
        assertThat(scene.desk().journal().verify(owner()).orThrow().complete()).isTrue();
    }

    @EveryStorage
    @Test
    @Tag("G4")
    void switchingOffCompletesThoseThatWaitedForTheCodeAndNobodyElse() {
        demand(owner(), true).orThrow();
        demand(other.user(), true).orThrow();
        InvitationReceipt ben = scene.invited(BEN);
        SecondStep step = begun(scene.link(BEN));
        String code = scene.code();
        scene.invite("not-begun@weiss.example");
        register(invitedByTheOther(IDA)).orThrow();
        InvitationReceipt edited = scene.invited(EVA);
        register(scene.link(EVA)).orThrow();
        scene.desk()
                .invitees()
                .edit(edited.invitation(), InviteeEdit.none().address("edited@weiss.example"))
                .orThrow();

        scene.roster()
                .as(other)
                .registrations()
                .demandSecondStep(owner(), false)
                .orThrow();

        assertThat(status(BEN)).isEqualTo(RegistrationStatus.REGISTERED);
        assertThat(status("not-begun@weiss.example")).isEqualTo(RegistrationStatus.INVITED);
        assertThat(status(IDA)).isEqualTo(RegistrationStatus.SECOND_STEP_OPEN);
        assertThat(status("edited@weiss.example"))
                .as("the mailbox is not proven")
                .isEqualTo(RegistrationStatus.SECOND_STEP_OPEN);
        UserDetails user = scene.desk().users().get(ben.user()).orThrow();
        assertThat(user.contact().verified()).isTrue();
        assertThat(user.lastSignInAt()).isEmpty();
        assertThat(scene.office.journal("invitation.accept"))
                .filteredOn(
                        entry -> entry.subject().id().equals(ben.invitation().uuid()))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.agent().id()).isEqualTo(other.user().toString()));
        assertThat(reason(answer(step, code))).isIn(InvitationReason.ACCEPTED, VerificationReason.CHALLENGE_OVER);
        assertThat(scene.stranger().signIn(BEN, PASSWORD).refusal()).isEmpty();
        assertThat(scene.desk().journal().verify(ben.user()).orThrow().complete())
                .isTrue();
    }

    @EveryStorage
    @Test
    @Tag("V3")
    void theStrictestOfSenderAndOrganizationWinsAndTheEndOfTheLastDemandCompletes(Storage storage, MovableClock clock) {
        PasswordPolicy equal = PasswordPolicy.standard().minLengthWithSecondStep(15);
        scene = Scene.of(storage, clock, profile -> profile.password(equal));
        other = scene.office.join("other", OFFICE_ADMINISTRATOR);
        demand(owner(), true).orThrow();
        organization(PolicyOverrides.none().secondStep(SecondStepDemand.AT_REGISTRATION));
        String ben = scene.invite(BEN);
        register(ben).orThrow();
        register(invitedByTheOther(IDA)).orThrow();

        demand(owner(), false).orThrow();
        assertThat(status(BEN)).isEqualTo(RegistrationStatus.SECOND_STEP_OPEN);
        demand(owner(), true).orThrow();
        organization(PolicyOverrides.none());
        assertThat(status(BEN)).isEqualTo(RegistrationStatus.SECOND_STEP_OPEN);
        assertThat(status(IDA)).isEqualTo(RegistrationStatus.REGISTERED);
        demand(owner(), false).orThrow();
        assertThat(status(BEN)).isEqualTo(RegistrationStatus.REGISTERED);
    }

    @Test
    void theProfileMayLeaveTheSettingToTheOrganization(Storage storage, MovableClock clock) {
        demand(owner(), true).orThrow();
        Scene whole = scene.under(
                clock,
                profile -> profile.registration(RegistrationPolicy.standard().secondStepBySender(false)));

        assertThat(whole.desk().registrations().demandSecondStep(owner(), true).refusal())
                .contains(Refusal.of(VerificationReason.SET_BY_ORGANIZATION));
        assertThat(whole.stranger()
                        .register(whole.invite(BEN), whole.word(), PASSWORD)
                        .orThrow())
                .isInstanceOf(Registration.Complete.class);
    }

    @Test
    void nobodyDemandsCodesOfARosterThatSendsNone(Storage storage, MovableClock clock) {
        Roster silent = Roster.create(storage, KeyRing.of(new byte[32]), StandardProfile.of("Example"))
                .links("https://app.example.org")
                .mail(InMemoryMail.create())
                .clock(clock)
                .build();
        Desk host = silent.as(new Actor.Job(scene.organization(), "host"));

        assertThat(reason(host.registrations().demandSecondStep(owner(), true)))
                .isEqualTo(OrganizationReason.CODES_NOT_SENT);
        assertThat(host.registrations().demandSecondStep(owner(), false).refusal())
                .isEmpty();
    }

    @Test
    void withoutANumberTheAnswerSaysWhomToAsk() {
        demand(owner(), true).orThrow();
        scene.desk().invitations().invite(BEN, STAFF).orThrow();

        Reason missing = reason(register(scene.link(BEN)));

        assertThat(missing).isEqualTo(VerificationReason.PHONE_MISSING);
        assertThat(missing.contact()).isEqualTo(Reason.Contact.INVITER);
    }

    @EveryStorage
    @Test
    void aSenderWhoIsGoneDemandsOnUntilItIsSwitchedOffWhichCompletesWhatWaited() {
        demand(other.user(), true).orThrow();
        String ida = invitedByTheOther(IDA);
        String eva = invitedByTheOther(EVA);
        scene.desk().users().deactivate(other.user()).orThrow();
        assertThat(register(ida).orThrow()).isInstanceOf(Registration.CodeSent.class);

        demand(other.user(), false).orThrow();
        assertThat(status(IDA)).as("the sender is deactivated").isEqualTo(RegistrationStatus.REGISTERED);
        demand(other.user(), true).orThrow();
        scene.desk().users().close(other.user()).orThrow();
        assertThat(register(eva).orThrow()).isInstanceOf(Registration.CodeSent.class);
        assertThat(scene.desk()
                        .users()
                        .list(UserFilter.of(UserStatus.CLOSED), UserQuery.Order.ADDRESS, PageRequest.first(10))
                        .orThrow()
                        .items())
                .as("the view shows it")
                .singleElement()
                .satisfies(user -> assertThat(user.demandsSecondStep()).isTrue());
        assertThat(reason(demand(other.user(), true))).isEqualTo(UserReason.WRONG_STATE);

        demand(other.user(), false).orThrow();

        assertThat(status(EVA)).as("the sender is closed").isEqualTo(RegistrationStatus.REGISTERED);
        assertThat(scene.desk().users().get(other.user()).orThrow().demandsSecondStep())
                .isFalse();
        assertThat(scene.desk().journal().verify(other.user()).orThrow().holds())
                .isTrue();
    }

    @Test
    void anInvitationIsAcceptedAfterItsSenderLeft() {
        String eva = invitedByTheOther(EVA);
        scene.desk().users().close(other.user()).orThrow();

        assertThat(register(eva).orThrow()).isInstanceOf(Registration.Complete.class);
    }

    @EveryStorage
    @Test
    void whereTheProductSaysSoNobodyAcceptsAnInvitationWhoseSenderIsAway(Storage storage, MovableClock clock) {
        scene = Scene.of(
                storage,
                clock,
                profile -> profile.invitation(InvitationPolicy.standard().outlivesSender(false)));
        other = scene.office.join("other", OFFICE_ADMINISTRATOR);
        String ben = scene.invite(BEN);
        String eva = invitedByTheOther(EVA);
        demand(other.user(), true).orThrow();
        String ida = invitedByTheOther(IDA);
        SecondStep begun = begun(ida);
        scene.desk().users().deactivate(other.user()).orThrow();

        assertThat(reason(register(eva))).isEqualTo(InvitationReason.SENDER_LEFT);
        assertThat(answer(begun, scene.code()).refusal()).isPresent();
        demand(other.user(), false).orThrow();
        assertThat(status(IDA)).as("nothing completes what waits").isEqualTo(RegistrationStatus.SECOND_STEP_OPEN);
        assertThat(register(ben).orThrow()).as("of another sender").isInstanceOf(Registration.Complete.class);
        scene.desk().users().reactivate(other.user()).orThrow();
        Instant end = clock.instant().plusSeconds(60);
        scene.desk()
                .assignments()
                .limit(other.user(), ValidityDraft.always().until(end))
                .orThrow();
        clock.moveTo(end);
        assertThat(reason(register(eva))).as("out of the own time").isEqualTo(InvitationReason.SENDER_LEFT);
        scene.desk().assignments().limit(other.user(), ValidityDraft.always()).orThrow();
        scene.desk().users().lock(other.user()).orThrow();
        assertThat(register(eva).orThrow()).as("a lock changes nothing").isInstanceOf(Registration.Complete.class);
    }

    @EveryStorage
    @Test
    @Tag("V3")
    void aDamagedInvitationKeepsNobodyElseWaiting() throws SQLException {
        assumeTrue(TestDatabase.current().isPresent(), "rows in memory cannot be changed by hand");
        demand(owner(), true).orThrow();
        for (String name : List.of("a", "damaged-demand", "z")) {
            register(scene.invite(name + "@weiss.example")).orThrow();
        }
        damage("'a b'");

        demand(owner(), false).orThrow();

        damage("'staff'");
        assertThat(status("a@weiss.example")).isEqualTo(RegistrationStatus.REGISTERED);
        assertThat(status("z@weiss.example")).isEqualTo(RegistrationStatus.REGISTERED);
        assertThat(status("damaged-demand@weiss.example")).isEqualTo(RegistrationStatus.SECOND_STEP_OPEN);
        assertThat(scene.roster().operations().health().damagedRows())
                .extracting(DamagedRow::table, DamagedRow::column)
                .containsExactly(tuple("invitation", "user_type"));
        demand(owner(), false).orThrow();
        assertThat(status("damaged-demand@weiss.example"))
                .as("a repeated call completes what was left")
                .isEqualTo(RegistrationStatus.REGISTERED);
    }

    private static void damage(String type) throws SQLException {
        try (Connection connection = TestDatabase.current().orElseThrow().getConnection();
                PreparedStatement statement = connection.prepareStatement("update rk_invitation set user_type = " + type
                        + " where address_key = 'damaged-demand@weiss.example'")) {
            assertThat(statement.executeUpdate()).isPositive();
        }
    }

    /** The switch is stored as by a process that died after it. */
    @Test
    @Tag("G6")
    void aRepeatedSwitchCompletesWhatAnInterruptedOneLeft() {
        demand(owner(), true).orThrow();
        register(scene.invite(BEN)).orThrow();
        User stored = scene.user(owner());
        scene.change(owner(), stored.status(), stored.security().demandingSecondStep(false));

        UserReceipt off = switchedOffOnce();

        assertThat(status(BEN)).isEqualTo(RegistrationStatus.REGISTERED);
        assertThat(switchedOffOnce()).isEqualTo(off);
    }

    private UserReceipt switchedOffOnce() {
        return scene.desk()
                .once("click")
                .registrations()
                .demandSecondStep(owner(), false)
                .orThrow();
    }

    @Test
    @Tag("S6")
    void aPasswordThatIsSetFromAFormerMailboxDuringTheSwitchOpensNothing(Storage storage, MovableClock clock) {
        WatchedStorage watched = new WatchedStorage(storage);
        scene = Scene.of(watched, clock, profile -> profile);
        for (int write = 1; write <= 3; write++) {
            demand(owner(), true).orThrow();
            String moved = "t" + write + ".moved@weiss.example";
            InvitationReceipt invited = scene.invited("t" + write + "@weiss.example");
            String former = scene.link("t" + write + "@weiss.example");
            scene.desk()
                    .invitees()
                    .edit(invited.invitation(), InviteeEdit.none().address(moved))
                    .orThrow();
            begun(scene.link(moved));
            Desk desk = scene.desk();
            String word = scene.word();

            watched.beforeWrite(
                    write,
                    () -> scene.stranger().register(former, word, Scene.WRONG),
                    () -> desk.registrations().demandSecondStep(owner(), false));

            assertThat(scene.stranger().signIn(moved, Scene.WRONG).refusal())
                    .as("write " + write)
                    .isPresent();
        }
    }

    @EveryStorage
    @Test
    void theCodeAndTheSwitchAtOnceMakeOneUser() {
        for (int round = 0; round < 8; round++) {
            String address = "p" + round + "@weiss.example";
            demand(owner(), true).orThrow();
            InvitationReceipt invited = scene.invited(address);
            SecondStep step = begun(scene.link(address));
            String code = scene.code();

            List<Outcome<?>> answers = Barrier.<Outcome<?>>together(
                    2, number -> () -> number == 0 ? answer(step, code) : demand(owner(), false));

            assertThat(answers.get(1).refusal()).isEmpty();
            answers.get(0)
                    .refusal()
                    .ifPresent(refusal -> assertThat(refusal.reason())
                            .isIn(InvitationReason.ACCEPTED, VerificationReason.CHALLENGE_OVER));
            assertThat(status(address)).isEqualTo(RegistrationStatus.REGISTERED);
            assertThat(scene.office.journal("user.join"))
                    .filteredOn(
                            entry -> entry.subject().id().equals(invited.user().uuid()))
                    .hasSize(1);
        }
    }

    private UserId owner() {
        return scene.office.session().user();
    }

    private Outcome<UserReceipt> demand(UserId sender, boolean demanded) {
        return scene.desk().registrations().demandSecondStep(sender, demanded);
    }

    /** Eight characters are enough with a second step alone, so such a person registers again. */
    @EveryStorage
    @Test
    @Tag("V6")
    void aPasswordThatWasEnoughWithASecondStepIsNotEnoughWhenNoneIsDemandedAnyMore() {
        organization(PolicyOverrides.none().secondStep(SecondStepDemand.AT_SIGN_IN));
        String ben = scene.invite(BEN);
        scene.stranger().register(ben, scene.word(), "qv9$kLm2").orThrow();

        organization(PolicyOverrides.none().minPasswordLength(15));
        organization(PolicyOverrides.none());
        demand(owner(), false).orThrow();

        assertThat(status(BEN)).isEqualTo(RegistrationStatus.SECOND_STEP_OPEN);
        assertThat(reason(scene.stranger().register(ben, scene.word(), "qv9$kLm2")))
                .isEqualTo(SignInReason.PASSWORD_TOO_SHORT);
        assertThat(register(ben).orThrow()).isInstanceOf(Registration.Complete.class);
    }

    private void organization(PolicyOverrides overrides) {
        OrganizationPolicies policies = scene.roster().operations().policies(scene.organization());
        policies.override(policies.get().orThrow().version(), overrides).orThrow();
    }

    private String invitedByTheOther(String address) {
        scene.roster()
                .as(other)
                .invitations()
                .invite(InvitationDraft.to(address, STAFF).reachableAt(PHONE))
                .orThrow();
        return scene.link(address);
    }

    private Outcome<Registration> register(String link) {
        return scene.stranger().register(link, scene.word(), PASSWORD);
    }

    private SecondStep begun(String link) {
        return ((Registration.CodeSent) register(link).orThrow()).step();
    }

    private Outcome<Registration> answer(SecondStep step, String code) {
        return scene.stranger().answerRegistration(step.token().reveal(), code);
    }

    private RegistrationStatus status(String address) {
        return scene.desk().directory().list(PageRequest.first(100)).orThrow().items().stream()
                .filter(entry -> entry.contact().address().orElseThrow().key().equals(address))
                .map(entry -> entry.status().registration())
                .findFirst()
                .orElseThrow();
    }
}
