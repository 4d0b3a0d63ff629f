package io.rosterkit.model.signin;

import io.rosterkit.model.outcome.Reason;

/** Refusals of this room. */
public enum SignInReason implements Reason {
    /**
     * Not signed in. One and the same for an unknown organization or account, a wrong password, and an account that is
     * locked, deactivated or closed; the journal knows which.
     */
    REFUSED("signin.refused", Contact.ADMINISTRATORS),
    /** The password was another one; told by the journal only. */
    PASSWORD_WRONG("signin.password_wrong", Contact.NOBODY),
    /** Too many failed attempts came before; told by the journal only. */
    LOCKED("signin.locked", Contact.ADMINISTRATORS),
    /** The host has to name the organization in which the user signs in. */
    ORGANIZATION_NEEDED("signin.organization_needed", Contact.NOBODY),
    /** The session is over, was ended, or never was. An act in it is an attempt that the journal shows. */
    SESSION_OVER("signin.session_over", Contact.NOBODY, true),
    /** The own password is needed for this and was wrong. */
    STEP_UP_REFUSED("signin.step_up_refused", Contact.NOBODY),
    /** Fewer characters than the policy demands. */
    PASSWORD_TOO_SHORT("signin.password_too_short", Contact.NOBODY),
    /** More characters than the policy allows. */
    PASSWORD_TOO_LONG("signin.password_too_long", Contact.NOBODY),
    /** Not text: half of a surrogate pair. */
    PASSWORD_NOT_TEXT("signin.password_not_text", Contact.NOBODY),
    /** Made of the name of the user, the organization or the product, or of the address. */
    PASSWORD_FROM_CONTEXT("signin.password_from_context", Contact.NOBODY),
    /** One of the well-known passwords that an attacker tries first. */
    PASSWORD_COMMON("signin.password_common", Contact.NOBODY),
    /** The password is the one that is to be replaced. */
    PASSWORD_SAME("signin.password_same", Contact.NOBODY);

    private final String code;
    private final Contact contact;
    private final boolean journaled;

    SignInReason(String code, Contact contact) {
        this(code, contact, false);
    }

    SignInReason(String code, Contact contact, boolean journaled) {
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
