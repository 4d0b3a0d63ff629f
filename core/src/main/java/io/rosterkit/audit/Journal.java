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
     * Checks the entries about one subject. Each seal must be valid, and no version may be missing. The last entry
     * about a change must belong to the last change of the row. It does not find a refused attempt that was removed,
     * since such an entry is sealed alone.
     */
    Outcome<JournalCheck> verify(Id subject);
}
