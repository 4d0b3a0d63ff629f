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

/** The account of the user who calls. Support and jobs are refused here, whatever their rights. */
public interface Account {

    /** The user who calls. */
    Outcome<UserDetails> get();

    /**
     * Changes the name. Nothing changes when the user has the name already. The journal keeps both names encrypted,
     * until the user is erased.
     */
    Outcome<UserReceipt> rename(String name);

    /**
     * Sets another password. All sessions end, and no device is known any more; the result is a new session for the
     * caller. Each call is counted as an attempt at the current password, whatever the request id.
     */
    Outcome<SignedIn> changePassword(String currentPassword, String newPassword);

    /**
     * Asks for another address, or to confirm the present one as long as it counts as unverified. A link goes to it;
     * the present address stays as it is until the user follows the link. Refused when another user of the organization
     * has that address, and when an invitation to it is open or held. Refused also when the budget of mails is used up.
     */
    Outcome<AddressChangeRequested> changeAddress(String newAddress, String password);

    /** Verifies the password again, so that a host can protect what needs a recent proof. */
    Outcome<ReauthenticationReceipt> reauthenticate(String password);

    /** The valid sessions of the user, the latest first, at most a hundred. */
    Outcome<List<SessionDetails>> sessions();

    /** Ends one session of the user. */
    Outcome<SessionsEnded> endSession(SessionId session);

    /** Ends all sessions of the user, this one too. Known devices stay known. */
    Outcome<SessionsEnded> endAllSessions();

    /** Ends this session. */
    Outcome<SessionsEnded> signOut();

    /** Invitations of any organization to the verified address of the user, the latest first, at most fifty. */
    Outcome<List<WaitingInvitation>> waiting();

    /**
     * Accepts one of these invitations with the code word and a separate password: there will be a separate user in
     * that organization. Failures are counted by source like those of every registration, so the host has to give the
     * source of the call.
     */
    Outcome<Registration> accept(
            OrganizationId organization, InvitationId invitation, String codeWord, String password);
}
