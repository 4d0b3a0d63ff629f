package io.rosterkit.model.access;

import java.util.Locale;

/** What an actor may be allowed to do. The code is the name in lower case with hyphens. */
public enum Permission {
    /**
     * Invite people, and withdraw, resend, renew or replace their invitations. Roles in an invitation need
     * {@link #GRANT_ROLES} besides.
     */
    INVITE,
    /** See invitations, their history, users and practices of the own organization; no code word. */
    VIEW_USERS,
    /**
     * Deactivate and close users, set their addresses and end their sessions; see, renew and choose code words. To
     * deactivate or close a user who holds roles, the caller must be able to take these roles.
     */
    MANAGE_USERS,
    /** Open practices, and nothing else: code words are for {@link #MANAGE_USERS}. */
    MANAGE_PRACTICES,
    /**
     * Give and take roles, in an invitation and of users that exist, as far as a role that the caller holds is among
     * those by which the role may be given. Support with this right, and every job, give and take every role.
     */
    GRANT_ROLES,
    /** Lock and unlock users. Support and jobs unlock only where the profile lets them. */
    UNLOCK_USERS,
    /**
     * Bring deactivated users back, with the roles that the caller may give. Support and jobs do so only where the
     * profile lets them.
     */
    REACTIVATE_USERS,
    /** Read and check the journal of the own organization; for support, that of a closed one as well. */
    READ_JOURNAL;

    /** The stable code, such as {@code manage-users}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
