package io.rosterkit.engine.signin;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.session.SessionIssuer;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.signin.Proven;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.signin.SignInStore.AccountKey;
import io.rosterkit.spi.signin.SignInStore.Facts;
import java.time.Instant;
import java.util.Optional;

/** Begins sessions for users whom the host has authenticated itself, say by single sign-on. */
public final class ExternalSignIn {

    private final OperationRunner runner;
    private final AccountLookup accounts;
    private final SessionIssuer issuer;

    public ExternalSignIn(OperationRunner runner, AccountLookup accounts, SessionIssuer issuer) {
        this.runner = runner;
        this.accounts = accounts;
        this.issuer = issuer;
    }

    /**
     * Begins a session for that user, on no known device. Refused when the user is not active, or when an administrator
     * locked them. The host is trusted, so the refusal says which of the two.
     */
    public Outcome<SignedIn> signInExternally(Call call, UserId user) {
        Operation operation = Operation.of("session.sign-in-externally", Subject.untouched(Subject.Kind.USER, user));
        AccountKey lookupKey = AccountLookup.byId(call.organization(), user, Optional.empty(), Proof.PASSWORD);
        return runner.perform(call, operation, issuer.codec(), now -> {
            AccountLookup.Snapshot account = accounts.snapshot(lookupKey);
            Facts facts = account.facts();
            return accounts.admit(facts)
                    .fold(
                            found -> Outcome.done(
                                    begin(call, new SessionIssuer.AdmittedUser(found, facts.activity()), account, now)),
                            why -> Outcome.refused(withClosedStatus(why, facts.user())));
        });
    }

    private Decision<SignedIn> begin(
            Call call, SessionIssuer.AdmittedUser user, AccountLookup.Snapshot account, Instant now) {
        Author author =
                new Author(call.organization(), call.caller("external sign-in", account.organizationSalt()), now);
        SessionIssuer.IssuedSession issued =
                issuer.beginWithoutDevice(author, user, new Proven(now, Optional.empty()), account.policy());
        return new Decision<>(issued.changes(), issued.signedIn());
    }

    private static Refusal withClosedStatus(Refusal why, Optional<User> user) {
        boolean closed = user.filter(found -> found.status().state() == UserStatus.CLOSED)
                .isPresent();
        return why.reason() == AccessReason.USER_NOT_ACTIVE && closed ? why.with("status", "closed") : why;
    }
}
