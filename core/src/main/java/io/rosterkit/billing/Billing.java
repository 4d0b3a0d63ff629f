package io.rosterkit.billing;

import io.rosterkit.model.billing.BillingProfile;
import io.rosterkit.model.outcome.Outcome;
import java.util.Optional;

/** What concerns money in one organization. All of it takes {@code manage-billing}. Thread-safe. */
public interface Billing {

    /** The billing profile, if there is one, and the version with which it is changed: 0 where there is none. */
    record Current(Optional<BillingProfile> profile, long version) {}

    /** The billing profile was changed, or had these values already; the version is that of now. */
    record ProfileReceipt(long version) {}

    /** The billing profile as it is now. */
    Outcome<Current> profile();

    /**
     * Gives the organization this billing profile in place of the one it had. Invoices that were issued keep the one
     * that they name.
     *
     * <p>Refused when the billing profile has changed since that version ({@code billing.profile_changed}): show the
     * other one. Refused also when a part is missing, too long or has an invisible character, when the country or the
     * copy address cannot be read, and when the tax number has characters that no tax number has; the field names the
     * part. A text in which a code word stands is refused as a name is. Nothing happens when nothing is different. The
     * journal names the parts that changed, and never a value.
     *
     * @param version the version of {@link Current}, or of the receipt of the last change
     */
    Outcome<ProfileReceipt> changeProfile(long version, BillingProfileDraft draft);
}
