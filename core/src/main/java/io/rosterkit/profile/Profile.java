package io.rosterkit.profile;

import io.rosterkit.access.AccessPolicy;
import io.rosterkit.access.ModuleRule;
import io.rosterkit.access.RoleRule;
import io.rosterkit.access.Trait;
import io.rosterkit.access.TypeRule;
import io.rosterkit.apikey.ApiKeyPolicy;
import io.rosterkit.engine.policy.PolicyValidation;
import io.rosterkit.hostdata.Attribute;
import io.rosterkit.invitation.InvitationPolicy;
import io.rosterkit.lifecycle.DeactivationPolicy;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.organization.PolicyOverrides;
import io.rosterkit.model.organization.TermsVersion;
import io.rosterkit.model.organization.ZoneName;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.productmodule.ProductModule;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.user.Title;
import io.rosterkit.organization.FirstUser;
import io.rosterkit.organization.PracticePolicy;
import io.rosterkit.password.PasswordPolicy;
import io.rosterkit.recovery.RecoveryPolicy;
import io.rosterkit.registration.RegistrationPolicy;
import io.rosterkit.seat.SeatPoolRule;
import io.rosterkit.secondstep.SecondStepPolicy;
import io.rosterkit.session.SessionPolicy;
import jakarta.validation.Valid;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a product wants of the library: immutable and checked when built. {@link StandardProfile} is a start that works.
 */
public final class Profile {

    private final String product;
    private final ZoneName zone;
    private final Optional<TermsVersion> terms;
    private final UserPolicies users;
    private final AccessPolicy access;
    private final FirstUser firstUser;
    private final InvitationPolicy invitation;
    private final PracticePolicy practice;
    private final AuthenticationPolicies authentication;

    private Profile(Builder builder, AccessPolicy access, FirstUser firstUser) {
        this.product = builder.product;
        this.zone = builder.zone;
        this.terms = builder.terms;
        this.users = new UserPolicies(builder.attributes, builder.deactivation);
        this.access = access;
        this.firstUser = firstUser;
        this.invitation = builder.invitation;
        this.practice = builder.practice;
        this.authentication = new AuthenticationPolicies(builder);
    }

    private Profile(
            Profile other,
            UserPolicies users,
            AccessPolicy access,
            InvitationPolicy invitation,
            AuthenticationPolicies authentication) {
        this.product = other.product;
        this.zone = other.zone;
        this.terms = other.terms;
        this.users = users;
        this.access = access;
        this.firstUser = other.firstUser;
        this.invitation = invitation;
        this.practice = other.practice;
        this.authentication = authentication;
    }

    /**
     * A profile for a product of that name, in which the first user of an organization has that type and those roles.
     */
    public static Builder create(String product, UserType firstType, Role... firstRoles) {
        Arguments.required("product", product, "firstType", firstType, "firstRoles", firstRoles);
        return new Builder(product, new FirstUser(firstType, Set.of(firstRoles)));
    }

    /**
     * The same with types and roles that allow nothing, no modules and no attributes: for an organization whose own
     * profile is gone.
     */
    public Profile withoutRights() {
        return new Profile(this, users.withoutAttributes(), access.withoutRights(), invitation, authentication);
    }

    /**
     * The same with the overrides of an organization. Of the second step, the lifetime of sessions, the length of
     * passwords and the verification of deactivations, the stricter of profile and organization holds. An organization
     * may have another lifetime of invitations, shorter or longer.
     */
    public Profile with(PolicyOverrides overrides) {
        Arguments.required("overrides", overrides);
        return overrides.equals(PolicyOverrides.none())
                ? this
                : new Profile(
                        this,
                        users.with(overrides),
                        access,
                        OverrideRules.invitation(invitation, overrides),
                        new AuthenticationPolicies(authentication, overrides));
    }

    /** The name of the product. */
    public String product() {
        return product;
    }

    /** The time zone of an organization that is opened without one. */
    public ZoneName zone() {
        return zone;
    }

    /** The current version of the terms of service, if there is one. */
    public Optional<TermsVersion> terms() {
        return terms;
    }

