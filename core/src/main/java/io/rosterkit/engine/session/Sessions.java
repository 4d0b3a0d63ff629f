package io.rosterkit.engine.session;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.profile.OrganizationRoles;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.engine.secret.Tokens;
import io.rosterkit.model.SessionId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.model.signin.stored.RunningSession;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.session.AuthenticatedSession;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.signin.SignInStore.SessionOwner;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Checks whether a session is valid. */
public final class Sessions {

    private final OperationRunner runner;
    private final Gate gate;
    private final SignInStore store;
    private final Tokens tokens;
    private final Profiles profiles;

    public Sessions(OperationRunner runner, Gate gate, SignInStore store, Tokens tokens, Profiles profiles) {
        this.runner = runner;
        this.gate = gate;
        this.store = store;
        this.tokens = tokens;
        this.profiles = profiles;
    }

    /**
     * The session of a token, if it is valid at this moment. It reads once, and not at all for a token that is forged
     * or damaged. Every refusal is the same.
     */
    public Outcome<AuthenticatedSession> authenticate(String token) {
        return tokens.read(Tokens.Kind.SESSION, token)
                .flatMap(content -> store.session(content.organization(), new SessionId(content.id())))
                .flatMap(this::authenticated)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(SignInReason.SESSION_OVER));
    }

    private Optional<AuthenticatedSession> authenticated(SessionOwner present) {
        RunningSession row = present.session();
        User user = present.user();
        Instant now = runner.now();
        Set<Role> roles = RoleGrant.rolesAt(now, user.status().grants());
        Instant end =
                profiles.of(present.organization()).authentication().session().endOf(row.begunAt(), row.expiresAt());
        boolean valid =
                now.isBefore(end) && row.bond().epoch() == user.security().sessionEpoch();
        return gate.admitUser(Optional.of(present.organization()), Optional.of(user))
                .answer()
                .filter(admitted -> valid)
                .map(admitted -> new AuthenticatedSession(
                        new Session(row.organization(), user.id(), row.id()),
                        user.contact().name(),
                        user.status().type(),
                        roles,
                        gate.permissions(
                                OrganizationRoles.of(profiles, present.organization()),
                                user.status().rights()),
                        row.proven(),
                        SessionIssuer.earlier(end, user)));
    }
}
