package io.rosterkit.account;

import io.rosterkit.engine.call.Call;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.SessionId;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.registration.Registration;
import io.rosterkit.signin.Reauthentication;
import io.rosterkit.signin.SignedIn;
import java.util.List;

/** The own account of a user with a session. Support and jobs are refused here, whatever their rights. */
@SuppressWarnings("exports") // made by the entrance only
public final class Account {

    private final Call call;
    private final AccountParts parts;
    private final Reauthentication self;

    /** The account of one caller. */
    public Account(Call call, AccountParts parts) {
        this.call = call;
        this.parts = parts;
        this.self = parts.signIns().self(call);
    }

    /**
     * Sets another password. All sessions and known devices end; the answer is a new session for the caller. Each call
     * is an attempt at the present password and is counted, whatever the request id.
     */
    public Outcome<SignedIn> changePassword(String current, String wanted) {
        Arguments.required("current", current, "wanted", wanted);
        return new OwnPassword(call, parts, self).change(current, wanted);
    }

    /**
     * Asks for another address, or to confirm the present one as long as it counts as unverified. A link goes to it;
     * the present address stays as it is until the user follows the link. Refused when a user of the organization has
     * that address or an invitation to it is open, and when so many mails went out that the budget of mails is used up.
     */
    public Outcome<AddressAsked> changeAddress(String newAddress, String password) {
        Arguments.required("newAddress", newAddress, "password", password);
        return new OwnAddress(parts, self).ask(newAddress, password);
    }

    /** Gives the own password once more, for what a host guards by how fresh it is. */
    public Outcome<Reauthenticated> reauthenticate(String password) {
        Arguments.required("password", password);
        return new OwnPassword(call, parts, self).reauthenticate(password);
    }

    /** The own sessions that are good, latest begun first, at most a hundred. */
    public Outcome<List<OwnSession>> sessions() {
        return sessionsOf().list();
    }

    /** Ends one of the own sessions. */
    public Outcome<SessionsEnded> endSession(SessionId session) {
        Arguments.required("session", session);
        return sessionsOf().end("session.end", session);
    }

    /** Ends all own sessions, this one too. Known devices stay known. */
    public Outcome<SessionsEnded> endAllSessions() {
        return sessionsOf().endAll();
    }

    /** Ends this session. */
    public Outcome<SessionsEnded> signOut() {
        return sessionsOf().signOut();
    }

    /** Invitations of any organization that wait for the own verified address, latest first, at most fifty. */
    public Outcome<List<WaitingInvitation>> waiting() {
        return new Waiting(call, parts, self).list();
    }

    /**
     * Accepts one of the waiting invitations with the code word and a password of its own: there will be a separate
     * user in that organization. Counted by source like every registration, so the host has to say where the call comes
     * from.
     */
    public Outcome<Registration> accept(
            OrganizationId organization, InvitationId invitation, String codeWord, String password) {
        Arguments.required(
                "organization", organization, "invitation", invitation, "codeWord", codeWord, "password", password);
        return new Waiting(call, parts, self).accept(organization, invitation, codeWord, password);
    }

    private OwnSessions sessionsOf() {
        return new OwnSessions(call, parts, self);
    }
}
