package io.rosterkit.acceptance;

import static io.rosterkit.model.access.Permission.GRANT_ROLES;
import static io.rosterkit.model.access.Permission.INVITE;
import static io.rosterkit.model.access.Permission.MANAGE_USERS;
import static io.rosterkit.model.access.Permission.UNLOCK_USERS;
import static io.rosterkit.model.access.Permission.VIEW_USERS;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rosterkit.Desk;
import io.rosterkit.Front;
import io.rosterkit.Roster;
import io.rosterkit.RosterBuilder;
import io.rosterkit.access.RoleRule;
import io.rosterkit.access.Trait;
import io.rosterkit.inmemory.InMemorySms;
import io.rosterkit.invitation.InvitationPolicy;
import io.rosterkit.lockout.Budget;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.notice.Mail;
import io.rosterkit.model.organization.OrganizationReason;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.verification.VerificationReason;
import io.rosterkit.organization.Opening;
import io.rosterkit.organization.OpeningReceipt;
import io.rosterkit.profile.Profile;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.secondstep.SecondStepPolicy;
import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import io.rosterkit.signin.SecondStep;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.CountingHasher;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserFilter;
import io.rosterkit.user.UserImport;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each organization has the profile with which it was opened, on one roster. */
@RosterTest
@EveryStorage
class ProfilesTest {

    private static final ProfileName CLINIC = new ProfileName("clinic");
    private static final UserType NURSE = new UserType("nurse");
    private static final Role MATRON = new Role("matron");
    private static final String PASSWORD = "roses grow by the window";
    private static final Budget TWICE = Budget.threshold(2)
            .within(Duration.ofHours(1))
            .lockedFor(Duration.ofHours(1), Duration.ofDays(1))
            .cap(10);

    private static final Source SOURCE = new Source("client-1");

    private final Post post = new Post();
    private int users;
    private Storage storage;
    private MovableClock clock;
    private Roster roster;

    @BeforeEach
    void make(Storage empty, MovableClock movable) {
        storage = empty;
        clock = movable;
        roster = builder().profile(CLINIC, clinic()).build();
    }

    @Test
    void mailsNameTheProductOfTheOwnProfile() {
        assertThat(firstMail(Opening.of("Praxis", "anna@weiss.example")).subject())
                .contains("Example");
        assertThat(firstMail(Opening.of("Klinik", "anna@rot.example").withProfile(CLINIC))
                        .subject())
                .contains("Klinikum");
    }

    @Test
    void typesAndRolesAreThoseOfTheOwnProfile() {
        Desk practice = desk(opened("Praxis", ProfileName.STANDARD), STAFF, StandardProfile.OWNER);
        Desk clinic = desk(opened("Klinik", CLINIC), NURSE, MATRON);

        assertThat(clinic.invitations().invite("eva@rot.example", NURSE).refusal())
                .isEmpty();
        assertThat(clinic.invitations()
                        .invite("ida@rot.example", STAFF)
                        .refusal()
                        .orElseThrow()
                        .reason())
                .isEqualTo(AccessReason.TYPE_UNKNOWN);
        assertThat(practice.invitations()
                        .invite("eva@weiss.example", NURSE)
                        .refusal()
                        .orElseThrow()
                        .reason())
                .isEqualTo(AccessReason.TYPE_UNKNOWN);
    }

    @Test
    void invitationsLastAsLongAsTheOwnProfileSays() {
        Desk practice = desk(opened("Praxis", ProfileName.STANDARD), STAFF, StandardProfile.OWNER);
        Desk clinic = desk(opened("Klinik", CLINIC), NURSE, MATRON);

        assertThat(practice.invitations()
                        .invite("eva@weiss.example", STAFF)
                        .orThrow()
                        .expiresAt())
                .isEqualTo(clock.instant().plus(InvitationPolicy.standard().lifetime()));
        assertThat(clinic.invitations()
                        .invite("eva@rot.example", NURSE)
                        .orThrow()
                        .expiresAt())
                .isEqualTo(clock.instant().plus(Duration.ofHours(5)));
    }

