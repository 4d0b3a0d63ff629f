package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rosterkit.Front;
import io.rosterkit.Roster;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.invitation.InvitationPolicy;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.organization.OrganizationReason;
import io.rosterkit.model.organization.PolicyOverrides;
import io.rosterkit.model.organization.SecondStepDemand;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.password.PasswordPolicy;
import io.rosterkit.profile.EffectivePolicies;
import io.rosterkit.profile.OrganizationPolicies;
import io.rosterkit.profile.PoliciesReceipt;
import io.rosterkit.profile.Profile;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.registration.Registration;
import io.rosterkit.secondstep.SecondStepPolicy;
import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import io.rosterkit.session.SessionDetails;
import io.rosterkit.session.SessionPolicy;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.signin.SignIn;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.CountingHasher;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserImport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An organization has settings of its own beside those of its profile, and they act at once. */
@EveryStorage
@RosterTest
@Tag("V3")
class OverridesTest {

    private static final Duration TICK = Duration.ofNanos(1);
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final PolicyOverrides NONE = PolicyOverrides.none();
    private static final String BEN = "ben@weiss.example";
    private static final Source HERE = new Source("203.0.113.7");

    private Kit kit;
    private Office office;
    private Office other;

    @BeforeEach
    void open(Kit parts) {
        kit = parts;
        office = kit.offices().open("Praxis Weiß");
        other = kit.offices().open("Praxis Rot");
    }

    @Test
    void aSecondStepIsDemandedFromTheNextSignInOnAndInThatOrganizationAlone(MovableClock clock) {
        importBen(office.organization());
        importBen(other.organization());
        SignedIn before = (SignedIn) signIn(office).orThrow();

        override(office, NONE.secondStep(SecondStepDemand.AT_SIGN_IN)).orThrow();

        assertThat(signIn(office).orThrow()).isInstanceOf(SecondStep.class);
        clock.move(Duration.ofMinutes(1));
        assertThat(front(office)
                        .signIn(
                                BEN,
                                Offices.PASSWORD,
                                before.device().orElseThrow().reveal())
                        .orThrow())
                .as("on a known device")
                .isInstanceOf(SecondStep.class);
        assertThat(signIn(other).orThrow()).isInstanceOf(SignedIn.class);

        override(office, NONE.secondStep(SecondStepDemand.AT_REGISTRATION)).orThrow();

        assertThat(signIn(office).orThrow()).isInstanceOf(SignedIn.class);
    }

    @Test
    void aSecondStepIsDemandedOfThoseWhoRegister() {
        String link = invited(office);
        String link2 = invited(other);
        override(office, NONE.secondStep(SecondStepDemand.AT_REGISTRATION)).orThrow();

        assertThat(register(office, link, "a river runs uphill").orThrow()).isInstanceOf(Registration.CodeSent.class);
        assertThat(register(other, link2, "a river runs uphill").orThrow()).isInstanceOf(Registration.Complete.class);
    }

    @Test
    void aNewPasswordIsAsLongAsTheOrganizationDemands() {
        String link = invited(office);
        override(office, NONE.minPasswordLength(20)).orThrow();

        assertThat(register(office, link, "a river runs uphill").refusal().orElseThrow())
                .isEqualTo(Refusal.of(SignInReason.PASSWORD_TOO_SHORT)
                        .at("password")
                        .with("atLeast", 20));
        assertThat(register(office, link, "a river runs uphill!").refusal()).isEmpty();
    }

    @Test
    void anInvitationIsOpenAsLongAsTheOrganizationSays(MovableClock clock) {
        override(office, NONE.invitationLifetime(Duration.ofDays(30))).orThrow();

        assertThat(expiry(office)).isEqualTo(clock.instant().plus(Duration.ofDays(30)));
        assertThat(expiry(other))
                .isEqualTo(clock.instant().plus(InvitationPolicy.standard().lifetime()));
    }

