package io.rosterkit.model.access;

import io.rosterkit.model.outcome.Reason;

/** Refusals of the gate, equal for every feature. */
public enum AccessReason implements Reason {
    /**
     * There is no such thing in the organization of the actor; the same for an unknown id and for one of another
     * organization.
     */
    NOT_FOUND("access.not_found", Contact.NOBODY, true),
    /** The account of the caller may not act: it is deactivated, closed or under an administrator's lock. */
    ACTOR_NOT_ACTIVE("access.actor_not_active", Contact.ADMINISTRATORS, true),
    /** Only a user with a session can do this. */
    MEMBERS_ONLY("access.members_only", Contact.NOBODY, true),
    /**
     * The user may not act; told by the journal, and to a host that vouches for the user. The fact {@code status} says
     * that the user is closed.
     */
    USER_NOT_ACTIVE("access.user_not_active", Contact.ADMINISTRATORS, true),
    /** An administrator locked the user; told by the journal, and to a host that vouches for the user. */
    USER_LOCKED("access.user_locked", Contact.ADMINISTRATORS, true),
    /** The time of the user begins later; told as {@link #USER_NOT_ACTIVE} is, and to the user's own session. */
    USER_NOT_STARTED("access.user_not_started", Contact.ADMINISTRATORS, true),
    /** The time of the user is over; told as {@link #USER_NOT_ACTIVE} is, and to the user's own session. */
    USER_ENDED("access.user_ended", Contact.ADMINISTRATORS, true),
    /** The user has no seat and may not act without one; told as {@link #USER_ENDED} is. */
    WITHOUT_SEAT("access.without_seat", Contact.ADMINISTRATORS, true),
    /** None of the actor's roles or rights allows it. */
    NOT_PERMITTED("access.not_permitted", Contact.ADMINISTRATORS, true),
    /** The actor may not give that role. */
    ROLE_NOT_GRANTABLE("access.role_not_grantable", Contact.ADMINISTRATORS, true),
    /** The profile knows no such role. */
    ROLE_UNKNOWN("access.role_unknown", Contact.NOBODY, false),
    /** The profile knows no such user type. */
    TYPE_UNKNOWN("access.type_unknown", Contact.NOBODY, false),
    /** The time has no end later than its start and now, or reaches too far. */
    VALIDITY_INVALID("access.validity_invalid", Contact.NOBODY, false),
    /**
     * The caller may not give or take that type, or does not hold a permission that the user gets or loses by the
     * change.
     */
    TYPE_NOT_GRANTABLE("access.type_not_grantable", Contact.ADMINISTRATORS, true),
    /** The profile knows no such title. */
    TITLE_UNKNOWN("access.title_unknown", Contact.NOBODY, false),
    /** The profile has no such permission among those that are given and denied singly. */
    PERMISSION_UNKNOWN("access.permission_unknown", Contact.NOBODY, false),
    /** The actor does not hold the permission, and so may neither give nor deny it. */
    PERMISSION_NOT_GRANTABLE("access.permission_not_grantable", Contact.ADMINISTRATORS, true),
    /** Users of that type never have the permission, so a grant would come to nothing. */
    NEVER_OF_TYPE("access.never_of_type", Contact.NOBODY, false),
    /**
     * The caller may not write to that person; the same for a person who is not there, is not active, or is of another
     * type.
     */
    NO_RECIPIENT("access.no_recipient", Contact.NOBODY, false),
    /** There is no such organization; only support and jobs can ever see this. */
    ORGANIZATION_NOT_FOUND("access.organization_not_found", Contact.SUPPORT, false),
    /** The organization is closed. */
    ORGANIZATION_CLOSED("access.organization_closed", Contact.SUPPORT, true);

    private final String code;
    private final Contact contact;
    private final boolean journaled;

    AccessReason(String code, Contact contact, boolean journaled) {
        this.code = code;
        this.contact = contact;
        this.journaled = journaled;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Contact contact() {
        return contact;
    }

    @Override
    public boolean journaled() {
        return journaled;
    }
}
