package io.rosterkit.model.customrole;

import io.rosterkit.model.outcome.Reason;

/** Refusals about the roles that organizations compose. */
public enum CustomRoleReason implements Reason {
    /** The profile lets organizations compose no roles. */
    OFF("customrole.off", Contact.SUPPORT),
    /** The profile does not let such a role hold the permission: the fact {@code permission}. */
    PERMISSION_NOT_ALLOWED("customrole.permission_not_allowed", Contact.NOBODY),
    /** Another role of the organization has the name, after folding. */
    NAME_TAKEN("customrole.name_taken", Contact.NOBODY),
    /** The organization has as many roles as it may have: the fact {@code atMost}; or they are too large together. */
    LIMIT_REACHED("customrole.limit_reached", Contact.NOBODY),
    /** The role has changed since the version that was given; nothing was done. */
    CHANGED("customrole.changed", Contact.NOBODY);

    private final String code;
    private final Contact contact;

    CustomRoleReason(String code, Contact contact) {
        this.code = code;
        this.contact = contact;
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
        return false;
    }
}
