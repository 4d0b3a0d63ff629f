package io.rosterkit.model.organization;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.Revision;
import io.rosterkit.model.contact.DisplayName;
import java.time.Instant;
import java.util.Locale;

/**
 * The tenant and paying customer. {@code language} is what its people are written to in, unless they choose their own;
 * {@code zone} is the time zone of the times they are told.
 */
public record Organization(
        OrganizationId id,
        DisplayName name,
        OrganizationState state,
        Locale language,
        ZoneName zone,
        Instant openedAt,
        Revision revision) {

    /** The same organization in another state, as of the revision that tells so. */
    public Organization moved(OrganizationState to, Revision changed) {
        return new Organization(id, name, to, language, zone, openedAt, changed);
    }
}
