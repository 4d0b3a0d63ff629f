package io.rosterkit.account;

import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.SessionId;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.registration.Registration;
import io.rosterkit.session.SessionDetails;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.user.UserDetails;
import io.rosterkit.user.UserReceipt;
import java.util.List;

/** The own account of a user with a session. Support and jobs are refused here, whatever their rights. */
public interface Account {

    /** The own user. */
    Outcome<UserDetails> get();

    /** Takes another own name. Nothing happens when it is the name already. The journal does not tell the name. */
    Outcome<UserReceipt> rename(String name);

    /**
     * Sets another password. All sessions and known devices end; the answer is a new session for the caller. Each call
     * is an attempt at the present password and is counted, whatever the request id.
     */
    Outcome<SignedIn> changePassword(String current, String wanted);

    /**
     * Asks for another address, or to confirm the present one as long as it counts as unverified. A link goes to it;
     * the present address stays as it is until the user follows the link. Refused when a user of the organization has
     * that address or an invitation to it is open, and when so many mails went out that the budget of mails is used up.
     */
    Outcome<AddressAsked> changeAddress(String newAddress, String password);

    /** Gives the own password once more, for what a host guards by how fresh it is. */
    Outcome<Reauthenticated> reauthenticate(String password);

    /** The own sessions that are good, latest begun first, at most a hundred. */
    Outcome<List<SessionDetails>> sessions();

    /** Ends one of the own sessions. */
    Outcome<SessionsEnded> endSession(SessionId session);

    /** Ends all own sessions, this one too. Known devices stay known. */
    Outcome<SessionsEnded> endAllSessions();

    /** Ends this session. */
    Outcome<SessionsEnded> signOut();

    /** Invitations of any organization that wait for the own verified address, latest first, at most fifty. */
    Outcome<List<WaitingInvitation>> waiting();

    /**
     * Accepts one of the waiting invitations with the code word and a password of its own: there will be a separate
     * user in that organization. Counted by source like every registration, so the host has to say where the call comes
     * from.
     */
    Outcome<Registration> accept(
            OrganizationId organization, InvitationId invitation, String codeWord, String password);
}
