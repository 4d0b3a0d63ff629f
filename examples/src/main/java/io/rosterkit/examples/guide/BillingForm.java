package io.rosterkit.examples.guide;

import io.rosterkit.Desk;
import io.rosterkit.billing.Billing;
import io.rosterkit.billing.BillingProfileDraft;
import io.rosterkit.model.outcome.Outcome;

/** The form for whom invoices name. docs/billing.md shows it. */
final class BillingForm {

    private BillingForm() {}

    /** Saves what was typed on the page that showed the billing profile. */
    static Outcome<Billing.ProfileReceipt> save(Desk desk, Billing.Current shown) {
        return desk.billing()
                .changeProfile(
                        shown.version(),
                        BillingProfileDraft.of("Praxis Dr. Weiß", "AT")
                                .line("Lange Gasse 7")
                                .city("1080", "Wien")
                                .taxId("ATU12345678")
                                .orderReference("PO-7")
                                .copyTo("buero@weiss.example"));
    }
}
