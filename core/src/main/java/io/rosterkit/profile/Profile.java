package io.rosterkit.profile;

import io.rosterkit.access.AccessPolicy;
import io.rosterkit.access.RoleRule;
import io.rosterkit.access.Trait;
import io.rosterkit.invitation.InvitationPolicy;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.organization.ZoneName;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.notice.NoticePolicy;
import io.rosterkit.organization.FirstUser;
import io.rosterkit.organization.PracticePolicy;
import io.rosterkit.password.PasswordPolicy;
import io.rosterkit.recovery.RecoveryPolicy;
import io.rosterkit.registration.RegistrationPolicy;
import io.rosterkit.secondstep.SecondStepPolicy;
import io.rosterkit.session.SessionPolicy;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a product wants of the library: immutable and checked when built. {@link StandardProfile} is a start that works.
 */
public final class Profile {

    private final String product;
    private final ZoneName zone;
    private final AccessPolicy access;
    private final FirstUser firstUser;
    private final InvitationPolicy invitation;
    private final PracticePolicy practice;
    private final NoticePolicy notice;
    private final Authentication authentication;

    /** The policies of registering, signing in and recovering. */
    public record Authentication(
            RegistrationPolicy registration,
            PasswordPolicy password,
            SecondStepPolicy secondStep,
            LockoutPolicy lockout,
            SessionPolicy session,
            RecoveryPolicy recovery) {}

    private Profile(Builder builder, AccessPolicy access, FirstUser firstUser) {
        this.product = builder.product;
        this.zone = builder.zone;
        this.access = access;
        this.firstUser = firstUser;
        this.invitation = builder.invitation;
        this.practice = builder.practice;
        this.notice = builder.notice;
        this.authentication = new Authentication(
                builder.registration,
                builder.password,
                builder.secondStep,
                builder.lockout,
                builder.session,
                builder.recovery);
    }

    private Profile(Profile other, AccessPolicy access) {
        this.product = other.product;
        this.zone = other.zone;
        this.access = access;
        this.firstUser = other.firstUser;
        this.invitation = other.invitation;
        this.practice = other.practice;
        this.notice = other.notice;
        this.authentication = other.authentication;
    }

    /**
     * A profile for a product of that name, in which the first user of an organization has that type and those roles.
     */
    public static Builder create(String product, UserType firstType, Role... firstRoles) {
        Arguments.required("product", product, "firstType", firstType, "firstRoles", firstRoles);
        return new Builder(product, new FirstUser(firstType, Set.of(firstRoles)));
    }

    /** The same with types and roles that allow nothing: for an organization whose own profile is gone. */
    public Profile withoutRights() {
        return new Profile(this, new AccessPolicy(Set.of(), Map.of(), Map.of(), access.ofHost()));
    }

    /** The name of the product. */
    public String product() {
        return product;
    }

    /** The time zone of an organization that is opened without one. */
    public ZoneName zone() {
        return zone;
    }

    /** User types, traits and roles, and what each role allows. */
    public AccessPolicy access() {
        return access;
    }

    /** What the first user of an organization is. */
    public FirstUser firstUser() {
        return firstUser;
    }

    /** The policy of invitations. */
    public InvitationPolicy invitation() {
        return invitation;
    }

    /** The policy of practices. */
    public PracticePolicy practice() {
        return practice;
    }

    /** The policy of messages. */
    public NoticePolicy notice() {
        return notice;
    }

    /** The policies of registering, signing in and recovering. */
    public Authentication authentication() {
        return authentication;
    }

    /** Collects what differs from the defaults. */
    public static final class Builder {

        private final String product;
        private final FirstUser firstUser;
        private final Set<UserType> types = new HashSet<>();
        private final Map<Role, RoleRule> roles = new HashMap<>();
        private final Map<Trait, Set<UserType>> traits = new HashMap<>();
        private final Set<Permission> permissions = new HashSet<>();
        private ZoneName zone = ZoneName.of(ZoneOffset.UTC);
        private InvitationPolicy invitation = InvitationPolicy.standard();
        private PracticePolicy practice = new PracticePolicy(false);
        private NoticePolicy notice = NoticePolicy.standard();
        private RegistrationPolicy registration = RegistrationPolicy.standard();
        private PasswordPolicy password = PasswordPolicy.standard();
        private SecondStepPolicy secondStep = SecondStepPolicy.standard();
        private LockoutPolicy lockout = LockoutPolicy.standard();
        private SessionPolicy session = SessionPolicy.standard();
        private RecoveryPolicy recovery = RecoveryPolicy.standard();

