package io.rosterkit.model.apikey.stored;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.Revision;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessRights;
import io.rosterkit.model.access.AccessState.ProgramAccess;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.apikey.ApiKeyId;
import io.rosterkit.model.apikey.ApiKeyStatus;
import io.rosterkit.model.contact.DisplayName;
import java.time.Instant;
import java.util.Set;

/**
 * An API key as stored. Its token is not stored: it is derived from the ids under the key of that number, and under no
 * other key of the ring.
 */
public record ApiKey(
        OrganizationId organization,
        ApiKeyId id,
        DisplayName name,
        Grant grant,
        Lifetime lifetime,
        int keyId,
        Revision revision) {

    /** Who made the key, and which of the maker's permissions it has. */
    public record Grant(UserId maker, Set<Permission> permissions) {

        public Grant {
            permissions = Set.copyOf(permissions);
        }
    }

    /** From when until when the key works, if it is not revoked. */
    public record Lifetime(Instant createdAt, Instant expiresAt, ApiKeyStatus status) {}

    /** The same key, revoked. */
    public ApiKey revoked(Revision changed) {
        Lifetime over = new Lifetime(lifetime.createdAt(), lifetime.expiresAt(), ApiKeyStatus.REVOKED);
        return new ApiKey(organization, id, name, grant, over, keyId, changed);
    }

    /**
     * What the gate needs to know of the key, with whether the account of its maker may act, and the maker's rights.
     */
    public ProgramAccess access(boolean makerActive, AccessRights makerRights) {
        return new ProgramAccess(
                grant.maker(),
                makerActive,
                makerRights,
                grant.permissions(),
                lifetime.expiresAt(),
                lifetime.status() == ApiKeyStatus.REVOKED,
                keyId);
    }
}
