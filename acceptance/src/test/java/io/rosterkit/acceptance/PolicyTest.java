package io.rosterkit.acceptance;

import static io.rosterkit.model.access.Permission.GRANT_ROLES;
import static io.rosterkit.model.access.Permission.MANAGE_USERS;
import static io.rosterkit.model.access.Permission.UNLOCK_USERS;
import static io.rosterkit.profile.StandardProfile.GUEST;
import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.OWNER;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.RosterBuilder;
import io.rosterkit.access.AccessPolicy;
import io.rosterkit.access.DeclaredPermissions;
import io.rosterkit.access.ModuleRule;
import io.rosterkit.access.RoleRule;
import io.rosterkit.access.Trait;
import io.rosterkit.access.TraitRules;
import io.rosterkit.apikey.ApiKeyPolicy;
import io.rosterkit.invitation.InvitationPolicy;
import io.rosterkit.lifecycle.DeactivationPolicy;
import io.rosterkit.lifecycle.InactivityPolicy;
import io.rosterkit.lockout.Budget;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.lockout.LockoutPolicy.Devices;
import io.rosterkit.lockout.LockoutPolicy.Invited;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.model.user.Title;
import io.rosterkit.password.PasswordPolicy;
import io.rosterkit.profile.Profile;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.recovery.RecoveryPolicy;
import io.rosterkit.secondstep.SecondStepPolicy;
import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import io.rosterkit.secondstep.SecondStepPolicy.Sendings;
import io.rosterkit.session.SessionPolicy;
import jakarta.validation.Constraint;
import jakarta.validation.Valid;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A policy that makes no sense is refused when the profile is built, by the path of its setting. */
@EveryStorage
class PolicyTest {

