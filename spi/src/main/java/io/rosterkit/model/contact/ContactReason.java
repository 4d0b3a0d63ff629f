package io.rosterkit.model.contact;

import io.rosterkit.model.Reason;

/** Refusals of a name or address as such. */
public enum ContactReason implements Reason {
    /** Not an e-mail address that mail can be sent to safely. */
    ADDRESS_MALFORMED("contact.address_malformed"),
    /** More than 254 characters. */
    ADDRESS_TOO_LONG("contact.address_too_long"),
    /** Empty, or nothing but blanks. */
    NAME_MISSING("contact.name_missing"),
    /** More than 100 characters. */
    NAME_TOO_LONG("contact.name_too_long"),
    /** A control, line-breaking or direction-changing character. */
    NAME_UNSAFE("contact.name_unsafe"),
    /** The name contains the code word of a practice. */
    NAME_TELLS_CODE_WORD("contact.name_tells_code_word");

    private final String code;

    ContactReason(String code) {
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
