package io.rosterkit.apikey;

import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.apikey.ApiKeyId;
import io.rosterkit.model.apikey.ApiKeyStatus;
import io.rosterkit.model.contact.DisplayName;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * An API key as a page shows it: its name, the user who made it, its permissions in the order of their codes, whether
 * it was revoked, and from when until when it works. The token is not here; {@link ApiKeys#create} shows it once.
 */
public record ApiKeyDetails(
        ApiKeyId id,
        DisplayName name,
        UserId maker,
        Set<Permission> permissions,
        ApiKeyStatus status,
        Instant createdAt,
        Instant expiresAt) {

    public ApiKeyDetails {
        permissions = Collections.unmodifiableSet(new TreeSet<>(permissions));
    }
}
