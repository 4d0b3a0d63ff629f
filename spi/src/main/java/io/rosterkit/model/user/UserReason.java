package io.rosterkit.model.user;

import io.rosterkit.model.outcome.Reason;

/** Refusals of this room. */
public enum UserReason implements Reason {
    /** The address belongs to a user of this organization already. */
    ADDRESS_TAKEN("user.address_taken");

    private final String code;

    UserReason(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Contact contact() {
        return Contact.NOBODY;
    }

    @Override
    public boolean journaled() {
        return false;
    }
}
