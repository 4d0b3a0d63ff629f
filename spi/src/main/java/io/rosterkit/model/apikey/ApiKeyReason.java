package io.rosterkit.model.apikey;

import io.rosterkit.model.outcome.Reason;

/** Refusals about API keys. */
public enum ApiKeyReason implements Reason {
    /**
     * The key does not work. The same for a forged or unknown key, one that was revoked or has ended, and one whose
     * maker may not act.
     */
    REFUSED("apikey.refused", Contact.ADMINISTRATORS, true),
    /** A key needs 1 to 100 permissions. */
    PERMISSIONS_MISSING("apikey.permissions_missing", Contact.NOBODY, false),
    /** The end is not later than now, or later than the profile allows: the fact {@code latest}. */
    EXPIRY_INVALID("apikey.expiry_invalid", Contact.NOBODY, false);

    private final String code;
    private final Contact contact;
    private final boolean journaled;

    ApiKeyReason(String code, Contact contact, boolean journaled) {
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
