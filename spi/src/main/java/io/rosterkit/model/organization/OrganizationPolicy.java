package io.rosterkit.model.organization;

/** Which policies an organization has: those of a profile, and what the organization has of its own in their place. */
public record OrganizationPolicy(ProfileName profile, PolicyOverrides overrides) {

    /** The policies of the standard profile. */
    public static final OrganizationPolicy STANDARD = of(ProfileName.STANDARD);

    /** The policies of that profile, without overrides. */
    public static OrganizationPolicy of(ProfileName profile) {
        return new OrganizationPolicy(profile, PolicyOverrides.none());
    }

    /** The same profile with other overrides. */
    public OrganizationPolicy with(PolicyOverrides others) {
        return new OrganizationPolicy(profile, others);
    }
}
