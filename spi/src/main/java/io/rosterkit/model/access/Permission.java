package io.rosterkit.model.access;

import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What an actor may be allowed to do: a permission of this library, or one of the host, which the profile declares. The
 * same gate answers for both.
 */
public record Permission(String code) implements Comparable<Permission> {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /**
     * Invite people, and withdraw, resend, renew or replace their invitations. Roles in an invitation need
     * {@link #GRANT_ROLES} besides.
     */
    public static final Permission INVITE = new Permission("invite");

    /** See invitations, their history, users and practices of the own organization; no code word. */
    public static final Permission VIEW_USERS = new Permission("view-users");

    /**
     * Deactivate and close users, set their addresses and end their sessions; see, renew and choose code words. To
     * deactivate or close a user who holds roles, the caller must be able to take these roles.
     */
    public static final Permission MANAGE_USERS = new Permission("manage-users");

    /** Open practices, and nothing else: code words are for {@link #MANAGE_USERS}. */
    public static final Permission MANAGE_PRACTICES = new Permission("manage-practices");

    /**
     * Give and take roles, in an invitation and of users that exist. A user gives only roles whose rule names a role
     * that the user holds ({@code RoleRule.grantableBy}). Support with this right, and every job, give and take every
     * role.
     */
    public static final Permission GRANT_ROLES = new Permission("grant-roles");

    /** Lock and unlock users. Support and jobs unlock only where the profile lets them. */
    public static final Permission UNLOCK_USERS = new Permission("unlock-users");

    /**
     * Bring deactivated users back, with the roles that the caller may give. Support and jobs do so only where the
     * profile lets them.
     */
    public static final Permission REACTIVATE_USERS = new Permission("reactivate-users");

    /**
     * Change the types and titles of users, and give, deny and take single permissions. A user needs to hold what they
     * give or take, unless the profile says otherwise ({@code TypeRule.grantableBy}). Support with this right, and
     * every job, give and take all.
     */
    public static final Permission GRANT_PERMISSIONS = new Permission("grant-permissions");

    /**
     * Reach what the host keeps of another user, also of one who is deactivated or closed; asked by
     * {@code desk.permissions().decide(...)}.
     */
    public static final Permission ACCESS_DATA = new Permission("access-data");

    /** See, make and revoke API keys. A key has only permissions that its maker holds. */
    public static final Permission MANAGE_API_KEYS = new Permission("manage-api-keys");

    /** Give and take the modules of users. Users get those that are switched on at one of their practices. */
    public static final Permission ASSIGN_MODULES = new Permission("assign-modules");

    /**
     * Switch modules of the product on and off at practices. The vendor's support does that, so no role of
     * {@code StandardProfile} has it; a profile may give it to one. A role made from {@link #ofLibrary()} has it.
     */
    public static final Permission SWITCH_MODULES = new Permission("switch-modules");

    /** See the ledger of seats, assign a seat to a user and take it, and ask support for more. */
    public static final Permission MANAGE_SEATS = new Permission("manage-seats");

    /**
     * Add seats to a pool and retire free ones. The vendor's support does that, so no role of {@code StandardProfile}
     * has it; a profile may give it to one. A role made from {@link #ofLibrary()} has it.
     */
    public static final Permission ADD_SEATS = new Permission("add-seats");

    /** See and change whom the invoices of the organization name. */
    public static final Permission MANAGE_BILLING = new Permission("manage-billing");

    /** Read and check the journal of the own organization; for support, that of a closed one as well. */
    public static final Permission READ_JOURNAL = new Permission("read-journal");

    /**
     * Verify or reject the deactivation of a user. Only support can have this right: no role gives it, and no job and
     * no program has it.
     */
    public static final Permission VERIFY_DEACTIVATIONS = new Permission("verify-deactivations");

    private static final Set<Permission> OF_SUPPORT = Set.of(VERIFY_DEACTIVATIONS);

    private static final Set<Permission> OF_LIBRARY = Collections.unmodifiableSet(new TreeSet<>(List.of(
            INVITE,
            VIEW_USERS,
            MANAGE_USERS,
            MANAGE_PRACTICES,
            MANAGE_API_KEYS,
            GRANT_ROLES,
            UNLOCK_USERS,
            REACTIVATE_USERS,
            GRANT_PERMISSIONS,
            ACCESS_DATA,
            ASSIGN_MODULES,
            SWITCH_MODULES,
            MANAGE_SEATS,
            ADD_SEATS,
            MANAGE_BILLING,
            READ_JOURNAL)));

    /**
     * Throws {@link IllegalArgumentException} unless the code is lower-case letters, digits and hyphens, at most 40.
     */
    public Permission {
        Arguments.required("code", code);
        if (!FORM.matcher(code).matches()) {
            throw new IllegalArgumentException("permission must be 1 to 40 lower-case letters, digits or hyphens");
        }
    }

    /**
     * Reads a code as it comes from a form field. What has not the form of a code is refused with
     * {@link AccessReason#PERMISSION_UNKNOWN}.
     */
    public static Outcome<Permission> parse(String text) {
        Arguments.required("text", text);
        return FORM.matcher(text).matches()
                ? Outcome.done(new Permission(text))
                : Outcome.refused(Refusal.of(AccessReason.PERMISSION_UNKNOWN).at("permission"));
    }

    /**
     * Those that this library asks for itself, in the order of their codes; without those of {@link #ofSupport support}
     * alone.
     */
    public static Set<Permission> ofLibrary() {
        return OF_LIBRARY;
    }

    /** Those that only support can have. */
    public static Set<Permission> ofSupport() {
        return OF_SUPPORT;
    }

    /** Whether only support can have it. */
    public boolean isOfSupport() {
        return OF_SUPPORT.contains(this);
    }

    @Override
    public int compareTo(Permission other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
