package io.rosterkit.directory;

import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;

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
}
