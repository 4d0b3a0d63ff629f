package io.rosterkit.invitee;

import io.rosterkit.model.InvitationId;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.outcome.Outcome;

/**
 * The people whom one organization has invited and who are no users yet. Every operation asks for the permission
 * {@code manage-users} anew. Thread-safe.
 */
public interface Invitees {

    /**
     * Edits address, phone number and name of the person of an open or held invitation, also while the person is
     * registering. Only for a caller who may give the type and the roles of the invitation.
     *
     * <p>When the address changes, the link is sent to the new address. Where the policy says so, earlier links stay
     * valid; registering with one of them then also takes a code that is sent to the new address. A held invitation
     * stays held, and its renewal sends the link. When the phone number changes, codes go to the new number, and a code
     * that was sent to the former number is not accepted any more.
     *
     * <p>Refused, with nothing changed, when the invitation has ended, when another person of the organization has the
     * address, when an invitation to it is open or held, and when the name contains a code word. Nothing happens when
     * nothing is different.
     */
    Outcome<InvitationReceipt> edit(InvitationId invitation, InviteeEdit edit);
}
