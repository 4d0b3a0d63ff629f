package io.rosterkit.acceptance.productmodule;

import static io.rosterkit.acceptance.productmodule.Clinic.BILL;
import static io.rosterkit.acceptance.productmodule.Clinic.BILLING;
import static io.rosterkit.acceptance.productmodule.Clinic.BOOK;
import static io.rosterkit.acceptance.productmodule.Clinic.CHART;
import static io.rosterkit.acceptance.productmodule.Clinic.CHARTS;
import static io.rosterkit.acceptance.productmodule.Clinic.SCHEDULING;
import static io.rosterkit.acceptance.productmodule.Clinic.reason;
import static io.rosterkit.profile.StandardProfile.GUEST;
import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Desk;
import io.rosterkit.Roster;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.access.AccessGround;
import io.rosterkit.access.ModuleRule;
import io.rosterkit.access.RoleRule;
import io.rosterkit.access.TypeRule;
import io.rosterkit.access.ValidityDraft;
import io.rosterkit.apikey.ApiKeyDraft;
import io.rosterkit.customrole.CustomRoleDraft;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.organization.OrganizationReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.productmodule.ModuleReason;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.permission.Permissions;
import io.rosterkit.productmodule.ModuleReceipt;
import io.rosterkit.productmodule.PracticeModuleDetails;
import io.rosterkit.productmodule.UserModuleDetails;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.RosterTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Support switches modules on at practices, and administrators give them to users. */
@RosterTest
@Tag("T10")
class ProductModuleTest {

    private static final Duration A_WHILE = Duration.ofMinutes(10);
    private static final ProductModule UNKNOWN = new ProductModule("cardiology");

    private Storage storage;
    private MovableClock clock;
    private Clinic clinic;

    @BeforeEach
    void open(Storage given, MovableClock givenClock) {
        storage = given;
        clock = givenClock;
        clinic = Clinic.open(given, givenClock);
    }

    @EveryStorage
    @Test
    @Tag("X6")
    void anAdministratorAddsSeveralInOneCallAndTheGateAnswersByThem() {
        UserId ben = clinic.provider("ben");
        assertThat(clinic.may(ben, BOOK)).isFalse();
        assertThat(clinic.of(ben))
                .isEqualTo(new UserModuleDetails(List.of(), Set.of(SCHEDULING, BILLING), Optional.empty()));

        assertThat(clinic.modules().add(ben, Set.of(SCHEDULING, BILLING)))
                .isEqualTo(Outcome.done(new ModuleReceipt(Set.of(BILLING, SCHEDULING))));

        assertThat(clinic.may(ben, BOOK)).isTrue();
        assertThat(clinic.may(ben, BILL)).isTrue();
        assertThat(clinic.may(ben, CHART)).isFalse();
        Permissions owner = clinic.office().desk().permissions();
        assertThat(owner.explain(BOOK, ben).orThrow().ground()).contains(AccessGround.of(SCHEDULING));
        assertThat(owner.of(ben).orThrow().effective()).containsExactly(BOOK, BILL);
        assertThat(signedIn("ben")).containsExactly(BOOK, BILL);
        assertThat(clinic.shown(ben)).containsExactly(BILLING, SCHEDULING);
        Optional<UserId> giver = Optional.of(clinic.office().session().user());
        assertThat(clinic.of(ben))
                .isEqualTo(new UserModuleDetails(
                        List.of(
                                new UserModuleDetails.Held(BILLING, giver, clock.instant(), true),
                                new UserModuleDetails.Held(SCHEDULING, giver, clock.instant(), true)),
                        Set.of(),
                        Optional.empty()));
        assertThat(clinic.journaled("user.add-modules")).isEqualTo("billing scheduling");

        assertThat(clinic.modules().remove(ben, Set.of(BILLING, CHARTS)))
                .isEqualTo(Outcome.done(new ModuleReceipt(Set.of(SCHEDULING))));
        assertThat(clinic.may(ben, BILL)).isFalse();
        assertThat(clinic.journaled("user.remove-modules")).isEqualTo("billing");
        assertThat(clinic.office().desk().journal().verify(ben).orThrow().complete())
                .isTrue();
    }

