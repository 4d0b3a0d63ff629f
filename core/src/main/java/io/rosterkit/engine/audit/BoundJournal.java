package io.rosterkit.engine.audit;

import io.rosterkit.audit.Journal;
import io.rosterkit.audit.JournalCheck;
import io.rosterkit.audit.JournalRecord;
import io.rosterkit.engine.call.Call;
import io.rosterkit.model.Id;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;

/** The journal for one caller. Passes every call to the engine. */
record BoundJournal(Call call, JournalEngine engine) implements Journal {

    @Override
    public Outcome<Page<JournalRecord>> read(
            JournalQuery.Filter filter, JournalQuery.Order order, PageRequest request) {
        return engine.read(call, filter, order, request);
    }

    @Override
    public Outcome<JournalCheck> verify(Id subject) {
        return engine.verify(call, subject);
    }

    /** Without the request id and the source of the call, which must not reach a log. */
    @Override
    public String toString() {
        return "Journal[" + call.organization() + "]";
    }
}