    private static final Duration TICK = Duration.ofNanos(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Role CLERK = new Role("clerk");
    private static final Role HEAD_CLERK = new Role("head-clerk");
    private static final Set<Permission> ALL =
            StandardProfile.of("Example").access().permissions(OWNER);

    /** A message, the setting, a value just outside its bound, and the one at the bound. */
    static Stream<Arguments> bounds() {
        return Stream.of(budgets(), places(), lockouts(), times(), passwords(), secondSteps(), sendings())
                .flatMap(some -> some);
    }

    private static Stream<Arguments> budgets() {
        String window = "lockout.password.window must be positive and at most 366 days";
        String first = "lockout.password.firstWait must be positive and at most 366 days";
        String longest = "lockout.password.longestWait must be positive and at most 366 days";
        Setting<Integer> threshold = (profile, value) -> password(profile, Budget.threshold(value));
        Setting<Integer> cap =
                (profile, value) -> password(profile, Budget.threshold(1).cap(value));
        Setting<Integer> held =
                (profile, value) -> password(profile, Budget.threshold(1).heldAfter(value));
        Setting<Duration> within =
                (profile, value) -> password(profile, Budget.threshold(1).within(value));
        Setting<Duration> firstWait =
                (profile, value) -> password(profile, Budget.threshold(1).lockedFor(value, LONGEST));
        Setting<Duration> longestWait =
                (profile, value) -> password(profile, Budget.threshold(1).lockedFor(DAY, value));
        return Stream.of(
                of("lockout.password.threshold must be positive", threshold, 0, 1),
                of("lockout.password.cap must be positive", cap, 0, 1),
                of("lockout.password.heldAfter must not be negative", held, -1, 0),
                of(window, within, Duration.ZERO, TICK),
                of(window, within, TICK.negated(), TICK),
                of(window, within, LONGEST.plus(TICK), LONGEST),
                of(first, firstWait, Duration.ZERO, TICK),
                of("lockout.password.longestWait must not be less than firstWait", longestWait, DAY.minus(TICK), DAY),
                of(longest, longestWait, LONGEST.plus(TICK), LONGEST));
    }

    /** Each place where a policy has a budget. */
    private static Stream<Arguments> places() {
        LockoutPolicy standard = LockoutPolicy.standard();
        Map<String, Function<Budget, LockoutPolicy>> places = Map.of(
                "code", standard::code,
                "codeWord", standard::codeWord,
                "reauthentication", standard::reauthentication,
                "mail", standard::mail,
                "devices.password",
                        budget -> standard.devices(Devices.standard().password(budget)),
                "devices.code", budget -> standard.devices(Devices.standard().code(budget)),
                "invited.link", budget -> standard.invited(Invited.standard().link(budget)),
                "invited.code", budget -> standard.invited(Invited.standard().code(budget)),
                "invited.practice",
                        budget -> standard.invited(
                                Invited.standard().practice(budget.neverHeld().noCap())));
        return places.entrySet().stream()
                .map(place -> PolicyTest.<Duration>of(
                        "lockout." + place.getKey() + ".window must be positive and at most 366 days",
                        (profile, value) -> profile.lockout(place.getValue()
                                .apply(Budget.threshold(1).within(value).cap(1))),
                        LONGEST.plus(TICK),
                        LONGEST));
    }

    private static Stream<Arguments> lockouts() {
        LockoutPolicy standard = LockoutPolicy.standard();
        Budget shared = Budget.threshold(5).neverHeld().noCap();
        Setting<Integer> devices = (profile, value) ->
                profile.lockout(standard.devices(Devices.standard().atMost(value)));
        Setting<Integer> cap =
                (profile, value) -> password(profile, Budget.threshold(1).cap(value));
        Setting<Budget> practice = (profile, value) ->
                profile.lockout(standard.invited(Invited.standard().practice(value)));
        String sum = "lockout must have caps that add up to at most 100 an account, not ";
        return Stream.of(
                of("lockout.devices.atMost must not be negative", devices, -1, 0),
                of(sum + 101, cap, 26, 25),
                of(sum + 105, devices, 11, 10),
                of(sum, devices, Integer.MAX_VALUE, 10),
                of("lockout.invited.practice must have no cap and never be held", practice, shared.cap(90), shared),
                of(
                        "lockout.invited.practice must have no cap and never be held",
                        practice,
                        shared.heldAfter(9),
                        shared));
    }

    private static Stream<Arguments> times() {
        String invitation = "invitation.lifetime must be positive and at most 366 days";
        String session = "session.lifetime must be positive and at most 366 days";
        String apiKeys = "apiKeys.lifetime must be positive and at most 1830 days";
        String recovery = "recovery.lifetime must be positive and at most 1 day";
        Setting<Duration> links = (profile, value) ->
                profile.invitation(InvitationPolicy.standard().lifetime(value));
        Setting<Duration> sessions =
                (profile, value) -> profile.session(SessionPolicy.standard().lifetime(value));
        Setting<Duration> keys =
                (profile, value) -> profile.apiKeys(ApiKeyPolicy.standard().lifetime(value));
        String ends = "deactivation.endsAnnouncedBefore must be positive and at most 90 days";
        Setting<Duration> announced = (profile, value) ->
                profile.deactivation(DeactivationPolicy.standard().endsAnnouncedBefore(value));
        Setting<Duration> mailed =
                (profile, value) -> profile.recovery(RecoveryPolicy.standard().lifetime(value));
        Setting<Integer> lines = (profile, value) ->
                profile.invitation(InvitationPolicy.standard().linesAtMost(value));
        String idle = "deactivation.inactivity.after must be 1 day to 3650 days";
        Duration tenYears = DAY.multipliedBy(3650);
        Setting<Duration> inactive = (profile, value) ->
                inactivity(profile, InactivityPolicy.after(value).warnedBefore(Duration.ofHours(1)));
        String told = "deactivation.inactivity.warnedBefore must be 1 hour to 90 days";
        Setting<Duration> warned = (profile, value) ->
                inactivity(profile, InactivityPolicy.after(tenYears).warnedBefore(value));
        Setting<Duration> warnedOfADay = (profile, value) ->
                inactivity(profile, InactivityPolicy.after(DAY).warnedBefore(value));
        return Stream.of(
                of(idle, inactive, DAY.minus(TICK), DAY),
                of(idle, inactive, tenYears.plus(TICK), tenYears),
                of(told, warned, Duration.ofHours(1).minus(TICK), Duration.ofHours(1)),
                of(told, warned, DAY.multipliedBy(90).plus(TICK), DAY.multipliedBy(90)),
                of(
                        "deactivation.inactivity.warnedBefore must be shorter than deactivation.inactivity.after",
                        warnedOfADay,
                        DAY,
                        DAY.minus(TICK)),
                of(invitation, links, Duration.ZERO, TICK),
                of(invitation, links, LONGEST.plus(TICK), LONGEST),
                of("invitation.linesAtMost must be positive", lines, 0, 1),
                of(session, sessions, Duration.ZERO, TICK),
                of(session, sessions, LONGEST.plus(TICK), LONGEST),
                of(apiKeys, keys, Duration.ZERO, TICK),
                of(apiKeys, keys, DAY.multipliedBy(1830).plus(TICK), DAY.multipliedBy(1830)),
                of(ends, announced, Duration.ZERO, TICK),
                of(ends, announced, DAY.multipliedBy(90).plus(TICK), DAY.multipliedBy(90)),
                of(recovery, mailed, Duration.ZERO, TICK),
                of(recovery, mailed, DAY.plus(TICK), DAY));
    }

    private static Profile.Builder inactivity(Profile.Builder profile, InactivityPolicy policy) {
        return profile.deactivation(DeactivationPolicy.standard().inactivity(policy));
    }

    private static Stream<Arguments> passwords() {
        PasswordPolicy standard = PasswordPolicy.standard();
        Setting<Integer> alone = (profile, value) -> profile.password(standard.minLengthAlone(value));
        Setting<Integer> withStep = (profile, value) -> profile.password(standard.minLengthWithSecondStep(value));
        Setting<Integer> maxLength = (profile, value) -> profile.password(standard.maxLength(value));
        Setting<Integer> longestOfLong = (profile, value) ->
                profile.password(standard.minLengthAlone(200).maxLength(value));
        return Stream.of(
                of("password.minLengthAlone must be at least 15", alone, 14, 15),
                of("password.minLengthWithSecondStep must be at least 8", withStep, 7, 8),
                of("password.minLengthAlone must not be less than minLengthWithSecondStep", withStep, 16, 15),
                of("password.maxLength must be at least 128", maxLength, 127, 128),
                of("password.maxLength must be at most 1024", maxLength, 1025, 1024),
                of("password.maxLength must not be less than minLengthAlone", longestOfLong, 199, 200));
    }

    private static Stream<Arguments> secondSteps() {
        SecondStepPolicy standard = SecondStepPolicy.standard();
        String lifetime = "secondStep.lifetime must be positive and at most 10 minutes";
        Duration ten = Duration.ofMinutes(10);
        Setting<Duration> lasting = (profile, value) -> profile.secondStep(standard.lifetime(value));
        Setting<Integer> attempts = (profile, value) -> profile.secondStep(standard.attempts(value));
        Setting<Integer> devices = (profile, value) -> profile.secondStep(standard.signIn(Demand.UNKNOWN_DEVICE))
                .lockout(LockoutPolicy.standard().devices(Devices.standard().atMost(value)));
        return Stream.of(
                of(lifetime, lasting, Duration.ZERO, TICK),
                of(lifetime, lasting, TICK.negated(), TICK),
                of(lifetime, lasting, ten.plus(TICK), ten),
                of("secondStep.attempts must be positive", attempts, 0, 1),
                of("secondStep.attempts must be at most 5", attempts, 6, 5),
                of("secondStep.signIn must not be UNKNOWN_DEVICE where lockout.devices.atMost is 0", devices, 0, 1));
    }

    private static Stream<Arguments> sendings() {
        Sendings standard = Sendings.standard().minInterval(Duration.ZERO);
        String window = "secondStep.sendings.window must be positive and at most 1 day";
        Setting<Integer> maxPerChallenge = (profile, value) -> sent(profile, standard.maxPerChallenge(value));
        Setting<Integer> maxPerWindow = (profile, value) -> sent(profile, standard.maxPerWindow(value));
        Setting<Duration> within = (profile, value) -> sent(profile, standard.within(value));
        Setting<Duration> minInterval =
                (profile, value) -> sent(profile, standard.within(DAY).minInterval(value));
        return Stream.of(
                of("secondStep.sendings.maxPerChallenge must be positive", maxPerChallenge, 0, 1),
                of("secondStep.sendings.maxPerWindow must be positive", maxPerWindow, 0, 1),
                of(window, within, Duration.ZERO, TICK),
                of(window, within, TICK.negated(), TICK),
                of(window, within, DAY.plus(TICK), DAY),
                of(
                        "secondStep.sendings.minInterval must not be negative, nor more than 1 day",
                        minInterval,
                        TICK.negated(),
                        Duration.ZERO),
                of(
                        "secondStep.sendings.minInterval must not be negative, nor more than 1 day",
                        minInterval,
                        DAY.plus(TICK),
                        DAY),
                PolicyTest.<Duration>of(
                        "secondStep.sendings.window must not be less than minInterval",
                        (profile, value) ->
                                sent(profile, standard.within(MINUTE).minInterval(value)),
                        MINUTE.plus(TICK),
                        MINUTE));
    }

    private static Stream<Arguments> profiles() {
        return Stream.of(
                of(
                        "roles.owner must allow grant-roles, manage-users, unlock-users",
                        () -> standard()
                                .role(OWNER, new RoleRule(Set.of(), Set.of(OWNER)))
                                .build()),
                of(
                        "roles.owner must allow unlock-users",
                        () -> standard()
                                .role(OWNER, new RoleRule(Set.of(MANAGE_USERS, GRANT_ROLES), Set.of(OWNER)))
                                .role(OFFICE_ADMINISTRATOR, new RoleRule(ALL, Set.of(OFFICE_ADMINISTRATOR)))
                                .build()),
                of(
                        "roles.owner must allow grant-roles, manage-users",
                        () -> standard()
                                .role(OWNER, new RoleRule(Set.of(UNLOCK_USERS), Set.of(OWNER)))
                                .build()),
                of(
                        "firstUser.roles must not be empty",
                        () -> Profile.create("Example", STAFF)
                                .role(OWNER, new RoleRule(ALL, Set.of(OWNER)))
                                .build()),
                of(
                        "firstUser.roles must be roles of the profile",
                        () -> Profile.create("Example", STAFF, CLERK).build()),
                of(
                        "roles.clerk.grantableBy must name roles of the profile",
                        () -> standard()
                                .role(CLERK, new RoleRule(Set.of(), Set.of(new Role("ghost"))))
                                .build()),
                of(
                        "roles.clerk.grantableBy must name a role that some user can get; leave it empty",
                        () -> standard()
                                .role(CLERK, new RoleRule(Set.of(), Set.of(CLERK)))
                                .build()),
                of(
                        "roles.clerk.grantableBy must name a role that some user can get; leave it empty",
                        () -> standard()
                                .role(CLERK, new RoleRule(ALL, Set.of(HEAD_CLERK)))
                                .role(HEAD_CLERK, new RoleRule(ALL, Set.of(CLERK)))
                                .build()),
                of(
                        "roles.owner must not allow grant-roles, since no role can be given by users; name it",
                        () -> Profile.create("Example", STAFF, OWNER)
                                .role(OWNER, new RoleRule(ALL, Set.of()))
                                .build()),
                of(
                        "traits.provider must name some types",
                        () -> standard()
                                .trait(Trait.of("provider"), Set.of(new UserType("ghost")))
                                .build()),
                of(
                        "traits.provider must name some types",
                        () -> standard()
                                .trait(Trait.of("provider"), Set.of(STAFF, GUEST))
                                .build()),
                of(
                        "product must have at most 100 characters and no control character",
                        () -> StandardProfile.of("a".repeat(101))),
                of("product must have at most 100 characters", () -> StandardProfile.of("a\nb")),
                of("product must have a name", () -> StandardProfile.of(" ")));
    }

    private static Profile.Builder standard() {
        return StandardProfile.builder("Example");
    }

    private interface Setting<V> {
        Profile.Builder turned(Profile.Builder profile, V value);
    }

    private static Profile.Builder password(Profile.Builder profile, Budget budget) {
        return profile.lockout(LockoutPolicy.standard().password(budget));
    }

    private static Profile.Builder sent(Profile.Builder profile, Sendings sendings) {
        return profile.secondStep(SecondStepPolicy.standard().sendings(sendings));
    }

    private static <V> Arguments of(String message, Setting<V> setting, V outside, V atTheBound) {
        Supplier<Profile> refused = () -> setting.turned(standard(), outside).build();
        Supplier<Profile> accepted =
                () -> setting.turned(standard(), atTheBound).build();
        return Arguments.of(message, refused, accepted);
    }

    private static Arguments of(String message, Supplier<Profile> profile) {
        return Arguments.of(message, profile);
    }

    @Test
    void aTraitByTitlesThatThereAreNotIsRefused() {
        TraitRules titles = new TraitRules(Map.of(), Map.of(Trait.of("prescriber"), Set.of(new Title("md"))), Set.of());
        DeclaredPermissions none = new DeclaredPermissions(Set.of(), Set.of(), Set.of());

        assertThatThrownBy(() -> new AccessPolicy(Map.of(), Map.of(), titles, none))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("traits.prescriber must name some titles");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("profiles")
    void isRefusedByName(String message, Supplier<Profile> profile) {
        assertThatIllegalArgumentException().isThrownBy(profile::get).withMessageContaining(message);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bounds")
    void isRefusedJustOutsideOfItsBoundAndAcceptedAtIt(
            String message, Supplier<Profile> refused, Supplier<Profile> accepted) {
        assertThatIllegalArgumentException().isThrownBy(refused::get).withMessageStartingWith(message);
        assertThat(accepted.get()).isNotNull();
    }

    @Test
    void allThatIsWrongIsNamedTogetherInTheOrderOfThePaths() {
        Profile.Builder wrong = StandardProfile.builder(" ")
                .session(SessionPolicy.standard().lifetime(Duration.ZERO))
                .secondStep(SecondStepPolicy.standard()
                        .attempts(6)
                        .sendings(Sendings.standard().within(MINUTE).minInterval(DAY)))
                .lockout(LockoutPolicy.standard()
                        .password(Budget.threshold(0).cap(26))
                        .devices(Devices.standard().code(Budget.threshold(2).cap(0))))
                .invitation(InvitationPolicy.standard().lifetime(Duration.ZERO).linesAtMost(0));

        assertThatIllegalArgumentException()
                .isThrownBy(wrong::build)
                .withMessage(String.join(
                        "; ",
                        "invitation.lifetime must be positive and at most 366 days",
                        "invitation.linesAtMost must be positive",
                        "lockout.devices.code.cap must be positive",
                        "lockout.password.threshold must be positive",
                        "product must have a name",
                        "secondStep.attempts must be at most 5",
                        "secondStep.sendings.window must not be less than minInterval",
                        "session.lifetime must be positive and at most 366 days"));
    }

    /** A setting without a constraint is checked nowhere. */
    @Test
    void everyKnobHasABoundOrCannotBeWrong() {
        List<String> settings = new ArrayList<>();
        List<String> free = new ArrayList<>();
        for (Class<?> builder : List.of(Profile.Builder.class, RosterBuilder.class)) {
            for (Field part : builder.getDeclaredFields()) {
                if (part.getType().getSimpleName().matches("\\w+(Policy|Limits)")) {
                    look(part, settings, free);
                }
            }
        }

        assertThat(settings).hasSizeGreaterThan(80);
        assertThat(free).isEmpty();
    }

    private static void look(Field setting, List<String> settings, List<String> free) {
        settings.add(setting.getDeclaringClass().getSimpleName() + "." + setting.getName());
        Class<?> type = setting.getType();
        if (setting.isAnnotationPresent(Valid.class)) {
            Arrays.stream(type.getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()))
                    .forEach(field -> look(field, settings, free));
        } else if (!type.isEnum() && type != boolean.class && !isBound(setting)) {
            free.add(setting.toString());
        }
    }

    private static boolean isBound(Field setting) {
        return Arrays.stream(setting.getAnnotations())
                .anyMatch(each -> each.annotationType().isAnnotationPresent(Constraint.class));
    }

    @Test
    @Tag("T10")
    void aModuleAllowsWhatTheProductDeclaresAndIsForTypesThatThereAre() {
        ProductModule billing = new ProductModule("billing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> standard()
                        .module(billing, ModuleRule.allowing(Permission.INVITE))
                        .build())
                .withMessage(
                        "modules.billing.permissions must not hold invite, which is no permission that the profile declares");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> standard()
                        .module(billing, ModuleRule.allowing().ofTypes(new UserType("nurse")))
                        .build())
                .withMessage("modules.billing.types must name types of the profile");
        Profile.Builder many = standard();
        for (int number = 0; number < 100; number++) {
            many.module(new ProductModule("module-" + number), ModuleRule.allowing());
        }
        assertThat(many.build().access().modules()).hasSize(100);
        assertThat(many.build().withoutRights().access().modules()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> many.module(billing, ModuleRule.allowing()).build())
                .withMessage("modules must be at most 100");
    }

    @Test
    void whatRolesOfOrganizationsMayHoldIsDeclaredAndDoesNotRestoreAccess() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> standard().customRoles(new Permission("recall")).build())
                .withMessage("customRoles must not hold recall, which the profile does not declare");
        for (Permission restoring : List.of(UNLOCK_USERS, Permission.REACTIVATE_USERS)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> standard().customRoles(restoring).build())
                    .withMessageContaining("customRoles must not hold " + restoring);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> standard()
                        .role(new Role("custom-12"), new RoleRule(Set.of(), Set.of(OWNER)))
                        .build())
                .withMessage("roles.custom-12 must not have a code that organizations give to roles of their own");
        assertThat(standard()
                        .role(new Role("custom-x"), new RoleRule(Set.of(), Set.of(OWNER)))
                        .build()
                        .access()
                        .declared()
                        .ofCustomRoles())
                .isEmpty();
    }

    @Test
    void whereSupportGivesTheRolesOfTheProfileUsersGiveThoseThatTheyComposed() {
        Profile.Builder bySupport = standard()
                .role(OWNER, new RoleRule(Permission.ofLibrary(), Set.of()))
                .role(StandardProfile.OFFICE_ADMINISTRATOR, new RoleRule(Set.of(), Set.of()));

        assertThatIllegalArgumentException()
                .isThrownBy(bySupport::build)
                .withMessageContaining("roles.owner must not allow grant-roles");
        assertThat(bySupport.customRoles(Permission.VIEW_USERS).build()).isNotNull();
    }

    @Test
    void aProfileTellsWhatEachRoleAllows() {
        Profile profile = standard()
                .role(CLERK, new RoleRule(Set.of(UNLOCK_USERS), Set.of(OWNER)))
                .build();

        assertThat(profile.access().permissions(CLERK)).containsExactly(UNLOCK_USERS);
        Set<Permission> all = new HashSet<>(Permission.ofLibrary());
        all.removeAll(Set.of(Permission.SWITCH_MODULES, Permission.ADD_SEATS));
        assertThat(profile.access().permissions(OWNER)).containsExactlyInAnyOrderElementsOf(all);
        assertThat(profile.access().permissions(HEAD_CLERK)).isEmpty();
    }

    @Test
    @Tag("L8")
    @Tag("S11")
    void thoseWhomTheFirstUserMayAppointCountAndSupportMayGiveTheRestOfTheRoles() {
        List<Profile> profiles = List.of(
                standard()
                        .role(OWNER, new RoleRule(Set.of(GRANT_ROLES), Set.of(OWNER)))
                        .build(),
                Profile.create("SecureMail", STAFF, CLERK)
                        .role(CLERK, new RoleRule(Set.of(MANAGE_USERS, UNLOCK_USERS), Set.of()))
                        .build(),
                standard()
                        .role(HEAD_CLERK, new RoleRule(Set.of(GRANT_ROLES), Set.of()))
                        .role(CLERK, new RoleRule(Set.of(), Set.of(HEAD_CLERK)))
                        .build());

        assertThat(profiles).doesNotContainNull();
    }
}
