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
    /** Several names of the caller contained a code word; for the rest of the hour no name is taken. */
    NAME_TRY_LATER("contact.name_try_later"),
    /** Not a phone number in its international form. */
    PHONE_MALFORMED("contact.phone_malformed"),
    /** A number at which a text message costs more than usual or does not arrive. */
    PHONE_PREMIUM("contact.phone_premium"),
    /** The list is longer than the policy allows; nothing of it was used. */
    LIST_TOO_LONG("contact.list_too_long"),
    /**
     * The text is not in the character set it should be in; nothing of it was used. The facts tell the character set,
     * the first line that does not fit and, where one is likely, the character set it may be in.
     */
    LIST_CHARSET("contact.list_charset"),
    /** The file is no CSV that can be read; nothing of it was used. */
    LIST_MALFORMED("contact.list_malformed"),
    /** The file is a workbook or another binary file; nothing of it was used. */
    LIST_BINARY("contact.list_binary"),
    /** No column of the list holds e-mail addresses; nothing of it was used. The facts tell the headings. */
    LIST_NO_ADDRESS_COLUMN("contact.list_no_address_column"),
    /** The caller named a column that the list does not have; nothing of it was used. The facts tell the headings. */
    LIST_COLUMN_UNKNOWN("contact.list_column_unknown"),
    /** The caller named a heading that several columns have; nothing of it was used. The facts tell the headings. */
    LIST_COLUMN_AMBIGUOUS("contact.list_column_ambiguous"),
    /** The line is longer than any address and name could be. */
    LINE_TOO_LONG("contact.line_too_long"),
    /** A quotation mark opens in this line and is never closed. */
    LINE_UNCLOSED_QUOTE("contact.line_unclosed_quote"),
    /** The line holds bytes that are no text in the character set of the list. */
    LINE_CHARSET("contact.line_charset"),
    /** The line repeats the headings of the list. */
    LINE_HEADING("contact.line_heading");

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
