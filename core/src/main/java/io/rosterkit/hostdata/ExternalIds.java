package io.rosterkit.hostdata;

import io.rosterkit.directory.DirectoryEntry;
import io.rosterkit.model.UserId;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.user.UserReceipt;

/**
 * The ids that the host keeps for the people of one organization: for users, invited people and people of the
 * directory. An id has 1 to {@value io.rosterkit.model.user.ExternalId#MAX_LENGTH} visible characters; blanks at the
 * ends are removed, and the text is kept in NFC. It is unique in the organization, character by character. A closed
 * user's id is free again; the details still show it. So is that of an invited person once the invitation has ended, or
 * the time of an open one is over, unless the person stays in the directory. A held invitation keeps it. Other ways to
 * give one are {@link io.rosterkit.invitation.InvitationDraft#externalId(String)}, which takes {@code manage-users} as
 * well, {@link io.rosterkit.directory.PersonDraft#externalId(String)} and
 * {@link io.rosterkit.user.UserImport#withExternalId}. No journal entry contains an id. Thread-safe.
 */
public interface ExternalIds {

    /**
     * The person who has that id. The status of the entry says whether the person is a user, is invited or is merely in
     * the directory. An id that no person has is answered like an unknown user. Takes {@code view-users}.
     */
    Outcome<DirectoryEntry> find(String externalId);

    /**
     * Gives a person that id, in place of another one if the person has one. Takes {@code manage-users}, and not for
     * the own account. Refused when another person has the id, and for a closed user. Sessions and links stay. Nothing
     * happens when the person has the id already.
     */
    Outcome<UserReceipt> assign(UserId person, String externalId);

    /** Takes the id from a person; for the same callers. Nothing happens when the person has none. */
    Outcome<UserReceipt> remove(UserId person);
}