    @Test
    void attemptsHaveTheBudgetOfTheOwnProfile() {
        assertThat(wrongPasswordsUntilLocked(opened("Praxis", ProfileName.STANDARD), STAFF, StandardProfile.OWNER))
                .isEqualTo(LockoutPolicy.standard().password().threshold());
        assertThat(wrongPasswordsUntilLocked(opened("Klinik", CLINIC), NURSE, MATRON))
                .isEqualTo(2);
    }

    /** Of no type would be of every type for a store. */
    @Test
    void aTraitThatTheOwnProfileDoesNotKnowIsNobodys() {
        Trait provider = Trait.of("provider");
        Profile standard = StandardProfile.builder("Example")
                .trait(provider, Set.of(STAFF))
                .build();
        roster = builder(standard).profile(CLINIC, clinic()).build();
        Desk practice = desk(opened("Praxis", ProfileName.STANDARD), STAFF, StandardProfile.OWNER);
        Desk clinic = desk(opened("Klinik", CLINIC), NURSE, MATRON);

        assertThat(providers(practice, provider)).isOne();
        assertThat(providers(clinic, provider)).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> providers(clinic, Trait.of("unknown")))
                .withMessageContaining("trait");
    }

    private static int providers(Desk desk, Trait trait) {
        return desk.users()
                .list(UserFilter.of(UserStatus.ACTIVE).withTrait(trait), UserQuery.Order.ADDRESS, PageRequest.first(10))
                .orThrow()
                .items()
                .size();
    }

    @Test
    void aProfileThatTheRosterDoesNotHaveIsRefused() {
        ProfileName unknown = new ProfileName("unknown");

        assertThat(roster.operations()
                        .open(Opening.of("Praxis", "anna@weiss.example").withProfile(unknown))
                        .refusal())
                .contains(Refusal.of(OrganizationReason.PROFILE_UNKNOWN)
                        .at("profile")
                        .with("profile", unknown));
    }

    @Test
    void aProfileHasANameOfItsOwn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().profile(ProfileName.STANDARD, clinic()))
                .withMessageContaining("standard");
    }

    /** The first bound of a code is the largest of all profiles; the own profile's is asked after that. */
    @Test
    void aCodeHasTheTriesOfTheOwnProfile() {
        InMemorySms phones = InMemorySms.create();
        SecondStepPolicy codes =
                SecondStepPolicy.standard().signIn(Demand.ALWAYS).attempts(2);
        roster = builder()
                .sms(phones)
                .profile(CLINIC, clinicOf(profile -> profile.secondStep(codes)))
                .build();
        OrganizationId clinic = opened("Klinik", CLINIC);
        roster.operations()
                .importUser(
                        clinic,
                        UserImport.of("eva@rot.example", NURSE)
                                .verified()
                                .reachableAt("+4930901820")
                                .inLanguage(Locale.GERMAN)
                                .withPasswordHash(
                                        CountingHasher.create().hash(PASSWORD).text()))
                .orThrow();
        Front front = roster.front(clinic, SOURCE);
        String step = ((SecondStep) front.signIn("eva@rot.example", PASSWORD).orThrow())
                .token()
                .reveal();
        roster.operations().dispatch(10);
        assertThat(phones.messages().get(0).text()).contains("nicht weiter");
        String code = phones.messages().get(0).text().replaceAll("(?s)^\\D*(\\d+).*", "$1");

        front.answerSignIn(step, "no code");
        front.answerSignIn(step, "no code");

        assertThat(front.answerSignIn(step, code).refusal()).contains(Refusal.of(VerificationReason.CHALLENGE_OVER));
    }

    /** Once the profile is back, an administrator must still be able to unlock the others. */
    @Test
    void whereTheProfileIsGoneNoUnlockerIsTakenAway() {
        OrganizationId clinic = opened("Klinik", CLINIC);
        UserId user = imported(clinic, NURSE, MATRON);
        Actor support = new Actor.Support(clinic, "kim", Permission.ofLibrary(), "4711");

        assertThat(builder().build().as(support).users().lock(user).refusal())
                .contains(Refusal.of(UserReason.LAST_UNLOCKER));
    }

    /** A host that takes a profile away by mistake must not give rights by it, and must see it. */
    @Test
    void whereTheProfileIsGoneNothingIsAllowedAndHealthTellsIt() {
        OrganizationId clinic = opened("Klinik", CLINIC);
        UserId user = imported(clinic, NURSE, MATRON);
        assertThat(roster.operations().health().missingProfiles()).isEmpty();

        Roster without = builder().build();
        Desk desk = without.as(
                without.operations().signInExternally(clinic, user).orThrow().session());

        assertThat(desk.users().get(user).refusal().orElseThrow().reason()).isEqualTo(AccessReason.NOT_PERMITTED);
        assertThat(desk.invitations()
                        .invite("eva@rot.example", NURSE)
                        .refusal()
                        .orElseThrow()
                        .reason())
                .isEqualTo(AccessReason.NOT_PERMITTED);
        assertThat(without.operations().health().missingProfiles()).containsExactly("clinic");
        assertThat(without.operations().health().isUp()).isFalse();
    }

    private long wrongPasswordsUntilLocked(OrganizationId organization, UserType type, Role role) {
        UserId user = imported(organization, type, role);
        Desk administrator = desk(organization, type, role);
        String address =
                administrator.users().get(user).orThrow().contact().address().original();
        for (int tried = 1; tried < 20; tried++) {
            roster.front(organization, SOURCE).signIn(address, "wrong wrong wrong");
            if (administrator.users().get(user).orThrow().status().lock().isPresent()) {
                return tried;
            }
        }
        return Long.MAX_VALUE;
    }

    private Desk desk(OrganizationId organization, UserType type, Role role) {
        return roster.as(roster.operations()
                .signInExternally(organization, imported(organization, type, role))
                .orThrow()
                .session());
    }

    private UserId imported(OrganizationId organization, UserType type, Role role) {
        String address = "user" + ++users + "@rot.example";
        return roster.operations()
                .importUser(
                        organization,
                        UserImport.of(address, type)
                                .verified()
                                .withPasswordHash(
                                        CountingHasher.create().hash(PASSWORD).text())
                                .withRoles(role))
                .orThrow()
                .user();
    }

    private OrganizationId opened(String name, ProfileName profile) {
        OpeningReceipt founded = roster.operations()
                .open(Opening.of(name, "founder@rot.example").withProfile(profile))
                .orThrow();
        return founded.organization();
    }

    private Mail firstMail(Opening opening) {
        roster.operations().open(opening).orThrow();
        roster.operations().dispatch(10);
        return post.offered().get(post.offered().size() - 1);
    }

    private RosterBuilder builder() {
        return builder(StandardProfile.of("Example"));
    }

    private RosterBuilder builder(Profile standard) {
        return Roster.create(storage, Post.KEYS, standard)
                .links("https://app.example.org")
                .mail(post)
                .passwords(CountingHasher.create())
                .clock(clock);
    }

    private static Profile clinic() {
        return clinicOf(profile -> profile);
    }

    private static Profile clinicOf(UnaryOperator<Profile.Builder> change) {
        return change.apply(Profile.create("Klinikum", NURSE, MATRON)
                        .role(
                                MATRON,
                                new RoleRule(
                                        Set.of(INVITE, VIEW_USERS, MANAGE_USERS, UNLOCK_USERS, GRANT_ROLES),
                                        Set.of(MATRON)))
                        .invitation(InvitationPolicy.standard()
                                .lifetime(Duration.ofHours(5))
                                .linesAtMost(100))
                        .lockout(LockoutPolicy.standard().password(TWICE)))
                .build();
    }
}
