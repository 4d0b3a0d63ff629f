package io.rosterkit.engine.access;

import io.rosterkit.access.AccessGround;
import io.rosterkit.access.AccessGround.Kind;
import io.rosterkit.access.AccessPolicy;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Caller;
import io.rosterkit.engine.profile.OrganizationRoles;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.AccessRights;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.AccessState.OrganizationStatus;
import io.rosterkit.model.access.AccessState.ProgramAccess;
import io.rosterkit.model.access.AccessState.UserAccess;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.apikey.ApiKeyReason;
import io.rosterkit.model.lockout.Lock;
import io.rosterkit.model.organization.OrganizationState;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.model.user.HolderQuery;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.session.SessionPolicy;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Decides whether a caller may act at all, and whether they may do one thing. All other code asks here and nowhere
 * else.
 */
public final class Gate {

    private final Profiles profiles;
    private final Supplier<Instant> now;
    private final ProgramGate programs;

    public Gate(Profiles profiles, Supplier<Instant> now) {
        this.profiles = profiles;
        this.now = now;
        this.programs = new ProgramGate(profiles, now);
    }

    /**
     * Admits a caller with the permission. The result is how the journal names them, with the permission and the role.
     */
    public Outcome<Caller> admit(Call call, AccessState access, Permission permission) {
        if (isProgram(call)) {
            return admitProgram(call, access, permission);
        }
        Optional<AccessReason> closed = closedReason(access.organization());
        if (closed.isPresent() && !mayReadClosed(closed.get(), call, permission)) {
            return Outcome.refused(closed.get());
        }
        Actor actor = actor(call);
        if (actor instanceof Actor.Member) {
            return admitMember(call, access, permission);
        }
        if (actor instanceof Actor.Support support && !support.rights().contains(permission)) {
            return notPermitted(permission);
        }
        return actor instanceof Actor.Job && permission.isOfSupport()
                ? notPermitted(permission)
                : Outcome.done(call.caller(permission.code(), access.agentSalt()));
    }

