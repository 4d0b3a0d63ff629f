package io.rosterkit.engine.account;

import io.rosterkit.account.Account;
import io.rosterkit.account.AddressAsked;
import io.rosterkit.account.OwnSession;
import io.rosterkit.account.Reauthenticated;
import io.rosterkit.account.SessionsEnded;
import io.rosterkit.account.WaitingInvitation;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.signin.Reauthentication;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.SessionId;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.registration.Registration;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.user.UserDetails;
import io.rosterkit.user.UserReceipt;
import java.util.List;

/** Account for one caller. */
public final class BoundAccount implements Account {

    private final Call call;
    private final AccountParts parts;
    private final Reauthentication self;

    /** The account of one caller. */
    public BoundAccount(Call call, AccountParts parts) {
        this.call = call;
        this.parts = parts;
        this.self = parts.signIns().self(call);
    }

    @Override
    public Outcome<UserDetails> get() {
        return new OwnDetails(call, parts, self).get();
    }

    @Override
    public Outcome<UserReceipt> rename(String name) {
        Arguments.required("name", name);
        return new OwnDetails(call, parts, self).rename(name);
    }

    @Override
    public Outcome<SignedIn> changePassword(String current, String wanted) {
        Arguments.required("current", current, "wanted", wanted);
        return new OwnPassword(call, parts, self).change(current, wanted);
    }

    @Override
    public Outcome<AddressAsked> changeAddress(String newAddress, String password) {
        Arguments.required("newAddress", newAddress, "password", password);
        return new OwnAddress(parts, self).ask(newAddress, password);
    }

    @Override
    public Outcome<Reauthenticated> reauthenticate(String password) {
        Arguments.required("password", password);
        return new OwnPassword(call, parts, self).reauthenticate(password);
    }

    @Override
    public Outcome<List<OwnSession>> sessions() {
        return sessionsOf().list();
    }

    @Override
    public Outcome<SessionsEnded> endSession(SessionId session) {
        Arguments.required("session", session);
        return sessionsOf().end("session.end", session);
    }

    @Override
    public Outcome<SessionsEnded> endAllSessions() {
        return sessionsOf().endAll();
    }

    @Override
    public Outcome<SessionsEnded> signOut() {
        return sessionsOf().signOut();
    }

    @Override
    public Outcome<List<WaitingInvitation>> waiting() {
        return new Waiting(call, parts, self).list();
    }

    @Override
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
