package io.rosterkit.profile;

import io.rosterkit.model.organization.PolicyOverrides;
import io.rosterkit.model.outcome.Outcome;

/**
 * The policies of one organization: those of its profile, and the settings that it has of its own. Only the host
 * changes them; it decides who may ask for that. Thread-safe.
 */
public interface OrganizationPolicies {

    /** The policies as they hold now. Refused when there is no such organization. */
    Outcome<EffectivePolicies> get();

    /**
     * Gives the organization these overrides in place of all that it had. They act from the next call on.
     *
     * <p>Refused when the organization has changed since that version; the host reads again then. Refused also when the
     * profile is stricter in one of the settings, so that the override would do nothing. A roster without an SMS
     * gateway refuses to demand a second step. The field of these refusals is the path of the setting.
     *
     * @param version the version of {@link EffectivePolicies}, or of the receipt of the last change
     */
    Outcome<PoliciesReceipt> override(long version, PolicyOverrides overrides);
}