    private Set<Permission> signedIn(String name) {
        String owner = clinic.details(clinic.office().session().user())
                .contact()
                .address()
                .original();
        String address = name + owner.substring(owner.indexOf('@'));
        String token = clinic.kit()
                .roster()
                .front(clinic.office().organization(), new Source("192.0.2.7"))
                .signIn(address, Offices.PASSWORD)
                .orThrow()
                .done()
                .token()
                .reveal();
        return clinic.kit().roster().session(token).orThrow().permissions();
    }

    @Test
    void aDenialWinsOverAModule() {
        UserId ben = clinic.provider("ben", Set.of(SCHEDULING));
        clinic.office().support().permissions().deny(ben, BOOK).orThrow();

        assertThat(clinic.may(ben, BOOK)).isFalse();
        assertThat(clinic.of(ben).held())
                .extracting(UserModuleDetails.Held::usable)
                .containsExactly(true);

        clinic.office().support().permissions().withdrawDenial(ben, BOOK).orThrow();
        assertThat(clinic.may(ben, BOOK)).isTrue();
    }

    @Test
    @Tag("G3")
    void aRefusalNamesTheModuleAndThenNoneIsAdded() {
        UserId ben = clinic.provider("ben");
        UserId clerk = clinic.staff("cleo");
        UserId homeless = clinic.provider("dan");
        clinic.office().desk().assignments().end(homeless, clinic.practice()).orThrow();

        refuses(ModuleReason.UNKNOWN, UNKNOWN, clinic.modules().add(ben, Set.of(SCHEDULING, UNKNOWN)));
        refuses(ModuleReason.NO_PRACTICE, BILLING, clinic.modules().add(homeless, Set.of(SCHEDULING, BILLING)));
        refuses(ModuleReason.NOT_SWITCHED_ON, CHARTS, clinic.modules().add(ben, Set.of(SCHEDULING, CHARTS)));
        refuses(ModuleReason.NOT_OF_TYPE, BILLING, clinic.modules().add(clerk, Set.of(SCHEDULING, BILLING)));
        refuses(ModuleReason.UNKNOWN, UNKNOWN, clinic.support().switchOn(clinic.practice(), Set.of(CHARTS, UNKNOWN)));

        assertThat(clinic.shown(ben)).isEmpty();
        assertThat(clinic.shown(clerk)).isEmpty();
        assertThat(clinic.office().journal("user.add-modules")).isEmpty();
        assertThat(clinic.support().at(clinic.practice()).orThrow())
                .extracting(PracticeModuleDetails::module)
                .containsExactly(BILLING, SCHEDULING);
    }

    @EveryStorage
    @Test
    void onlyAPracticeOfThatUserAtThatMomentCounts() {
        Desk owner = clinic.office().desk();
        PracticeId linz = owner.practices().open("Linz").orThrow().practice();
        clinic.support().switchOn(linz, Set.of(CHARTS)).orThrow();
        UserId ben = clinic.provider("ben");
        Instant start = clock.instant().plus(Duration.ofDays(1));
        Instant end = start.plus(Duration.ofDays(1));

        refuses(ModuleReason.NOT_SWITCHED_ON, CHARTS, clinic.modules().add(ben, Set.of(CHARTS)));
        owner.assignments()
                .assign(ben, linz, ValidityDraft.always().from(start).until(end))
                .orThrow();
        refuses(ModuleReason.NOT_SWITCHED_ON, CHARTS, clinic.modules().add(ben, Set.of(CHARTS)));
        clock.move(Duration.ofDays(1));
        assertThat(clinic.of(ben).addable()).containsExactlyInAnyOrder(CHARTS, SCHEDULING, BILLING);
        clinic.modules().add(ben, Set.of(CHARTS)).orThrow();
        assertThat(clinic.may(ben, CHART)).isTrue();

        clock.move(Duration.ofDays(1));
        assertThat(clinic.may(ben, CHART)).isFalse();
        assertThat(clinic.office()
                        .support()
                        .permissions()
                        .explain(CHART, ben)
                        .orThrow()
                        .allowed())
                .isFalse();
        assertThat(clinic.shown(ben)).containsExactly(CHARTS);
        assertThat(clinic.of(ben).held())
                .extracting(UserModuleDetails.Held::usable)
                .containsExactly(false);

        clinic.office()
                .desk()
                .assignments()
                .assign(ben, linz, ValidityDraft.always())
                .orThrow();
        assertThat(clinic.may(ben, CHART)).isTrue();
    }

