package io.rosterkit.engine.organization;

import io.rosterkit.engine.call.Call;
import io.rosterkit.model.organization.PolicyOverrides;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.profile.EffectivePolicies;
import io.rosterkit.profile.OrganizationPolicies;
import io.rosterkit.profile.PoliciesReceipt;

/** The policies of the organization of one call. */
record BoundPolicies(Call call, PolicyEngine engine) implements OrganizationPolicies {

    @Override
    public Outcome<EffectivePolicies> get() {
        return engine.get(call);
    }

    @Override
    public Outcome<PoliciesReceipt> override(long version, PolicyOverrides overrides) {
        return engine.override(call, version, overrides);
    }
}
