package io.rosterkit.audit;

import io.rosterkit.model.Id;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;

/**
 * The journal of one organization, for callers with {@link Permission#READ_JOURNAL}. It cannot be changed. Thread-safe.
 */
public interface Journal {

    /** A page of entries, refused attempts included. */
    Outcome<Page<JournalRecord>> read(JournalQuery.Filter filter, JournalQuery.Order order, PageRequest request);

    /**
     * Checks the entries about one subject: each seal, that no version is missing, and that the last change told of is
     * the last one that the row itself has seen. A refused attempt that was removed is not found, since it stands
     * alone.
     */
    Outcome<JournalCheck> verify(Id subject);
}