    @EveryStorage
    @Test
    void whatIsSwitchedOffHasNoEffectFromTheNextCallOnUntilItIsOnAgain() {
        UserId ben = clinic.provider("ben", Set.of(SCHEDULING));
        Desk running = clinic.desk(ben);
        assertThat(running.permissions().may(BOOK)).isTrue();

        assertThat(clinic.support().switchOff(clinic.practice(), Set.of(SCHEDULING, CHARTS)))
                .isEqualTo(Outcome.done(new ModuleReceipt(Set.of(BILLING))));
        assertThat(running.permissions().may(BOOK)).isFalse();
        assertThat(clinic.journaled("practice.switch-off-modules")).isEqualTo("scheduling");
        refuses(
                ModuleReason.NOT_SWITCHED_ON,
                SCHEDULING,
                clinic.modules().add(clinic.provider("cleo"), Set.of(SCHEDULING)));

        assertThat(clinic.support().switchOn(clinic.practice(), Set.of(SCHEDULING, BILLING)))
                .isEqualTo(Outcome.done(new ModuleReceipt(Set.of(BILLING, SCHEDULING))));
        assertThat(running.permissions().may(BOOK)).isTrue();
        assertThat(clinic.journaled("practice.switch-on-modules")).isEqualTo("scheduling");
        assertThat(clinic.support().at(clinic.practice()).orThrow())
                .contains(new PracticeModuleDetails(SCHEDULING, Optional.empty(), clock.instant()));
    }

    @Test
    void oneOfTwoPracticesIsEnough() {
        PracticeId linz =
                clinic.office().desk().practices().open("Linz").orThrow().practice();
        clinic.support().switchOn(linz, Set.of(SCHEDULING)).orThrow();
        UserId ben = clinic.provider("ben", Set.of(SCHEDULING));
        clinic.office()
                .desk()
                .assignments()
                .assign(ben, linz, ValidityDraft.always())
                .orThrow();

        clinic.support().switchOff(clinic.practice(), Set.of(SCHEDULING)).orThrow();
        assertThat(clinic.may(ben, BOOK)).isTrue();

        clinic.office().desk().assignments().end(ben, linz).orThrow();
        assertThat(clinic.may(ben, BOOK)).isFalse();
    }

    @Test
    void supportSwitchesAndOwnersDoSoOnlyWhereTheProfileLetsThem() {
        assertThat(reason(clinic.modules().switchOn(clinic.practice(), Set.of(CHARTS))))
                .isEqualTo(AccessReason.NOT_PERMITTED);
        Clinic other = Clinic.open(
                storage,
                clock,
                profile -> profile.role(OWNER, new RoleRule(Permission.ofLibrary(), Set.of(OWNER)).requiringHolder()));

        other.modules().switchOn(other.practice(), Set.of(CHARTS)).orThrow();

        assertThat(other.modules().at(other.practice()).orThrow())
                .contains(new PracticeModuleDetails(
                        CHARTS, Optional.of(other.office().session().user()), clock.instant()));
    }

    @Test
    void aDeactivatedPracticeGetsNoModulesAndKeepsThoseThatAreOn() {
        PracticeId linz =
                clinic.office().desk().practices().open("Linz").orThrow().practice();
        UserId ben = clinic.provider("ben", Set.of(SCHEDULING));
        clinic.office().desk().practices().deactivate(clinic.practice()).orThrow();

        assertThat(reason(clinic.support().switchOn(clinic.practice(), Set.of(CHARTS))))
                .isEqualTo(OrganizationReason.PRACTICE_DEACTIVATED);
        assertThat(clinic.may(ben, BOOK)).isTrue();
        clinic.support().switchOff(clinic.practice(), Set.of(SCHEDULING)).orThrow();
        assertThat(clinic.may(ben, BOOK)).isFalse();
        assertThat(clinic.support().at(linz).orThrow()).isEmpty();
    }

