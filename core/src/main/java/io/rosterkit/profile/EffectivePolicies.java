package io.rosterkit.profile;

import io.rosterkit.model.organization.PolicyOverrides;
import io.rosterkit.model.organization.ProfileName;

/**
 * The policies of an organization as they hold at one moment. Later versions may add components.
 *
 * @param name the name of its profile
 * @param overrides the settings that it has of its own
 * @param profile the profile with the overrides
 * @param version the version of the organization; some other changes of it raise the version too
 */
public record EffectivePolicies(ProfileName name, PolicyOverrides overrides, Profile profile, long version) {}
