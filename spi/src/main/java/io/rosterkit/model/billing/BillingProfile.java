package io.rosterkit.model.billing;

import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.outcome.Arguments;
import java.util.Optional;

/**
 * Whom the invoices of an organization name as the buyer (EN 16931, group BG-7). Immutable.
 *
 * @param name the legal name of the buyer
 * @param taxId the tax number, such as a VAT identifier
 * @param orderReference what the buyer wants to read on its invoices
 * @param copyTo who gets a copy of each invoice
 */
public record BillingProfile(
        String name,
        PostalAddress address,
        Optional<String> taxId,
        Optional<String> orderReference,
        Optional<EmailAddress> copyTo) {

    /** The greatest length of each text, in characters (UTF-16 code units). */
    public static final int MAX_LENGTH = 200;

    public BillingProfile {
        Arguments.required(
                "name", name, "address", address, "taxId", taxId, "orderReference", orderReference, "copyTo", copyTo);
    }

    /** Without what it says, which must not reach a log. */
    @Override
    public String toString() {
        return "BillingProfile[...]";
    }
}