    /** Admits a caller without a session: only the organization has to be open. */
    public Outcome<Caller> admitGuest(Call call, Organization organization) {
        return closedReason(status(organization))
                .<Outcome<Caller>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(call.caller("link", organization.dataSalt())));
    }

    /**
     * Admits a user whose proofs were right: the organization has to be open, and the user active, in their time, with
     * a seat where one is needed, and not locked by an administrator. Asked at every step of a sign-in, and for every
     * operation on the own account.
     */
    public Outcome<User> admitUser(Optional<Organization> organization, Optional<User> user) {
        OrganizationStatus status = organization.map(Gate::status).orElse(OrganizationStatus.UNKNOWN);
        Optional<AccessReason> closed = closedReason(status);
        if (closed.isPresent()) {
            return Outcome.refused(closed.get());
        }
        if (user.isEmpty()) {
            return Outcome.refused(AccessReason.NOT_FOUND);
        }
        if (user.get().status().state() != UserStatus.ACTIVE) {
            return Outcome.refused(AccessReason.USER_NOT_ACTIVE);
        }
        Organization row = organization.orElseThrow();
        Optional<AccessReason> absence =
                absence(row.profile(), user.get().status().rights());
        if (absence.isPresent()) {
            return Outcome.refused(absence.get());
        }
        profiles.noteUnknown(
                row.profile(), row.customRoles(), user.get().status().rights(), now.get());
        profiles.noteUnknown(row.profile(), user.get().status().modules().all());
        return user.get()
                        .status()
                        .lock()
                        .filter(lock -> lock.kind() == Lock.Kind.ADMINISTRATOR)
                        .isPresent()
                ? Outcome.refused(AccessReason.USER_LOCKED)
                : Outcome.done(user.get());
    }

    /** Admits a user for an operation on their own account, whatever their roles allow. */
    public Outcome<Caller> admitSelf(Call call, AccessState access) {
        Optional<AccessReason> closed = closedReason(access.organization());
        if (closed.isPresent()) {
            return Outcome.refused(closed.get());
        }
        if (call.actor().filter(Actor.Member.class::isInstance).isEmpty()) {
            return Outcome.refused(AccessReason.MEMBERS_ONLY);
        }
        return absenceReason(access)
                .<Outcome<Caller>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(call.caller("oneself", access.agentSalt())));
    }

    /** How users come to hold the permission by that profile. */
    public HolderQuery holders(ProfileName profile, Permission permission) {
        return AccessRules.holders(policy(profile), permission);
    }

    /** Whether such rights give the permission where these roles are, and why. */
    public AccessGround decide(OrganizationRoles roles, AccessRights rights, Permission permission) {
        return AccessRules.decide(roles, rights, permission, now.get());
    }

    /** All permissions that such rights give where these roles are, in the order of their codes. */
    public Set<Permission> permissions(OrganizationRoles roles, AccessRights rights) {
        return AccessRules.permissions(roles, rights, now.get());
    }

    /** Refused unless the caller may give all of these roles. */
    public Outcome<Collection<Role>> checkGrant(Call call, AccessState access, Collection<Role> roles) {
        for (Role role : new TreeSet<>(roles)) {
            if (!organizationRoles(access).contains(role)) {
                return Outcome.refused(
                        Refusal.of(AccessReason.ROLE_UNKNOWN).at("roles").with("role", role));
            }
            if (!mayGrant(call, access, role)) {
                return Outcome.refused(
                        Refusal.of(AccessReason.ROLE_NOT_GRANTABLE).at("roles").with("role", role));
            }
        }
        return Outcome.done(roles);
    }

    /** Refused unless the profile knows the type. */
    private Outcome<UserType> checkType(ProfileName profile, UserType type) {
        return policy(profile).types().containsKey(type)
                ? Outcome.done(type)
                : Outcome.refused(
                        Refusal.of(AccessReason.TYPE_UNKNOWN).at("type").with("type", type));
    }

    /**
     * Refused unless the profile knows the type and the caller may give it to a user with that start and end. A user
     * has the type for as long, so a caller whose own right ends before gives no type that allows something.
     */
    public Outcome<UserType> checkTypeGrant(Call call, AccessState access, Validity validity, UserType type) {
        boolean allowsNothing = policy(access.profile()).permissions(type).isEmpty();
        return checkType(access.profile(), type)
                .then(known -> checkMayGiveType(
                        call, allowsNothing ? access : ValidityRules.lasting(access, validity), known));
    }

    private Outcome<UserType> checkMayGiveType(Call call, AccessState access, UserType type) {
        return mayGiveType(call, access, type)
                ? Outcome.done(type)
                : Outcome.refused(
                        Refusal.of(AccessReason.TYPE_NOT_GRANTABLE).at("type").with("type", type));
    }

    /** Refused unless the caller may give the type. A type that the profile no longer knows is taken freely. */
    public Outcome<UserType> checkTypeTake(Call call, AccessState access, UserType type) {
        return policy(access.profile()).types().containsKey(type)
                ? checkMayGiveType(call, access, type)
                : Outcome.done(type);
    }

    /**
     * Whether the caller may give, deny and take the permission singly: a user or program that has it, support with the
     * right to give permissions, and every job.
     */
    public boolean mayGivePermission(Call call, AccessState access, Permission permission) {
        Permission held = call.isOfTheOrganization() ? permission : Permission.GRANT_PERMISSIONS;
        return decide(call, access, held).allows();
    }

    /** Whether the caller, who was admitted, has the permission, and why. */
    public AccessGround decide(Call call, AccessState access, Permission permission) {
        Actor actor = actor(call);
        if (actor instanceof Actor.Support support) {
            return AccessGround.of(support.rights().contains(permission) ? Kind.SUPPORT_RIGHT : Kind.NOTHING);
        }
        if (actor instanceof Actor.Program) {
            return programs.decide(access, permission);
        }
        return actor instanceof Actor.Job
                ? AccessGround.of(permission.isOfSupport() ? Kind.NOTHING : Kind.JOB)
                : access.user()
                        .map(user -> decide(organizationRoles(access), user.rights(), permission))
                        .orElseGet(() -> AccessGround.of(Kind.NOTHING));
    }

    private static OrganizationStatus status(Organization organization) {
        return organization.state() == OrganizationState.OPEN ? OrganizationStatus.OPEN : OrganizationStatus.CLOSED;
    }

    private static Optional<AccessReason> closedReason(OrganizationStatus organization) {
        return switch (organization) {
            case OPEN -> Optional.empty();
            case CLOSED -> Optional.of(AccessReason.ORGANIZATION_CLOSED);
            case UNKNOWN -> Optional.of(AccessReason.ORGANIZATION_NOT_FOUND);
        };
    }

    /** Whether a read in a closed organization is allowed: support may still read its journal. */
    private static boolean mayReadClosed(AccessReason reason, Call call, Permission permission) {
        return reason == AccessReason.ORGANIZATION_CLOSED
                && permission.equals(Permission.READ_JOURNAL)
                && call.actor().filter(Actor.Support.class::isInstance).isPresent();
    }

    private Outcome<Caller> admitMember(Call call, AccessState access, Permission permission) {
        Optional<Reason> absence = absenceReason(access);
        if (absence.isPresent()) {
            return Outcome.refused(absence.get());
        }
        AccessRights rights = access.user().orElseThrow().rights();
        profiles.noteUnknown(access.profile(), access.customRoles(), rights, now.get());
        AccessGround ground = decide(organizationRoles(access), rights, permission);
        return ground.allows()
                ? Outcome.done(call.caller(permission.code() + " by " + name(ground, rights), access.agentSalt()))
                : notPermitted(permission);
    }

    private Outcome<Caller> admitProgram(Call call, AccessState access, Permission permission) {
        if (programs.refusalCause(access).isPresent()) {
            return Outcome.refused(ApiKeyReason.REFUSED);
        }
        ProgramAccess program = access.program().orElseThrow();
        profiles.noteUnknown(access.profile(), access.customRoles(), program.makerRights(), now.get());
        return programs.decide(access, permission).allows()
                ? Outcome.done(call.caller(permission.code() + " by key of " + program.maker(), access.agentSalt())
                        .madeBy(program.maker()))
                : notPermitted(permission);
    }

    /** The ground as the journal names it. */
    private static String name(AccessGround ground, AccessRights rights) {
        return switch (ground.kind()) {
            case ROLE -> ground.role().orElseThrow().code();
            case TYPE -> "type " + rights.type();
            case MODULE -> "module " + ground.module().orElseThrow();
            default -> "single grant";
        };
    }

    /**
     * Why the caller is not admitted: the session has ended, or the account is not active or out of its time. After the
     * end of the session nothing is revealed about the account.
     */
    private Optional<Reason> absenceReason(AccessState access) {
        Optional<UserAccess> user = access.user();
        SessionPolicy policy = profiles.of(access.policy()).authentication().session();
        if (user.filter(found -> now.get().isBefore(policy.endOf(found.begunAt(), found.expiresAt())))
                .isEmpty()) {
            return Optional.of(SignInReason.SESSION_OVER);
        }
        if (!user.get().active()) {
            return Optional.of(AccessReason.ACTOR_NOT_ACTIVE);
        }
        return user.get().current()
                ? absence(access.profile(), user.get().rights()).map(Function.identity())
                : Optional.of(SignInReason.SESSION_OVER);
    }

    private Optional<AccessReason> absence(ProfileName profile, AccessRights rights) {
        return AccessRules.absence(policy(profile), rights, now.get());
    }

    private boolean mayGrant(Call call, AccessState access, Role role) {
        return decide(call, access, Permission.GRANT_ROLES).allows()
                && (!call.isOfTheOrganization()
                        || AccessRules.mayGiveRole(
                                organizationRoles(access),
                                roles(access),
                                permission -> decide(call, access, permission).allows(),
                                role))
                && (!isProgram(call) || programs.coversRole(access, role));
    }

    /** Support with the right to give permissions, and every job, give every type. */
    private boolean mayGiveType(Call call, AccessState access, UserType type) {
        if (!call.isOfTheOrganization()
                && decide(call, access, Permission.GRANT_PERMISSIONS).allows()) {
            return true;
        }
        return (!isProgram(call) || programs.coversType(access, type))
                && AccessRules.mayGiveType(
                        policy(access.profile()),
                        roles(access),
                        permission -> decide(call, access, permission).allows(),
                        type);
    }

    private Set<Role> roles(AccessState access) {
        return access.user()
                .map(user -> user.rights().rolesAt(now.get()))
                .orElseGet(() -> programs.rolesOfMaker(access));
    }

    private static boolean isProgram(Call call) {
        return actor(call) instanceof Actor.Program;
    }

    private static Actor actor(Call call) {
        return call.actor().orElseThrow(() -> new IllegalArgumentException("call needs an actor"));
    }

    private OrganizationRoles organizationRoles(AccessState access) {
        return OrganizationRoles.of(profiles, access);
    }

    private AccessPolicy policy(ProfileName profile) {
        return profiles.access(profile);
    }

    private static Outcome<Caller> notPermitted(Permission permission) {
        return Outcome.refused(Refusal.of(AccessReason.NOT_PERMITTED).with("permission", permission.code()));
    }
}
