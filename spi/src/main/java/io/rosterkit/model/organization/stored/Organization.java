package io.rosterkit.model.organization.stored;

import io.rosterkit.model.DataSalt;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.Revision;
import io.rosterkit.model.access.CustomRoleSet;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.organization.OrganizationPolicy;
import io.rosterkit.model.organization.OrganizationState;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.organization.ZoneName;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The tenant and paying customer. The salt is that of the sources in the journal of those who are no users of it; an
 * organization that was erased has none.
 */
public record Organization(
        OrganizationId id,
        DisplayName name,
        OrganizationState state,
        Settings settings,
        Instant openedAt,
        Revision revision,
        Optional<DataSalt> dataSalt) {

    /**
     * What holds for the whole organization: the language in which its people are written to, unless they choose their
     * own; the time zone of the times they are told; the profile whose types, roles and policies it has, and its
     * overrides; the roles that it composed.
     */
    public record Settings(Locale language, ZoneName zone, OrganizationPolicy policy, CustomRoleSet customRoles) {

        /** The same settings with another policy. */
        public Settings with(OrganizationPolicy other) {
            return new Settings(language, zone, other, customRoles);
        }

        /** The same settings with other roles of the organization. */
        public Settings with(CustomRoleSet others) {
            return new Settings(language, zone, policy, others);
        }
    }

    /** The language of the settings. */
    public Locale language() {
        return settings.language();
    }

    /** The time zone of the settings. */
    public ZoneName zone() {
        return settings.zone();
    }

    /** The profile of the settings. */
    public ProfileName profile() {
        return settings.policy().profile();
    }

    /** The policy of the settings. */
    public OrganizationPolicy policy() {
        return settings.policy();
    }

    /** The roles that it composed. */
    public CustomRoleSet customRoles() {
        return settings.customRoles();
    }

    /** The same organization with other settings, as of the revision that tells so. */
    public Organization set(Settings other, Revision changed) {
        return new Organization(id, name, state, other, openedAt, changed, dataSalt);
    }

    /** The same organization in another state, as of the revision that tells so. */
    public Organization moved(OrganizationState to, Revision changed) {
        return new Organization(id, name, to, settings, openedAt, changed, dataSalt);
    }
}
