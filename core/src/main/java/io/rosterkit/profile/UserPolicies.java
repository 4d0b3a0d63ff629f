package io.rosterkit.profile;

import io.rosterkit.hostdata.Attribute;
import io.rosterkit.lifecycle.DeactivationPolicy;
import io.rosterkit.model.organization.PolicyOverrides;
import io.rosterkit.model.outcome.Arguments;
import java.util.Map;

/**
 * What a product wants of users. Immutable. Later versions may add components.
 *
 * @param attributes the attributes that the host keeps of users, by their names
 * @param deactivation what becomes of deactivated users
 */
public record UserPolicies(Map<String, Attribute> attributes, DeactivationPolicy deactivation) {

    public UserPolicies {
        Arguments.required("attributes", attributes, "deactivation", deactivation);
        attributes = Map.copyOf(attributes);
    }

    UserPolicies withoutAttributes() {
        return new UserPolicies(Map.of(), deactivation);
    }

    UserPolicies with(PolicyOverrides overrides) {
        return new UserPolicies(attributes, OverrideRules.deactivation(deactivation, overrides));
    }
}
