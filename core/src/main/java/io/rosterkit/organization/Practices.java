package io.rosterkit.organization;

import io.rosterkit.model.PracticeId;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.organization.PracticeStatus;
import io.rosterkit.model.outcome.Outcome;
import java.util.Set;

/**
 * The practices of one organization, as one caller may see and change them. Every operation asks for the caller's
 * permissions anew: {@code manage-practices} for opening or changing one, {@code manage-users} for code words,
 * {@code view-users} for the list. Thread-safe.
 */
public interface Practices {

    /** Opens a practice with a code word of its own. */
    Outcome<PracticeReceipt> open(String name);

    /** A page of the practices in any of these statuses, earliest opened first; without a status, of all practices. */
    Outcome<Page<PracticeDetails>> list(Set<PracticeStatus> statuses, PageRequest request);

    /** Gives the practice another name. Nothing happens when it has the name already. */
    Outcome<PracticeReceipt> rename(PracticeId practice, String name);

    /**
     * Takes an active practice out of use. No further user is invited or assigned to it. The users who belong to it
     * stay, its code word works as before, and open invitations to it can still be accepted. Refused for the only
     * active practice of the organization.
     */
    Outcome<PracticeReceipt> deactivate(PracticeId practice);

    /** Takes a deactivated practice into use again. */
    Outcome<PracticeReceipt> reactivate(PracticeId practice);

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
