package io.rosterkit.directory;

import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.PeopleQuery;

/**
 * Users and invited people of one organization in one list, for callers with the permission {@code view-users}.
 * Thread-safe.
 */
public interface Directory {

    /**
     * A page of all users who are not closed, and of all people whose invitation is open or held, by address. Each
     * entry says how far the registration is.
     */
    Outcome<Page<DirectoryEntry>> list(PageRequest request);

    /** The same people in another order, and only those whom the filter lets pass. A cursor is bound to both. */
    Outcome<Page<DirectoryEntry>> list(DirectoryFilter filter, PeopleQuery.Order order, PageRequest request);
}
