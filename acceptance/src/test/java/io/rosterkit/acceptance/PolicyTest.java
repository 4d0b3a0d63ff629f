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

import io.rosterkit.access.RoleRule;
import io.rosterkit.access.Trait;
import io.rosterkit.invitation.InvitationPolicy;
import io.rosterkit.lockout.Budget;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.notice.NoticePolicy;
import io.rosterkit.password.PasswordPolicy;
import io.rosterkit.profile.Profile;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.recovery.RecoveryPolicy;
import io.rosterkit.secondstep.SecondStepPolicy;
import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import io.rosterkit.secondstep.SecondStepPolicy.Sendings;
import io.rosterkit.session.SessionPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A policy that makes no sense is refused when it is built, by the name of its knob. */
@EveryStorage
class PolicyTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration TEN_YEARS = Duration.ofDays(3650);
    private static final Duration LESS = Duration.ofNanos(-1);
    private static final Budget BUDGET = new Budget(5, MINUTE, MINUTE, DAY, 3, 5);
    private static final Budget SHARED = new Budget(5, MINUTE, MINUTE, DAY, Budget.NEVER_HELD, Budget.NO_CAP);
    private static final Role CLERK = new Role("clerk");
    private static final Role HEAD_CLERK = new Role("head-clerk");
    private static final Set<Permission> ALL = Permission.ofLibrary();

    static Stream<Arguments> hostile() {
        return Stream.of(budgets(), lockouts(), times(), passwords(), verifications(), profiles())
                .flatMap(some -> some);
    }

    private static Stream<Arguments> budgets() {
        return Stream.of(
                of("lockout.budget.threshold must be positive", () -> new Budget(0, MINUTE, MINUTE, DAY, 0, 1)),
                of("lockout.budget.cap must be positive", () -> new Budget(1, MINUTE, MINUTE, DAY, 0, -1)),
                of(
                        "lockout.budget.temporaryLocks must not be negative",
                        () -> new Budget(1, MINUTE, MINUTE, DAY, -1, 1)),
                of("lockout.budget.window must be positive", () -> new Budget(1, Duration.ZERO, MINUTE, DAY, 0, 1)),
                of("lockout.budget.window must be positive", () -> new Budget(1, LESS, MINUTE, DAY, 0, 1)),
                of("lockout.budget.window must be at most", () -> new Budget(1, TEN_YEARS, MINUTE, DAY, 0, 1)),
                of("lockout.budget.firstWait must be positive", () -> new Budget(1, MINUTE, Duration.ZERO, DAY, 0, 1)),
                of("lockout.budget.longestWait must not be less", () -> new Budget(1, MINUTE, DAY, MINUTE, 0, 1)),
                of("lockout.budget.longestWait must be at most", () -> new Budget(1, MINUTE, DAY, TEN_YEARS, 0, 1)));
    }

    private static Stream<Arguments> lockouts() {
        LockoutPolicy standard = LockoutPolicy.standard();
        Budget much = new Budget(5, MINUTE, MINUTE, DAY, 3, 90);
        return Stream.of(
                of(
                        "lockout.devices.atMost must not be negative",
                        () -> new LockoutPolicy.KnownDevices(-1, BUDGET, BUDGET)),
                of(
                        "lockout.invited.practice must have no cap",
                        () -> new LockoutPolicy.Invited(BUDGET, BUDGET, BUDGET)),
                of("lockout.sources.failures must be positive", () -> new LockoutPolicy.Sources(0, DAY, 1, false)),
                of("lockout.sources.kept must be positive", () -> new LockoutPolicy.Sources(1, DAY, 0, false)),
                of(
                        "lockout.sources.window must be positive",
                        () -> new LockoutPolicy.Sources(1, Duration.ZERO, 1, false)),
                of("lockout.sources.window must be at most", () -> new LockoutPolicy.Sources(1, TEN_YEARS, 1, false)),
                of(
                        "lockout caps must add up to at most 100",
                        () -> standard.with(new LockoutPolicy.Strangers(much, BUDGET, BUDGET, BUDGET, SHARED))),
                of(
                        "lockout caps must add up to at most 100",
                        () -> standard.with(new LockoutPolicy.KnownDevices(1000, BUDGET, BUDGET))));
    }

    private static Stream<Arguments> times() {
        return Stream.of(
                of("invitation.lifetime must be positive", () -> new InvitationPolicy(Duration.ZERO, 1)),
                of("invitation.lifetime must be at most", () -> new InvitationPolicy(TEN_YEARS, 1)),
                of("invitation.linesAtMost must be positive", () -> new InvitationPolicy(DAY, 0)),
                of("session.lifetime must be positive", () -> new SessionPolicy(Duration.ZERO)),
                of("session.lifetime must be at most", () -> new SessionPolicy(TEN_YEARS)),
                of("recovery.lifetime must be positive", () -> new RecoveryPolicy(Duration.ZERO)),
                of("recovery.lifetime must be positive and at most", () -> new RecoveryPolicy(TEN_YEARS)),
                of(
                        "notice.lease must be positive",
                        () -> new NoticePolicy(
                                Duration.ZERO, NoticePolicy.standard().waits())));
    }

    private static Stream<Arguments> passwords() {
        return Stream.of(
                of("password.shortestAlone must be at least 15", () -> new PasswordPolicy(14, 8, 128, 1, 1)),
                of("password.shortestWithSecondStep must be at least 8", () -> new PasswordPolicy(15, 7, 128, 1, 1)),
                of("password.shortestWithSecondStep must be at most", () -> new PasswordPolicy(15, 16, 128, 1, 1)),
                of("password.longest must be at least 128", () -> new PasswordPolicy(15, 8, 127, 1, 1)),
                of("password.longest must be at most 1024", () -> new PasswordPolicy(15, 8, 1025, 1, 1)),
                of("password.longest must not be less", () -> new PasswordPolicy(200, 8, 128, 1, 1)),
                of("password.hashesAtOnce must be at least 1", () -> new PasswordPolicy(15, 8, 128, 0, 1)),
                of("password.waiting must be at least 0", () -> new PasswordPolicy(15, 8, 128, 1, -1)));
    }

    private static Stream<Arguments> verifications() {
        Sendings sendings = SecondStepPolicy.standard().sendings();
        return Stream.of(
                of(
                        "secondStep.lifetime must be positive",
                        () -> new SecondStepPolicy(Demand.OFF, Demand.OFF, Duration.ZERO, 1, sendings)),
                of(
                        "secondStep.tries must be 1 to 5",
                        () -> new SecondStepPolicy(Demand.OFF, Demand.OFF, MINUTE, 0, sendings)),
                of(
                        "secondStep.tries must be 1 to 5",
                        () -> new SecondStepPolicy(Demand.OFF, Demand.OFF, MINUTE, 6, sendings)),
                of("secondStep.sendings.ofOne must be positive", () -> new Sendings(0, 1, DAY, MINUTE)),
                of("secondStep.sendings.ofAll must be positive", () -> new Sendings(1, 0, DAY, MINUTE)),
                of("secondStep.sendings.window must be positive", () -> new Sendings(1, 1, Duration.ZERO, MINUTE)),
                of("secondStep.sendings.between must not be negative", () -> new Sendings(1, 1, DAY, LESS)),
                of("secondStep.sendings.between must be at most", () -> new Sendings(1, 1, MINUTE, DAY)));
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
                        "roles.clerk.grantedBy must name roles of the profile",
                        () -> standard()
                                .role(CLERK, new RoleRule(Set.of(), Set.of(new Role("ghost"))))
                                .build()),
                of(
                        "roles.clerk.grantedBy must name a role that some user can get; leave it empty",
                        () -> standard()
                                .role(CLERK, new RoleRule(Set.of(), Set.of(CLERK)))
                                .build()),
                of(
                        "roles.clerk.grantedBy must name a role that some user can get; leave it empty",
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
                        "secondStep.signIn must not be UNKNOWN_DEVICE",
                        () -> standard()
                                .secondStep(SecondStepPolicy.standard().with(Demand.OFF, Demand.UNKNOWN_DEVICE))
                                .lockout(LockoutPolicy.standard()
                                        .with(new LockoutPolicy.KnownDevices(0, BUDGET, BUDGET)))
                                .build()),
                of("product must have a name", () -> StandardProfile.of(" ")));
    }

    private static Profile.Builder standard() {
        return StandardProfile.builder("Example");
    }

    private static Arguments of(String message, Supplier<?> policy) {
        return Arguments.of(message, policy);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void isRefusedByName(String message, Supplier<?> policy) {
        assertThatIllegalArgumentException().isThrownBy(policy::get).withMessageStartingWith(message);
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
