package io.rosterkit.apikey;

import io.rosterkit.model.apikey.ApiKeyId;
import io.rosterkit.model.apikey.ApiKeyStatus;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;
import java.util.Set;

/**
 * The API keys of one organization, as one caller may see, make and revoke them. Every operation takes the permission
 * {@code manage-api-keys}. A key acts with those of its permissions that its maker still holds at that moment; see
 * {@code Roster.program}. Thread-safe.
 */
public interface ApiKeys {

    /**
     * Makes a key of the user who calls. The password is that of this user; a wrong one is charged as an attempt at it.
     * The receipt has the token once. Refused when the user does not hold one of the permissions in the whole
     * organization; the refusal names it.
     */
    Outcome<ApiKeyReceipt> create(ApiKeyDraft draft, String password);

    /** One key. */
    Outcome<ApiKeyDetails> get(ApiKeyId key);

    /** A page of the keys in any of these statuses, earliest made first; without a status, of all keys. */
    Outcome<Page<ApiKeyDetails>> list(Set<ApiKeyStatus> statuses, PageRequest request);

    /** Revokes a key for good; from the next call on it does nothing. Nothing happens when it is revoked already. */
    Outcome<ApiKeyId> revoke(ApiKeyId key);
}