        private Builder(String product, FirstUser firstUser) {
            this.product = product;
            this.firstUser = firstUser;
            types.add(firstUser.type());
        }

        /** One more user type. Default: that of the first user only. */
        public Builder type(UserType type) {
            Arguments.required("type", type);
            types.add(type);
            return this;
        }

        /**
         * One more role, or another rule for a role that is there. Default: none. The roles of the first user, or those
         * that holders of these may give, must allow to unlock, to manage users and to give roles.
         */
        public Builder role(Role role, RoleRule rule) {
            Arguments.required("role", role, "rule", rule);
            roles.put(role, rule);
            return this;
        }

        /**
         * A permission of the host, which roles may allow and {@code desk.may} answers. It must not have the code of
         * one of the library. Default: none.
         */
        public Builder permission(Permission permission) {
            Arguments.required("permission", permission);
            if (Permission.ofLibrary().contains(permission)) {
                throw new IllegalArgumentException(
                        "permission must not be one of the library, as " + permission + " is");
            }
            permissions.add(permission);
            return this;
        }

        /** A trait, and the types that have it; users can be listed by it. Default: none. */
        public Builder trait(Trait trait, Set<UserType> having) {
            Arguments.required("trait", trait, "having", having);
            traits.put(trait, Set.copyOf(having));
            return this;
        }

        /**
         * The time zone of an organization that is opened without one ({@code Opening.inZone}). An organization keeps
         * the zone with which it was opened. Default: UTC; the zone of the machine is never used.
         */
        public Builder zone(ZoneId chosen) {
            Arguments.required("chosen", chosen);
            this.zone = ZoneName.of(chosen);
            return this;
        }

        /** How invitations are. Default: {@link InvitationPolicy#standard()}. */
        public Builder invitation(InvitationPolicy policy) {
            Arguments.required("policy", policy);
            this.invitation = policy;
            return this;
        }

        /** How practices are. Default: code words are made, not chosen. */
        public Builder practice(PracticePolicy policy) {
            Arguments.required("policy", policy);
            this.practice = policy;
            return this;
        }

        /** How messages are sent. Default: {@link NoticePolicy#standard()}. */
        public Builder notice(NoticePolicy policy) {
            Arguments.required("policy", policy);
            this.notice = policy;
            return this;
        }

        /** How people register. Default: {@link RegistrationPolicy#standard()}. */
        public Builder registration(RegistrationPolicy policy) {
            Arguments.required("policy", policy);
            this.registration = policy;
            return this;
        }

        /**
         * Which passwords are accepted, and how many are hashed at once. Default: {@link PasswordPolicy#standard()}.
         */
        public Builder password(PasswordPolicy policy) {
            Arguments.required("policy", policy);
            this.password = policy;
            return this;
        }

        /** When a code is asked for as second step. Default: {@link SecondStepPolicy#standard()}. */
        public Builder secondStep(SecondStepPolicy policy) {
            Arguments.required("policy", policy);
            this.secondStep = policy;
            return this;
        }

        /** How guessers are kept out. Default: {@link LockoutPolicy#standard()}. */
        public Builder lockout(LockoutPolicy policy) {
            Arguments.required("policy", policy);
            this.lockout = policy;
            return this;
        }

        /** How long sessions last. Default: {@link SessionPolicy#standard()}. */
        public Builder session(SessionPolicy policy) {
            Arguments.required("policy", policy);
            this.session = policy;
            return this;
        }

        /** How long mailed links to set a password or confirm an address last. Default: one hour. */
        public Builder recovery(RecoveryPolicy policy) {
            Arguments.required("policy", policy);
            this.recovery = policy;
            return this;
        }

        /** The profile; {@link IllegalArgumentException} names what does not fit together. */
        public Profile build() {
            ProfileRules.product(product);
            if (zone.id().length() > ZoneName.LONGEST) {
                throw new IllegalArgumentException(
                        "zone must have a name of at most " + ZoneName.LONGEST + " characters");
            }
            AccessPolicy access = new AccessPolicy(types, roles, traits, permissions);
            ProfileRules.somebodyManages(firstUser, access);
            ProfileRules.everyRoleIsGiven(firstUser, access);
            ProfileRules.knownDevices(secondStep, lockout);
            return new Profile(this, access, firstUser);
        }
    }
}