    /** What holds for users. */
    public UserPolicies users() {
        return users;
    }

    /** User types, traits and roles; {@code access().permissions(role)} is what a role allows. */
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

    /** The policies of registering, signing in and recovering, and of API keys. */
    public AuthenticationPolicies authentication() {
        return authentication;
    }

    /** Collects what differs from the defaults. */
    public static final class Builder {

        private final String product;
        private final FirstUser firstUser;
        private final AccessSettings access = new AccessSettings();
        private ZoneName zone = ZoneName.of(ZoneOffset.UTC);
        private Optional<TermsVersion> terms = Optional.empty();
        private final Map<String, Attribute> attributes = new HashMap<>();

        @Valid
        private InvitationPolicy invitation = InvitationPolicy.standard();

        @Valid
        private PracticePolicy practice = PracticePolicy.standard();

        @Valid
        private DeactivationPolicy deactivation = DeactivationPolicy.standard();

        @Valid
        RegistrationPolicy registration = RegistrationPolicy.standard();

        @Valid
        PasswordPolicy password = PasswordPolicy.standard();

        @Valid
        SecondStepPolicy secondStep = SecondStepPolicy.standard();

        @Valid
        LockoutPolicy lockout = LockoutPolicy.standard();

        @Valid
        SessionPolicy session = SessionPolicy.standard();

        @Valid
        RecoveryPolicy recovery = RecoveryPolicy.standard();

        @Valid
        ApiKeyPolicy apiKeys = ApiKeyPolicy.standard();

        private Builder(String product, FirstUser firstUser) {
            this.product = product;
            this.firstUser = firstUser;
            access.types.put(firstUser.type(), TypeRule.allowing());
        }

        /** One more user type, which allows nothing of itself. Default: that of the first user only. */
        public Builder type(UserType type) {
            Arguments.required("type", type);
            return type(type, TypeRule.allowing());
        }

        /** One more user type, or another rule for a type that is there. Default: {@link #type(UserType)}. */
        public Builder type(UserType type, TypeRule rule) {
            Arguments.required("type", type, "rule", rule);
            access.types.put(type, rule);
            return this;
        }

        /**
         * One more role, or another rule for a role that is there. Default: none. The roles of the first user, or those
         * that holders of these may give, must allow to unlock, to manage users and to give roles.
         */
        public Builder role(Role role, RoleRule rule) {
            Arguments.required("role", role, "rule", rule);
            access.roles.put(role, rule);
            return this;
        }

        /**
         * A permission of the host, which types and roles may allow and {@code desk.permissions().may} answers. It must
         * not have the code of one of the library. Default: none.
         */
        public Builder permission(Permission permission) {
            Arguments.required("permission", permission);
            access.permissions.add(ProfileRules.ofHost(permission));
            return this;
        }

        /**
         * Permissions, of the host or of this library, that {@code desk.permissions()} grants and denies to single
         * users. Without it a right comes with a type or a role alone. Default: none.
         */
        public Builder singlePermissions(Permission... single) {
            Arguments.required("single", single);
            access.singlePermissions.addAll(Set.of(single));
            return this;
        }

        /**
         * Permissions, of the host or of this library, that an organization may put into roles of its own
         * ({@code desk.customRoles()}). Default: none, and then organizations compose no roles.
         */
        public Builder customRoles(Permission... permitted) {
            Arguments.required("permitted", permitted);
            access.customRolePermissions.addAll(Set.of(permitted));
            return this;
        }

        /**
         * A module of the product, or another rule for one that is there: support switches it on at practices, and
         * administrators give it to users ({@code desk.modules()}). Default: none.
         */
        public Builder module(ProductModule module, ModuleRule rule) {
            Arguments.required("module", module, "rule", rule);
            access.modules.put(module, rule);
            return this;
        }

        /**
         * A pool of seats, at most 20; for a name that was given before, the last rule holds. A type takes a seat of
         * one pool. Default: none, and then users need no seats.
         */
        public Builder seatPool(SeatPoolName pool, SeatPoolRule rule) {
            Arguments.required("pool", pool, "rule", rule);
            access.seats.put(pool, rule);
            return this;
        }

