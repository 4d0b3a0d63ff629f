package io.rosterkit.model.contact;

import io.rosterkit.model.outcome.Reason;

/** Refusals of a name or address as such. */
public enum ContactReason implements Reason {
    /** No e-mail address at all. */
    ADDRESS_MISSING("contact.address_missing"),
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
    NAME_TELLS_CODE_WORD("contact.name_tells_code_word"),
    /** Not a phone number in its international form. */
    PHONE_MALFORMED("contact.phone_malformed"),
    /** The list is longer than the policy allows; nothing of it was used. */
    LIST_TOO_LONG("contact.list_too_long"),
    /** The text is not in the character set it should be in; nothing of it was used. */
    LIST_CHARSET("contact.list_charset"),
    /** The file is no CSV that can be read; nothing of it was used. */
    LIST_MALFORMED("contact.list_malformed"),
    /** The line is longer than any address and name could be. */
    LINE_TOO_LONG("contact.line_too_long");

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
