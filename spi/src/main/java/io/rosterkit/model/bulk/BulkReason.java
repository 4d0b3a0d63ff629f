package io.rosterkit.model.bulk;

import io.rosterkit.model.outcome.Reason;

/** Refusals of work on many items, as a whole or item by item. */
public enum BulkReason implements Reason {
    /** More items were given than one call takes: the fact {@code atMost}. Nothing was done. */
    TOO_MANY("bulk.too_many"),
    /** The same item stood earlier in the list, and has its answer there. */
    REPEATED("bulk.repeated"),
    /** The work was cancelled before this item; nothing was done for it. */
    CANCELLED("bulk.cancelled");

    private final String code;

    BulkReason(String code) {
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
