package io.rosterkit.engine.hostdata;

import io.rosterkit.directory.DirectoryEntry;
import io.rosterkit.engine.call.Call;
import io.rosterkit.hostdata.ExternalIds;
import io.rosterkit.model.UserId;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.user.UserReceipt;

/** The external ids for one caller. Passes every call to the engine. */
record BoundExternalIds(Call call, ExternalIdEngine engine) implements ExternalIds {

    @Override
    public Outcome<DirectoryEntry> find(String externalId) {
        Arguments.required("externalId", externalId);
        return engine.find(call, externalId);
    }

    @Override
    public Outcome<UserReceipt> assign(UserId person, String externalId) {
        Arguments.required("person", person, "externalId", externalId);
        return engine.assign(call, person, externalId);
    }

    @Override
    public Outcome<UserReceipt> remove(UserId person) {
        Arguments.required("person", person);
        return engine.remove(call, person);
    }

    /** Without the request id and the source of the call, which must not reach a log. */
    @Override
    public String toString() {
        return "ExternalIds[" + call.organization() + "]";
    }
}
