package io.rosterkit.organization;

import io.rosterkit.model.PracticeId;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;

/**
 * The practices of one organization, as one caller may see and change them. Every operation asks for the caller's
 * permissions anew: {@code manage-practices} for opening one, {@code manage-users} for code words, {@code view-users}
 * for the list. Thread-safe.
 */
public interface Practices {

    /** Opens a practice with a code word of its own. */
    Outcome<PracticeReceipt> open(String name);

    /** A page of the practices, earliest opened first. */
    Outcome<Page<PracticeDetails>> list(PageRequest request);

    /** Shows the code word, and journals that it was shown. */
    Outcome<CodeWordShown> showCodeWord(PracticeId practice);

    /**
     * Gives the practice a newly made code word. Links already sent are used with the new one. Failed attempts at the
     * code word before it no longer count.
     */
    Outcome<PracticeReceipt> renewCodeWord(PracticeId practice);

    /** Gives the practice a code word of the organization's choice, where the policy allows that. */
    Outcome<PracticeReceipt> chooseCodeWord(PracticeId practice, String word);
}
