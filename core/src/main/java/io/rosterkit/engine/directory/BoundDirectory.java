package io.rosterkit.engine.directory;

import io.rosterkit.directory.Directory;
import io.rosterkit.directory.DirectoryEntry;
import io.rosterkit.engine.call.Call;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;

/** Binds the room to one caller; decides nothing. */
record BoundDirectory(Call call, DirectoryEngine engine) implements Directory {

    @Override
    public Outcome<Page<DirectoryEntry>> list(PageRequest request) {
        return engine.list(call, request);
    }

    /** The call may hold a request id and a source; neither is for a log. */
    @Override
    public String toString() {
        return "Directory[" + call.organization() + "]";
    }
}