    @Test
    @Tag("X3")
    void modulesAreOfTheWholeOrganizationSoWhoManagesOnePracticeAddsNone() {
        UserId ben = clinic.provider("ben");
        UserId manager = clinic.staff("max");
        clinic.office()
                .desk()
                .assignments()
                .grantRole(manager, OFFICE_ADMINISTRATOR, clinic.practice(), ValidityDraft.always())
                .orThrow();

        assertThat(reason(clinic.desk(manager).modules().add(ben, Set.of(SCHEDULING))))
                .isEqualTo(AccessReason.NOT_PERMITTED);
        assertThat(reason(clinic.desk(manager).modules().remove(ben, Set.of(SCHEDULING))))
                .isEqualTo(AccessReason.NOT_PERMITTED);
    }

    @Test
    void anAdministratorWhoIsAProviderAddsTheOwn() {
        UserId ann = clinic.provider("ann", OFFICE_ADMINISTRATOR);

        clinic.desk(ann).modules().add(ann, Set.of(SCHEDULING)).orThrow();

        assertThat(clinic.may(ann, BOOK)).isTrue();
    }

    /** Otherwise a part of the product would go on without being switched on or given. */
    @Test
    @Tag("G8")
    @Tag("X6")
    void nobodyPassesOnWhatTheyHaveByAModuleAlone() {
        UserType booker = new UserType("booker");
        clinic = Clinic.open(
                storage,
                clock,
                profile -> profile.type(booker, TypeRule.allowing(BOOK)).customRoles(BOOK));
        UserId ben = clinic.provider("ben", OFFICE_ADMINISTRATOR);
        UserId cleo = clinic.staff("cleo");
        UserId leaving = clinic.staff("dan");
        clinic.modules().add(ben, Set.of(SCHEDULING)).orThrow();
        clinic.office().support().permissions().grant(leaving, BOOK).orThrow();
        clinic.office().desk().assignments().limit(leaving, tomorrow()).orThrow();
        Role composed = clinic.office()
                .support()
                .customRoles()
                .compose(new CustomRoleDraft("Booking", Set.of(BOOK)))
                .orThrow()
                .role();
        List<Supplier<Outcome<?>>> gifts = List.of(
                () -> clinic.desk(ben).permissions().grant(cleo, BOOK),
                () -> clinic.desk(ben).permissions().changeType(cleo, booker),
                () -> clinic.desk(ben).invitations().invite("emil@hills.example", booker),
                () -> clinic.desk(ben).users().changeRoles(cleo, Set.of(composed)),
                () -> clinic.desk(ben).customRoles().compose(new CustomRoleDraft("Mine", Set.of(BOOK))),
                () -> clinic.desk(ben).assignments().limit(leaving, ValidityDraft.always()));

        assertThat(gifts).allSatisfy(gift -> assertThat(gift.get().refusal()).isPresent());

        clinic.office().support().permissions().grant(ben, BOOK).orThrow();
        assertThat(gifts).allSatisfy(gift -> assertThat(gift.get().refusal()).isEmpty());
    }

    private ValidityDraft tomorrow() {
        return ValidityDraft.always().until(clock.instant().plus(Duration.ofDays(1)));
    }

    @Test
    @Tag("X1")
    void aUserWhoseTimeIsOverOrHasNotBegunUsesNoModuleAndGetsNoneOnceItIsOver() {
        UserId ben = clinic.provider("ben", Set.of(SCHEDULING));
        Desk owner = clinic.office().desk();
        owner.assignments()
                .limit(ben, ValidityDraft.always().until(clock.instant().plus(A_WHILE)))
                .orThrow();
        assertThat(usable(ben)).containsExactly(true);
        clock.move(A_WHILE);

        assertThat(usable(ben)).as("the time is over").containsExactly(false);
        assertThat(clinic.of(ben).addable()).isEmpty();
        assertThat(reason(clinic.modules().add(ben, Set.of(BILLING)))).isEqualTo(ModuleReason.USER_NOT_ACTIVE);

        owner.assignments()
                .limit(ben, ValidityDraft.always().from(clock.instant().plus(A_WHILE)))
                .orThrow();
        clinic.modules().add(ben, Set.of(BILLING)).orThrow();
        assertThat(usable(ben)).as("the time has not begun").containsExactly(false, false);
    }

