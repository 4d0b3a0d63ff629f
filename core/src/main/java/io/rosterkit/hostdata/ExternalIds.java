package io.rosterkit.hostdata;

import io.rosterkit.model.UserId;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.user.UserDetails;
import io.rosterkit.user.UserReceipt;

/**
 * The ids that the host keeps for the users of one organization. An id has 1 to
 * {@value io.rosterkit.model.user.ExternalId#MAX_LENGTH} visible characters; blanks at the ends are removed, and the
 * text is kept in NFC. It is unique among the users and invited people of the organization, character by character. A
 * closed user's id is free again; the details still show it. Other ways to give one are
 * {@link io.rosterkit.invitation.InvitationDraft#externalId(String)} and
 * {@link io.rosterkit.user.UserImport#withExternalId}. No journal entry contains an id. Thread-safe.
 */
public interface ExternalIds {

    /** The user who has that id. An id of no user is answered like an unknown user. Takes {@code view-users}. */
    Outcome<UserDetails> find(String externalId);

    /**
     * Gives a user that id, in place of another one if the user has one. Takes {@code manage-users}, and not for the
     * own account. Refused when another person has the id, and for a closed user. Sessions stay. Nothing happens when
     * the user has the id already.
     */
    Outcome<UserReceipt> assign(UserId user, String externalId);

    /** Takes the id from a user; for the same callers. Nothing happens when the user has none. */
    Outcome<UserReceipt> remove(UserId user);
}
