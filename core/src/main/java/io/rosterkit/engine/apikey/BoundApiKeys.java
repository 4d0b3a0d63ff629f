package io.rosterkit.engine.apikey;

import io.rosterkit.apikey.ApiKeyDetails;
import io.rosterkit.apikey.ApiKeyDraft;
import io.rosterkit.apikey.ApiKeyReceipt;
import io.rosterkit.apikey.ApiKeys;
import io.rosterkit.engine.call.Call;
import io.rosterkit.model.apikey.ApiKeyId;
import io.rosterkit.model.apikey.ApiKeyStatus;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;
import java.util.Set;

/** The API keys for one caller. Passes every call to the engine. */
record BoundApiKeys(Call call, ApiKeyEngine engine) implements ApiKeys {

    @Override
    public Outcome<ApiKeyReceipt> create(ApiKeyDraft draft, String password) {
        return engine.create(call, draft, password);
    }

    @Override
    public Outcome<ApiKeyDetails> get(ApiKeyId key) {
        return engine.get(call, key);
    }

    @Override
    public Outcome<Page<ApiKeyDetails>> list(Set<ApiKeyStatus> statuses, PageRequest request) {
        return engine.list(call, statuses, request);
    }

    @Override
    public Outcome<ApiKeyId> revoke(ApiKeyId key) {
        return engine.revoke(call, key);
    }

    /** Without the request id and the source of the call, which must not reach a log. */
    @Override
    public String toString() {
        return "ApiKeys[" + call.organization() + "]";
    }
}
