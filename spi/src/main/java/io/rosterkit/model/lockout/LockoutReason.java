package io.rosterkit.model.lockout;

import io.rosterkit.model.outcome.Reason;

/** Refusals of this room: given before any account is looked at. */
public enum LockoutReason implements Reason {
    /** Too many failed attempts came from this source. */
    SOURCE_OVER_BUDGET("lockout.source_over_budget"),
    /** The host did not say where the call comes from. */
    CLIENT_KEY_MISSING("lockout.client_key_missing"),
    /** Too many attempts are being made at this moment; nothing was tried or counted. */
    BUSY("lockout.busy");

    private final String code;

    LockoutReason(String code) {
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
