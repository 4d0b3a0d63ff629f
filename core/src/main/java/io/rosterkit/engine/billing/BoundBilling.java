package io.rosterkit.engine.billing;

import io.rosterkit.billing.Billing;
import io.rosterkit.billing.BillingProfileDraft;
import io.rosterkit.engine.call.Call;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;

/** Billing for one caller. Passes every call to the engine. */
record BoundBilling(Call call, BillingProfileEngine profiles) implements Billing {

    @Override
    public Outcome<Current> profile() {
        return profiles.get(call);
    }

    @Override
    public Outcome<ProfileReceipt> changeProfile(long version, BillingProfileDraft draft) {
        Arguments.required("draft", draft);
        return profiles.change(call, version, draft);
    }

    /** Without the request id and the source of the call, which must not reach a log. */
    @Override
    public String toString() {
        return "Billing[" + call.organization() + "]";
    }
}
