package io.rosterkit.billing;

import io.rosterkit.model.outcome.Arguments;
import java.util.ArrayList;
import java.util.List;

/**
 * A billing profile as it was typed. A part that is not given, or is blank, is left out. Immutable.
 *
 * @param name the legal name of the buyer
 * @param address where the buyer is
 * @param taxId the tax number, such as a VAT identifier
 * @param orderReference what the buyer wants to read on its invoices
 * @param copyTo the e-mail address that gets a copy of each invoice
 */
public record BillingProfileDraft(String name, Address address, String taxId, String orderReference, String copyTo) {

    public BillingProfileDraft {
        Arguments.required(
                "name", name, "address", address, "taxId", taxId, "orderReference", orderReference, "copyTo", copyTo);
    }

    /** An address as it was typed; the country is the two letters of ISO 3166-1. */
    public record Address(List<String> lines, String postalCode, String city, String region, String country) {

        public Address {
            Arguments.required(
                    "lines", lines, "postalCode", postalCode, "city", city, "region", region, "country", country);
            lines = List.copyOf(lines);
        }

        /** Without the address, which must not reach a log. */
        @Override
        public String toString() {
            return "Address[...]";
        }
    }

    /** A buyer of that name in that country. */
    public static BillingProfileDraft of(String name, String country) {
        return new BillingProfileDraft(name, new Address(List.of(), "", "", "", country), "", "", "");
    }

    /** The same with one more line of the address, such as the street. */
    public BillingProfileDraft line(String line) {
        List<String> more = new ArrayList<>(address.lines());
        more.add(line);
        return with(new Address(more, address.postalCode(), address.city(), address.region(), address.country()));
    }

    /** The same with that city; the postal code may be empty. */
    public BillingProfileDraft city(String postalCode, String city) {
        return with(new Address(address.lines(), postalCode, city, address.region(), address.country()));
    }

    /** The same with that state or province. */
    public BillingProfileDraft region(String region) {
        return with(new Address(address.lines(), address.postalCode(), address.city(), region, address.country()));
    }

    /** The same with that tax number. */
    public BillingProfileDraft taxId(String number) {
        return new BillingProfileDraft(name, address, number, orderReference, copyTo);
    }

    /** The same with that order reference. */
    public BillingProfileDraft orderReference(String reference) {
        return new BillingProfileDraft(name, address, taxId, reference, copyTo);
    }

    /** The same with that address for copies. */
    public BillingProfileDraft copyTo(String email) {
        return new BillingProfileDraft(name, address, taxId, orderReference, email);
    }

    private BillingProfileDraft with(Address other) {
        return new BillingProfileDraft(name, other, taxId, orderReference, copyTo);
    }

    /** Without what it says, which must not reach a log. */
    @Override
    public String toString() {
        return "BillingProfileDraft[...]";
    }
}
