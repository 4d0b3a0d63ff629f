package io.rosterkit.model.access;

import java.util.Locale;

/** What an actor may be allowed to do. The code is the name in lower case with hyphens. */
public enum Permission {
    /** Invite people, and withdraw, resend, renew or replace their invitations. */
    INVITE,
    /** See invitations and users of the own organization. */
    VIEW_USERS,
    /** Deactivate, close and change users; see and change code words. */
    MANAGE_USERS,
    /** Open and rename practices. */
    MANAGE_PRACTICES,
    /** Give roles in an invitation, as far as the roles' own rules allow. */
    GRANT_ROLES,
    /** Lock and unlock users. */
    UNLOCK_USERS,
    /** Bring deactivated users back. */
    REACTIVATE_USERS,
    /** Read the journal of the own organization. */
    READ_JOURNAL;

    /** The stable code, such as {@code manage-users}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
