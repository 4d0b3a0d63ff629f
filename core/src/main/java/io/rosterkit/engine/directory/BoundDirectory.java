package io.rosterkit.engine.directory;

import io.rosterkit.directory.Directory;
import io.rosterkit.directory.DirectoryEntry;
import io.rosterkit.directory.DirectoryFilter;
import io.rosterkit.engine.call.Call;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.PeopleQuery;

/** The directory for one caller. Passes every call to the engine. */
record BoundDirectory(Call call, DirectoryEngine engine) implements Directory {

    @Override
    public Outcome<Page<DirectoryEntry>> list(PageRequest request) {
        return engine.list(call, DirectoryFilter.all(), PeopleQuery.Order.ADDRESS, request);
    }

    @Override
    public Outcome<Page<DirectoryEntry>> list(DirectoryFilter filter, PeopleQuery.Order order, PageRequest request) {
        return engine.list(call, filter, order, request);
    }

    /** Without the request id and the source of the call, which must not reach a log. */
    @Override
    public String toString() {
        return "Directory[" + call.organization() + "]";
    }
}
