package io.rosterkit.engine.session;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.secret.Tokens;
import io.rosterkit.model.SessionId;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.model.signin.stored.RunningSession;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.session.AuthenticatedSession;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.signin.SignInStore.Present;
import java.util.Optional;

/** Tells whether a session is still good. */
public final class Sessions {

    private final OperationRunner runner;
    private final Gate gate;
    private final SignInStore store;
    private final Tokens tokens;

    /** Sessions in that store. */
    public Sessions(OperationRunner runner, Gate gate, SignInStore store, Tokens tokens) {
        this.runner = runner;
        this.gate = gate;
        this.store = store;
        this.tokens = tokens;
    }

    /**
     * The session of a token, if it is good at this moment; one read, and none for a token that is forged or damaged.
     * Whatever is the matter, the answer is the same.
     */
    public Outcome<AuthenticatedSession> present(String token) {
        return tokens.read(Tokens.Kind.SESSION, token)
                .flatMap(named -> store.session(named.organization(), new SessionId(named.id())))
                .flatMap(this::good)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(SignInReason.SESSION_OVER));
    }

    private Optional<AuthenticatedSession> good(Present present) {
        RunningSession row = present.session();
        User user = present.user();
        boolean lasts = runner.now().isBefore(row.until())
                && row.bond().epoch() == user.security().sessionEpoch();
        return gate.admitUser(Optional.of(present.organization()), Optional.of(user))
                .answer()
                .filter(admitted -> lasts)
                .map(admitted -> new AuthenticatedSession(
                        new Session(row.organization(), user.id(), row.id()),
                        user.contact().name(),
                        user.standing().type(),
                        user.standing().roles(),
                        gate.permissionsOf(
                                present.organization().profile(),
                                user.standing().roles()),
                        row.proven(),
                        row.until()));
    }
}
