package io.rosterkit.model.outcome;

/** Refusals of input that no feature could make sense of. */
public enum InputReason implements Reason {
    /** An id is not of the canonical form. */
    ID_MALFORMED("input.id_malformed"),
    /** A cursor is damaged, or belongs to another query or organization. */
    CURSOR_NOT_FOUND("input.cursor_not_found"),
    /** A search has more characters or words than can be searched for. */
    SEARCH_TOO_LONG("input.search_too_long"),
    /** A request id is not 1 to 100 visible ASCII characters. */
    REQUEST_ID_MALFORMED("input.request_id_malformed"),
    /** The request id was used before, for something else. */
    REQUEST_REUSED("input.request_reused"),
    /** Too many others changed the same thing at the same time; nothing was done. */
    BUSY("input.busy"),
    /**
     * The operation was called in a transaction of the host, which may be rolled back. It takes a password or a code
     * word, shows a secret, or carries out each item of a list in a transaction of its own. Nothing was done. The host
     * calls it on {@code roster.as(...)}, outside of its transaction.
     */
    NEEDS_OWN_TRANSACTION("input.needs_own_transaction");

    private final String code;

    InputReason(String code) {
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