    /** The session that began before the change, too. */
    @Test
    void aRunningSessionEndsSoonerAndNeverLater(MovableClock clock) {
        SignedIn signedIn = signedIn(importBen(office.organization()));
        Instant began = clock.instant();
        override(office, NONE.sessionLifetime(Duration.ofHours(2))).orThrow();

        clock.move(Duration.ofHours(2).minusSeconds(1));
        assertThat(kit.roster().session(signedIn.token().reveal()).orThrow().expiresAt())
                .isEqualTo(began.plus(Duration.ofHours(2)));
        assertThat(sessions(signedIn).orThrow())
                .singleElement()
                .satisfies(session -> assertThat(session.expiresAt()).isEqualTo(began.plus(Duration.ofHours(2))));

        clock.move(Duration.ofSeconds(1));
        assertThat(kit.roster().session(signedIn.token().reveal()).refusal())
                .contains(Refusal.of(SignInReason.SESSION_OVER));
        assertThat(sessions(signedIn).refusal()).contains(Refusal.of(SignInReason.SESSION_OVER));

        SignedIn next = (SignedIn) signIn(office).orThrow();
        assertThat(next.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofHours(2)));
        override(office, NONE).orThrow();
        clock.move(Duration.ofHours(2));
        assertThat(sessions(next).refusal()).contains(Refusal.of(SignInReason.SESSION_OVER));
    }

    @Test
    void aSessionThatWouldBeOverIsNotAmongThoseOfTheUser(MovableClock clock) {
        SignedIn first = signedIn(importBen(office.organization()));
        clock.move(Duration.ofHours(3));
        SignedIn second = (SignedIn) signIn(office).orThrow();
        assertThat(sessions(second).orThrow()).hasSize(2);

        override(office, NONE.sessionLifetime(Duration.ofHours(2))).orThrow();

        assertThat(sessions(second).orThrow()).hasSize(1);
        assertThat(kit.roster()
                        .as(second.session())
                        .account()
                        .endSession(first.session().id())
                        .refusal())
                .contains(Refusal.of(AccessReason.NOT_FOUND));
    }

    /** As where a later version of the host is stricter: the organization never has less than the profile demands. */
    @Test
    void theStricterOfProfileAndOrganizationHolds(Storage storage, MovableClock clock) {
        override(
                        office,
                        NONE.secondStep(SecondStepDemand.AT_REGISTRATION)
                                .sessionLifetime(Duration.ofHours(2))
                                .minPasswordLength(16)
                                .invitationLifetime(Duration.ofDays(30)))
                .orThrow();

        Profile strict = effective(Kit.of(
                        storage,
                        clock,
                        profile(builder -> builder.secondStep(
                                        SecondStepPolicy.standard().signIn(Demand.UNKNOWN_DEVICE))
                                .session(SessionPolicy.standard().lifetime(Duration.ofHours(1)))
                                .password(PasswordPolicy.standard()
                                        .minLengthAlone(18)
                                        .minLengthWithSecondStep(12))
                                .invitation(InvitationPolicy.standard().lifetime(Duration.ofDays(1))))))
                .profile();

        assertThat(strict.authentication().secondStep().registration()).isEqualTo(Demand.ALWAYS);
        assertThat(strict.authentication().secondStep().signIn()).isEqualTo(Demand.UNKNOWN_DEVICE);
        assertThat(strict.authentication().session().lifetime()).isEqualTo(Duration.ofHours(1));
        assertThat(strict.authentication().password().minLengthAlone()).isEqualTo(18);
        assertThat(strict.authentication().password().minLengthWithSecondStep()).isEqualTo(16);
        assertThat(strict.invitation().lifetime()).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void theJournalTellsEachSettingThatChangedAndStaysWhole() {
        override(office, NONE.sessionLifetime(Duration.ofHours(2)).minPasswordLength(20))
                .orThrow();
        override(
                        office,
                        NONE.sessionLifetime(Duration.ofHours(1))
                                .minPasswordLength(20)
                                .secondStep(SecondStepDemand.AT_SIGN_IN))
                .orThrow();
        override(office, NONE).orThrow();

        assertThat(office.journal("organization.override"))
                .extracting(entry -> Map.copyOf(entry.details()))
                .containsExactly(
                        Map.of(
                                "session.lifetime", "PT1H to none",
                                "password.minLength", "20 to none",
                                "secondStep", "AT_SIGN_IN to none"),
                        Map.of("session.lifetime", "PT2H to PT1H", "secondStep", "none to AT_SIGN_IN"),
                        Map.of("session.lifetime", "none to PT2H", "password.minLength", "none to 20"));
        assertThat(office.desk()
                        .journal()
                        .verify(office.organization())
                        .orThrow()
                        .holds())
                .isTrue();
    }

    @Test
    void ofManyWhoReadTheSameVersionOneSucceeds() {
        long version = effective(kit).version();

        List<Outcome<PoliciesReceipt>> answers = Barrier.together(
                4, number -> () -> policies(office).override(version, NONE.minPasswordLength(20 + number)));

        assertThat(answers).filteredOn(answer -> answer.refusal().isEmpty()).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.refusal().isPresent())
                .extracting(answer -> answer.refusal().orElseThrow())
                .containsOnly(Refusal.of(OrganizationReason.POLICIES_CHANGED));
        assertThat(office.journal("organization.override"))
                .filteredOn(entry -> entry.refusal().isEmpty())
                .hasSize(1);
    }

    @Test
    void aReceiptHasTheVersionForTheNextChange() {
        long version = effective(kit).version();

        PoliciesReceipt receipt =
                policies(office).override(version, NONE.minPasswordLength(20)).orThrow();

        assertThat(effective(kit).version()).isEqualTo(receipt.version());
        assertThat(policies(office).override(receipt.version(), NONE).refusal()).isEmpty();
        assertThat(effective(kit).overrides()).isEqualTo(NONE);
    }

    @Test
    void aRequestIsCarriedOutOnce() {
        long version = effective(kit).version();
        PolicyOverrides overrides = NONE.minPasswordLength(20);
        OrganizationPolicies once = kit.roster().operations().once("req-1").policies(office.organization());
        PoliciesReceipt first = once.override(version, overrides).orThrow();

        assertThat(once.override(version, overrides).orThrow()).isEqualTo(first);
        assertThat(once.override(version, overrides.minPasswordLength(21))
                        .refusal()
                        .orElseThrow()
                        .reason())
                .isEqualTo(InputReason.REQUEST_REUSED);
        assertThat(effective(kit).overrides()).isEqualTo(overrides);
    }

    @Test
    void anOverrideThatWouldDoNothingIsRefused(Storage storage, MovableClock clock) {
        assertThat(override(office, NONE.sessionLifetime(Duration.ofHours(12).plus(TICK)))
                        .refusal())
                .contains(Refusal.of(OrganizationReason.OVERRIDE_LOOSER)
                        .at("overrides.session.lifetime")
                        .with("profile", "PT12H"));
        assertThat(override(office, NONE.sessionLifetime(Duration.ofHours(12))).refusal())
                .isEmpty();
        Kit strict = Kit.of(
                storage,
                clock,
                profile(builder -> builder.password(PasswordPolicy.standard().minLengthWithSecondStep(12))));
        assertThat(override(strict, office, NONE.minPasswordLength(11)).refusal())
                .contains(Refusal.of(OrganizationReason.OVERRIDE_LOOSER)
                        .at("overrides.password.minLength")
                        .with("profile", "12"));
        assertThat(override(strict, office, NONE.minPasswordLength(12)).refusal())
                .isEmpty();
    }

    @Test
    void aSecondStepThatTheProfileExceedsIsRefused(Storage storage, MovableClock clock) {
        SecondStepPolicy always =
                SecondStepPolicy.standard().registration(Demand.ALWAYS).signIn(Demand.ALWAYS);
        Kit strict = Kit.of(storage, clock, profile(builder -> builder.secondStep(always)));

        assertThat(override(strict, office, NONE.secondStep(SecondStepDemand.AT_REGISTRATION))
                        .refusal())
                .contains(Refusal.of(OrganizationReason.OVERRIDE_LOOSER)
                        .at("overrides.secondStep")
                        .with("profile", "AT_SIGN_IN"));
        assertThat(override(strict, office, NONE.secondStep(SecondStepDemand.AT_SIGN_IN))
                        .refusal())
                .isEmpty();
    }

    /** What the organization has already does not make the profile stricter. */
    @Test
    void anOverrideMayBecomeLooserAgainDownToTheProfile() {
        override(office, NONE.sessionLifetime(Duration.ofHours(1))).orThrow();

        assertThat(override(office, NONE.sessionLifetime(Duration.ofHours(3))).refusal())
                .isEmpty();
    }

    @Test
    void codesAreNotDemandedOfARosterThatSendsNone(Storage storage, MovableClock clock) {
        Roster silent = Roster.create(storage, Post.KEYS, StandardProfile.of("Example"))
                .links("https://app.example.org")
                .mail(new Post())
                .passwords(CountingHasher.create())
                .clock(clock)
                .build();
        OrganizationId quiet = silent.operations()
                .open("Praxis", "anna@weiss.example")
                .orThrow()
                .organization();
        OrganizationPolicies policies = silent.operations().policies(quiet);
        long version = policies.get().orThrow().version();

        assertThat(policies.override(version, NONE.secondStep(SecondStepDemand.AT_REGISTRATION))
                        .refusal())
                .contains(Refusal.of(OrganizationReason.CODES_NOT_SENT).at("overrides.secondStep"));
        assertThat(policies.override(version, NONE.minPasswordLength(20)).refusal())
                .isEmpty();
    }

    @Test
    void anOrganizationThatIsClosedOrUnknownHasNothingToChange() {
        long version = effective(kit).version();
        OrganizationPolicies unknown = kit.roster().operations().policies(OrganizationId.nobody());
        kit.roster().operations().close(office.organization()).orThrow();

        assertThat(policies(office).override(version + 1, NONE).refusal())
                .contains(Refusal.of(AccessReason.ORGANIZATION_CLOSED));
        assertThat(unknown.get().refusal()).contains(Refusal.of(AccessReason.ORGANIZATION_NOT_FOUND));
        assertThat(unknown.override(1, NONE).refusal()).contains(Refusal.of(AccessReason.ORGANIZATION_NOT_FOUND));
    }

    /** The bounds of a setting are those that it has in a profile. */
    static Stream<Arguments> bounds() {
        return Stream.of(Duration.ZERO, TICK.negated(), LONGEST.plus(TICK))
                .flatMap(wrong -> Stream.of(
                        Arguments.of(
                                "session.lifetime must be positive and at most 366 days",
                                (Runnable) () -> NONE.sessionLifetime(wrong),
                                (Runnable) () -> profile(builder ->
                                        builder.session(SessionPolicy.standard().lifetime(wrong)))),
                        Arguments.of(
                                "invitation.lifetime must be positive and at most 366 days",
                                (Runnable) () -> NONE.invitationLifetime(wrong),
                                (Runnable) () -> profile(builder -> builder.invitation(
                                        InvitationPolicy.standard().lifetime(wrong))))));
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void aValueOutOfBoundsIsRefusedByItsPath(String message, Runnable override, Runnable ofProfile) {
        assertThatIllegalArgumentException().isThrownBy(override::run).withMessage("overrides." + message);
        assertThatIllegalArgumentException().isThrownBy(ofProfile::run).withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 129, -1})
    void aLengthOfPasswordsOutOfBoundsIsRefusedByItsPath(int characters) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NONE.minPasswordLength(characters))
                .withMessage("overrides.password.minLength must be 8 to 128");
    }

    @Test
    void aValueAtABoundIsKept() {
        PolicyOverrides least =
                NONE.sessionLifetime(TICK).invitationLifetime(LONGEST).minPasswordLength(128);
        PolicyOverrides most = NONE.invitationLifetime(TICK).minPasswordLength(8);

        for (PolicyOverrides overrides : List.of(least, most)) {
            override(office, overrides).orThrow();
            assertThat(effective(kit).overrides()).isEqualTo(overrides);
        }
        assertThat(NONE.sessionLifetime(LONGEST).sessionLifetime()).contains(LONGEST);
    }

    private OrganizationPolicies policies(Office of) {
        return kit.roster().operations().policies(of.organization());
    }

    private Outcome<PoliciesReceipt> override(Office of, PolicyOverrides overrides) {
        return override(kit, of, overrides);
    }

    private static Outcome<PoliciesReceipt> override(Kit on, Office of, PolicyOverrides overrides) {
        OrganizationPolicies policies = on.roster().operations().policies(of.organization());
        return policies.override(policies.get().orThrow().version(), overrides);
    }

    private EffectivePolicies effective(Kit on) {
        return on.roster().operations().policies(office.organization()).get().orThrow();
    }

    private static Profile profile(UnaryOperator<Profile.Builder> change) {
        return change.apply(StandardProfile.builder("Example")).build();
    }

    private Front front(Office of) {
        return kit.roster().front(of.organization(), HERE);
    }

    private Outcome<SignIn> signIn(Office of) {
        return front(of).signIn(BEN, Offices.PASSWORD);
    }

    private SignedIn signedIn(Outcome<?> imported) {
        imported.orThrow();
        return (SignedIn) signIn(office).orThrow();
    }

    private Outcome<List<SessionDetails>> sessions(SignedIn signedIn) {
        return kit.roster().as(signedIn.session()).account().sessions();
    }

    private Outcome<?> importBen(OrganizationId organization) {
        return kit.roster()
                .operations()
                .importUser(
                        organization,
                        UserImport.of(BEN, STAFF)
                                .verified()
                                .reachableAt("+4930901820")
                                .withPasswordHash(CountingHasher.create()
                                        .hash(Offices.PASSWORD)
                                        .text()));
    }

    private String invited(Office of) {
        of.desk()
                .invitations()
                .invite(InvitationDraft.to(BEN, STAFF).reachableAt("+4930901820"))
                .orThrow();
        return kit.mail().to(BEN).link();
    }

    private Outcome<Registration> register(Office of, String link, String password) {
        return kit.roster().front(HERE).register(link, of.codeWord(), password);
    }

    private static Instant expiry(Office of) {
        return of.desk().invitations().invite(BEN, STAFF).orThrow().expiresAt();
    }
}
