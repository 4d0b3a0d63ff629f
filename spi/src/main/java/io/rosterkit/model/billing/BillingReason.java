package io.rosterkit.model.billing;

import io.rosterkit.model.outcome.Reason;

/** Refusals about billing. The field names the part of the billing profile, such as {@code city}. */
public enum BillingReason implements Reason {
    /** The billing profile has changed since the version that was shown. */
    PROFILE_CHANGED("billing.profile_changed"),
    /** A part that an invoice must have is missing. */
    TEXT_MISSING("billing.text_missing"),
    /** A part is longer than {@code atMost} characters. */
    TEXT_TOO_LONG("billing.text_too_long"),
    /** A part has a control or an invisible character. */
    TEXT_UNSAFE("billing.text_unsafe"),
    /** The address has more than {@code atMost} lines. */
    TOO_MANY_LINES("billing.too_many_lines"),
    /** The country is not one of ISO 3166-1. */
    COUNTRY_UNKNOWN("billing.country_unknown"),
    /** The tax number has other characters than letters, digits and a few signs. */
    TAX_ID_MALFORMED("billing.tax_id_malformed");

    private final String code;

    BillingReason(String code) {
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
