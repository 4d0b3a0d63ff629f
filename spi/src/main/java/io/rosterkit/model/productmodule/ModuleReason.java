package io.rosterkit.model.productmodule;

import io.rosterkit.model.outcome.Reason;

/** Refusals about modules of a product. Where the refusal is about one module, the fact {@code module} names it. */
public enum ModuleReason implements Reason {
    /** The profile declares no such module. */
    UNKNOWN("module.unknown", Contact.NOBODY),
    /** The module is switched on at no practice to which the user is assigned at this moment. */
    NOT_SWITCHED_ON("module.not_switched_on", Contact.SUPPORT),
    /** The user is assigned to no practice at this moment: an administrator assigns one first. */
    NO_PRACTICE("module.no_practice", Contact.ADMINISTRATORS),
    /** Users of that type cannot have the module. */
    NOT_OF_TYPE("module.not_of_type", Contact.NOBODY),
    /** The user is not active, is locked by an administrator, or has ended, and so gets no modules. */
    USER_NOT_ACTIVE("module.user_not_active", Contact.NOBODY);

    private final String code;
    private final Contact contact;

    ModuleReason(String code, Contact contact) {
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