    private List<Boolean> usable(UserId user) {
        return clinic.of(user).held().stream()
                .map(UserModuleDetails.Held::usable)
                .toList();
    }

    /** Modules are back when the user is, so who gives the user more time gives them. */
    @Test
    @Tag("G8")
    @Tag("X1")
    void moreTimeForAUserWithModulesTakesTheRightToAssignThemForThatTime() {
        Role reception = new Role("reception");
        Set<Permission> rights = Set.of(Permission.MANAGE_USERS, Permission.REACTIVATE_USERS, Permission.GRANT_ROLES);
        clinic = Clinic.open(storage, clock, profile -> profile.role(reception, new RoleRule(rights, Set.of(OWNER))));
        Desk clerk = clinic.desk(clinic.staff("cleo", reception));
        UserId deputy = clinic.staff("dora", OWNER);
        UserId ben = clinic.provider("ben", Set.of(SCHEDULING));
        UserId other = clinic.provider("emil");
        Desk owner = clinic.office().desk();
        List.of(ben, other, deputy)
                .forEach(user -> owner.assignments().limit(user, tomorrow()).orThrow());

        assertThat(reason(clerk.assignments().limit(ben, ValidityDraft.always())))
                .isEqualTo(AccessReason.NOT_PERMITTED);
        assertThat(reason(clinic.desk(deputy).assignments().limit(ben, ValidityDraft.always())))
                .isEqualTo(AccessReason.NOT_PERMITTED);
        clerk.assignments().limit(other, ValidityDraft.always()).orThrow();
        clerk.assignments().limit(ben, tomorrow().from(clock.instant())).orThrow();
        owner.assignments().limit(ben, ValidityDraft.always()).orThrow();
    }

    @Test
    @Tag("G6")
    void theSameRequestTwiceGetsTheFirstAnswer() {
        UserId ben = clinic.provider("ben");
        Outcome<ModuleReceipt> first = clinic.office().once("req").modules().add(ben, Set.of(SCHEDULING, BILLING));
        clinic.modules().remove(ben, Set.of(BILLING)).orThrow();

        assertThat(clinic.office().once("req").modules().add(ben, Set.of(SCHEDULING, BILLING)))
                .isEqualTo(first);
        assertThat(clinic.shown(ben)).containsExactly(SCHEDULING);
    }

    @Test
    void whatIsThereAlreadyIsNoChangeAndNoEntry() {
        UserId ben = clinic.provider("ben", Set.of(SCHEDULING));
        clinic.support().switchOff(clinic.practice(), Set.of(SCHEDULING)).orThrow();

        assertThat(clinic.modules().add(ben, Set.of(SCHEDULING)))
                .isEqualTo(Outcome.done(new ModuleReceipt(Set.of(SCHEDULING))));
        assertThat(clinic.modules().remove(ben, Set.of(BILLING)))
                .isEqualTo(Outcome.done(new ModuleReceipt(Set.of(SCHEDULING))));
        clinic.support().switchOff(clinic.practice(), Set.of(SCHEDULING)).orThrow();
        clinic.support().switchOn(clinic.practice(), Set.of(BILLING)).orThrow();
        clinic.office().desk().practices().open("Second").orThrow();
        clinic.office().desk().practices().deactivate(clinic.practice()).orThrow();
        clinic.support().switchOn(clinic.practice(), Set.of(BILLING)).orThrow();

        assertThat(clinic.office().journal("user.add-modules")).hasSize(1);
        assertThat(clinic.office().journal("user.remove-modules")).isEmpty();
        assertThat(clinic.office().journal("practice.switch-off-modules")).hasSize(1);
        assertThat(clinic.office().journal("practice.switch-on-modules")).hasSize(1);
    }

