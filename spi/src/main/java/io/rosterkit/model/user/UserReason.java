package io.rosterkit.model.user;

import io.rosterkit.model.outcome.Reason;

/** Refusals of this room. */
public enum UserReason implements Reason {
    /**
     * The address belongs to another user or person of this organization already. For a caller who may see users the
     * fact {@code status} says that this user is deactivated, or that the person is merely listed in the directory.
     */
    ADDRESS_TAKEN("user.address_taken", Contact.NOBODY, false),
    /** Another person of this organization, a user or invited, has the external id already. */
    EXTERNAL_ID_TAKEN("user.external_id_taken", Contact.ADMINISTRATORS, false),
    /** Empty, of more than 200 characters, or with an invisible character. */
    EXTERNAL_ID_INVALID("user.external_id_invalid", Contact.NOBODY, false),
    /** The profile declares no attribute of that name: the fact {@code name}. */
    ATTRIBUTE_UNKNOWN("user.attribute_unknown", Contact.NOBODY, false),
    /** The attribute of the fact {@code name} holds values of another kind: the fact {@code kind}. */
    ATTRIBUTE_KIND("user.attribute_kind", Contact.NOBODY, false),
    /** The value of the attribute of the fact {@code name} is empty, too long or has an invisible character. */
    ATTRIBUTE_VALUE("user.attribute_value", Contact.NOBODY, false),
    /** The user would have more attributes than the fact {@code atMost}. */
    ATTRIBUTES_TOO_MANY("user.attributes_too_many", Contact.NOBODY, false),
    /** The user does not belong to the practice, neither now nor later. */
    NOT_ASSIGNED("user.not_assigned", Contact.NOBODY, false),
    /** The address is that of the user already, and it is verified. */
    ADDRESS_OWN("user.address_own", Contact.NOBODY, false),
    /**
     * The user is not in a state in which that can be done: the fact {@code state}. The fact {@code lock} says
     * {@code none} to a caller who unlocks a user who is not locked.
     */
    WRONG_STATE("user.wrong_state", Contact.NOBODY, true),
    /**
     * The stored password of an older system is damaged, too costly to verify, or of a kind that cannot be verified.
     * The fact {@code kinds} names those that can.
     */
    PASSWORD_HASH_UNKNOWN("user.password_hash_unknown", Contact.NOBODY, false),
    /** The caller cannot do this to their own account. */
    NOT_ONESELF("user.not_oneself", Contact.ADMINISTRATORS, true),
    /** Another version of the terms of service is current: the fact {@code current}, if there is one. */
    TERMS_OUTDATED("user.terms_outdated", Contact.NOBODY, false),
    /** The person was deactivated in the directory, and so has no active user. */
    PERSON_INACTIVE("user.person_inactive", Contact.ADMINISTRATORS, true),
    /**
     * Support verifies deactivations here, and a user is closed only afterwards. The fact {@code state} says whether
     * the user is still active, or is deactivated and waits for support.
     */
    DEACTIVATION_UNVERIFIED("user.deactivation_unverified", Contact.SUPPORT, true),
    /** The request was answered or withdrawn before: the fact {@code status}. */
    REQUEST_ENDED("user.request_ended", Contact.NOBODY, true),
    /** Support acts here only with a case. */
    CASE_MISSING("user.case_missing", Contact.NOBODY, true),
    /** The last active user who may unlock others would be lost. */
    LAST_UNLOCKER("user.last_unlocker", Contact.SUPPORT, true),
    /** The last active user who has the role of the fact {@code role} without an end would be lost. */
    LAST_HOLDER("user.last_holder", Contact.SUPPORT, true),
    /**
     * Support does not reactivate or unlock here. The facts {@code administrators} and {@code creator} name who can, by
     * name or else by address, one a line.
     */
    SUPPORT_MAY_NOT("user.support_may_not", Contact.ADMINISTRATORS, true);

    private final String code;
    private final Contact contact;
    private final boolean journaled;

    UserReason(String code, Contact contact, boolean journaled) {
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