        /** Titles that users may have and that decide no trait. Default: none. */
        public Builder titles(Title... more) {
            Arguments.required("more", more);
            access.titles.addAll(Set.of(more));
            return this;
        }

        /**
         * A trait that only users with one of these titles have, such as {@code prescriber}. Users can be listed by it.
         * Default: none.
         */
        public Builder traitByTitle(Trait trait, Title... having) {
            Arguments.required("trait", trait, "having", having);
            access.traitsByTitle.put(trait, Set.of(having));
            access.titles.addAll(Set.of(having));
            return this;
        }

        /** A trait, and the types that have it; users can be listed by it. Default: none. */
        public Builder trait(Trait trait, Set<UserType> having) {
            Arguments.required("trait", trait, "having", having);
            access.traits.put(trait, Set.copyOf(having));
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

        /** The current version of the terms of service, which users accept by {@code desk.terms()}. Default: none. */
        public Builder terms(TermsVersion current) {
            Arguments.required("current", current);
            this.terms = Optional.of(current);
            return this;
        }

        /**
         * Attributes that {@code desk.attributes()} keeps of users. {@link IllegalArgumentException} when one has a
         * name that another has. What is stored under a name that is not declared any more is shown as a text. Default:
         * none.
         */
        public Builder attributes(Attribute... declared) {
            Arguments.required("declared", declared);
            ProfileRules.declare(attributes, declared);
            return this;
        }

        /** How invitations are. Default: {@link InvitationPolicy#standard()}. */
        public Builder invitation(InvitationPolicy policy) {
            Arguments.required("policy", policy);
            this.invitation = policy;
            return this;
        }

        /** How practices are. Default: {@link PracticePolicy#standard()}. */
        public Builder practice(PracticePolicy policy) {
            Arguments.required("policy", policy);
            this.practice = policy;
            return this;
        }

        /** What becomes of deactivated users. Default: {@link DeactivationPolicy#standard()}. */
        public Builder deactivation(DeactivationPolicy policy) {
            Arguments.required("policy", policy);
            this.deactivation = policy;
            return this;
        }

        /** How people register. Default: {@link RegistrationPolicy#standard()}. */
        public Builder registration(RegistrationPolicy policy) {
            Arguments.required("policy", policy);
            this.registration = policy;
            return this;
        }

        /** Which passwords are accepted. Default: {@link PasswordPolicy#standard()}. */
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

        /** How failed attempts are limited and accounts are locked. Default: {@link LockoutPolicy#standard()}. */
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

        /**
         * How long mailed links to set a password or confirm an address last. Default:
         * {@link RecoveryPolicy#standard()}.
         */
        public Builder recovery(RecoveryPolicy policy) {
            Arguments.required("policy", policy);
            this.recovery = policy;
            return this;
        }

        /** How long API keys last at most. Default: {@link ApiKeyPolicy#standard()}. */
        public Builder apiKeys(ApiKeyPolicy policy) {
            Arguments.required("policy", policy);
            this.apiKeys = policy;
            return this;
        }

        /**
         * The profile. One {@link IllegalArgumentException} names each setting that is wrong by its path, in the order
         * of the paths: {@code invitation.lifetime must be positive and at most 366 days}. Roles, traits and modules
         * that name what the profile does not have are refused first, by an exception of their own.
         */
        public Profile build() {
            AccessPolicy policy = access.policy();
            PolicyValidation.refuse(Stream.of(
                            PolicyValidation.violations(this),
                            ProfileRules.named(product, zone),
                            ProfileRules.roles(firstUser, policy),
                            ProfileRules.firstSeat(firstUser, policy.seats()),
                            ProfileRules.lockout(lockout),
                            ProfileRules.inactivity(deactivation.inactivity()),
                            ProfileRules.knownDevices(secondStep, lockout))
                    .flatMap(wrong -> wrong));
            return new Profile(this, policy, firstUser);
        }
    }
}
