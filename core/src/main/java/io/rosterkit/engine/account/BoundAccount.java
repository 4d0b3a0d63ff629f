package io.rosterkit.engine.account;

import io.rosterkit.account.Account;
import io.rosterkit.account.AddressChangeRequested;
import io.rosterkit.account.ReauthenticationReceipt;
import io.rosterkit.account.SessionsEnded;
import io.rosterkit.account.WaitingInvitation;
import io.rosterkit.engine.call.Call;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.SessionId;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.registration.Registration;
import io.rosterkit.session.SessionDetails;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.user.UserDetails;
import io.rosterkit.user.UserReceipt;
import java.util.List;

/** The account of one caller. Passes every call to the engine. */
record BoundAccount(Call call, AccountEngine engine) implements Account {

    @Override
    public Outcome<UserDetails> get() {
        return engine.details().get(call);
    }

    @Override
    public Outcome<UserReceipt> rename(String name) {
        Arguments.required("name", name);
        return engine.details().rename(call, name);
    }

    @Override
    public Outcome<SignedIn> changePassword(String currentPassword, String newPassword) {
        Arguments.required("currentPassword", currentPassword, "newPassword", newPassword);
        return engine.passwords().change(call, currentPassword, newPassword);
    }

    @Override
    public Outcome<AddressChangeRequested> changeAddress(String newAddress, String password) {
        Arguments.required("newAddress", newAddress, "password", password);
        return engine.addresses().ask(call, newAddress, password);
    }

    @Override
    public Outcome<ReauthenticationReceipt> reauthenticate(String password) {
        Arguments.required("password", password);
        return engine.passwords().reauthenticate(call, password);
    }

    @Override
    public Outcome<List<SessionDetails>> sessions() {
        return engine.sessions().list(call);
    }

    @Override
    public Outcome<SessionsEnded> endSession(SessionId session) {
        Arguments.required("session", session);
        return engine.sessions().end(call, session);
    }

    @Override
    public Outcome<SessionsEnded> endAllSessions() {
        return engine.sessions().endAll(call);
    }

    @Override
    public Outcome<SessionsEnded> signOut() {
        return engine.sessions().signOut(call);
    }

    @Override
    public Outcome<List<WaitingInvitation>> waiting() {
        return engine.waiting().list(call);
    }

    @Override
    public Outcome<Registration> accept(
            OrganizationId organization, InvitationId invitation, String codeWord, String password) {
        Arguments.required(
                "organization", organization, "invitation", invitation, "codeWord", codeWord, "password", password);
        return engine.waiting().accept(call, organization, invitation, codeWord, password);
    }
}
