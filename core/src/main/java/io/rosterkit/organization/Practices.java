package io.rosterkit.organization;

import io.rosterkit.model.PracticeId;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.organization.Practice;
import io.rosterkit.model.outcome.Outcome;

/** The practices of one organization. */
public interface Practices {

    /** Opens a practice with a code word of its own. */
    Outcome<PracticeReceipt> open(String name);

    /** The practices, earliest opened first. */
    Outcome<Page<Practice>> list(PageRequest request);

    /** Shows the code word, and journals that it was shown. */
    Outcome<CodeWordShown> showCodeWord(PracticeId practice);

    /**
     * Gives the practice a newly made code word; links already sent are used with the new one, and wrong code words of
     * the practice before it are forgotten.
     */
    Outcome<PracticeReceipt> renewCodeWord(PracticeId practice);

    /** Gives the practice a code word of the organization's choice, where the policy allows that. */
    Outcome<PracticeReceipt> chooseCodeWord(PracticeId practice, String word);
}
