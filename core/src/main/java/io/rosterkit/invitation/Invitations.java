package io.rosterkit.invitation;

import io.rosterkit.audit.JournalRecord;
import io.rosterkit.bulk.BulkWatcher;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.invitation.InvitationQuery;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.peoplelist.AddressList;
import java.util.Set;

/**
 * The invitations of one organization, as one caller may see and change them. Every operation asks for the caller's
 * permissions anew: {@code invite} for changes, {@code view-users} for questions. Thread-safe.
 */
public interface Invitations {

    /** Invites one address; the message with the link is queued in the same transaction. */
    Outcome<InvitationReceipt> invite(String address, UserType type);

    /** Invites one person; the message with the link is queued in the same transaction. */
    Outcome<InvitationReceipt> invite(InvitationDraft draft);

    /**
     * Invites all people in a list, up to some hundred in one transaction. The report has an answer for each line, and
     * a line that is refused keeps no other from being invited. The call as a whole is refused only when the list
     * cannot be read or the caller may not invite.
     */
    Outcome<ListReport> inviteAll(AddressList list, UserType type);

    /**
     * Invites all people in a list, each in a transaction of its own, and notifies the watcher after each. When the
     * watcher answers no, the lines that were not reached stay untouched.
     */
    Outcome<ListReport> inviteAll(AddressList list, UserType type, BulkWatcher watcher);

    /** Withdraws an open or held invitation; its link is refused from then on, with the reason. */
    Outcome<InvitationReceipt> withdraw(InvitationId id);

    /** Sends the same link of an open invitation once more. A mail with it that still waits is not sent besides. */
    Outcome<InvitationReceipt> resend(InvitationId id);

    /**
     * Sends a new link, valid for a whole lifetime; earlier links are superseded. Also for an expired or held
     * invitation, whose code word may then be tried again.
     */
    Outcome<InvitationReceipt> renew(InvitationId id);

    /**
     * Makes a new invitation in the place of an open, held or expired one, for example to correct an address. The
     * answer is the new invitation.
     */
    Outcome<InvitationReceipt> replace(InvitationId id, InvitationDraft draft);

    /** One invitation, with the delivery of its last message. */
    Outcome<InvitationDetails> get(InvitationId id);

    /** A page of the invitations that are in these states at the time of the call; no states means all. */
    Outcome<Page<InvitationDetails>> list(
            Set<InvitationState> states, InvitationQuery.Order order, PageRequest request);

    /** The journal of one invitation, refused attempts included, earliest first. */
    Outcome<Page<JournalRecord>> history(InvitationId id, PageRequest request);
}