    @Test
    void aModuleThatTheProfileGaveUpAllowsNothingAndIsNamed() {
        clinic.support().switchOn(clinic.practice(), Set.of(CHARTS)).orThrow();
        UserId ben = clinic.provider("ben", Set.of(SCHEDULING));
        UserId cleo = clinic.provider("cleo", Set.of(CHARTS));
        clinic.support().switchOff(clinic.practice(), Set.of(CHARTS)).orThrow();
        Kit later = Kit.of(
                storage,
                clock,
                Clinic.profile()
                        .module(SCHEDULING, ModuleRule.allowing(BOOK).ofTypes(GUEST))
                        .build());
        Clinic narrower = new Clinic(later, clinic.office());
        Clinic without = new Clinic(
                Kit.of(
                        storage,
                        clock,
                        StandardProfile.builder("Clinic")
                                .type(Clinic.PROVIDER)
                                .permission(BOOK)
                                .build()),
                clinic.office());

        assertThat(narrower.may(ben, BOOK)).isFalse();
        assertThat(narrower.desk(clinic.office().session().user())
                        .modules()
                        .of(ben)
                        .orThrow()
                        .held())
                .as("the profile refuses it to the type")
                .extracting(UserModuleDetails.Held::usable)
                .containsExactly(false);
        assertThat(without.may(ben, BOOK)).isFalse();
        assertThat(without.kit().roster().operations().health().unknownCodes()).contains("module scheduling");
        Desk owner = without.desk(clinic.office().session().user());
        owner.modules().of(cleo).orThrow();
        owner.modules().at(clinic.practice()).orThrow();
        assertThat(without.kit().roster().operations().health().unknownCodes())
                .contains("module charts", "module billing");
        owner.modules().remove(ben, Set.of(SCHEDULING)).orThrow();
        without.kit()
                .roster()
                .as(new Actor.Support(clinic.office().organization(), "sue", Set.of(Permission.SWITCH_MODULES), "T-1"))
                .modules()
                .switchOff(clinic.practice(), Set.of(SCHEDULING))
                .orThrow();
        assertThat(clinic.shown(ben)).isEmpty();
    }

    /** A session that began elsewhere tells of what is usable; a sign-in also of what is not. */
    @Test
    void aModuleThatTheProfileGaveUpIsNamedAtASignInAndAtACall() {
        clinic.support().switchOn(clinic.practice(), Set.of(CHARTS)).orThrow();
        UserId ben = clinic.provider("ben", Set.of(SCHEDULING));
        UserId cleo = clinic.provider("cleo", Set.of(CHARTS));
        clinic.support().switchOff(clinic.practice(), Set.of(CHARTS)).orThrow();
        Session bens = clinic.kit()
                .roster()
                .operations()
                .signInExternally(clinic.office().organization(), ben)
                .orThrow()
                .session();
        Roster without = Kit.of(
                        storage,
                        clock,
                        StandardProfile.builder("Clinic").permission(BOOK).build())
                .roster();

        without.as(bens).permissions().may(BOOK);
        assertThat(without.operations().health().unknownCodes()).contains("module scheduling");
        without.operations()
                .signInExternally(clinic.office().organization(), cleo)
                .orThrow();
        assertThat(without.operations().health().unknownCodes()).contains("module charts");
    }

    @Test
    void anApiKeyHasWhatItsMakerHasByAModuleWhileTheMakerHasIt() {
        UserId ann = clinic.provider("ann", OWNER);
        clinic.modules().add(ann, Set.of(SCHEDULING)).orThrow();
        Desk program = clinic.kit()
                .roster()
                .as(new Actor.Program(
                        clinic.office().organization(),
                        clinic.desk(ann)
                                .apiKeys()
                                .create(ApiKeyDraft.of("Booking", Set.of(BOOK)), Offices.PASSWORD)
                                .orThrow()
                                .key()));
        assertThat(program.permissions().may(BOOK)).isTrue();

        clinic.support().switchOff(clinic.practice(), Set.of(SCHEDULING)).orThrow();
        assertThat(program.permissions().may(BOOK)).isFalse();
        clinic.support().switchOn(clinic.practice(), Set.of(SCHEDULING)).orThrow();
        clinic.modules().remove(ann, Set.of(SCHEDULING)).orThrow();
        assertThat(program.permissions().may(BOOK)).isFalse();
    }

    private static void refuses(ModuleReason reason, ProductModule module, Outcome<?> answer) {
        assertThat(answer.refusal()).contains(Refusal.of(reason).at("modules").with("module", module));
    }
}
