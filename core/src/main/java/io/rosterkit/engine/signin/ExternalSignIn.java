package io.rosterkit.engine.signin;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.signin.RunningSession.Proven;
import io.rosterkit.model.user.User;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.signin.SignInStore.Facts;
import io.rosterkit.spi.signin.SignInStore.Knock;
import java.time.Instant;
import java.util.Optional;

/** Begins sessions for users whom the host has authenticated itself, say by single sign-on. */
public final class ExternalSignIn {

    private final Call call;
    private final SignIns.Parts parts;

    /** For calls of the host's own machinery in one organization. */
    public ExternalSignIn(Call call, SignIns.Parts parts) {
        this.call = call;
        this.parts = parts;
    }

    /**
     * A session for that user, on no known device. Refused when the user is not active, or under an administrator's
     * lock; the host is trusted, so the refusal says which.
     */
    public Outcome<SignedIn> signInExternally(UserId user) {
        Operation operation = Operation.of("session.sign-in-externally", Subject.untouched(Subject.Kind.USER, user));
        Knock knock = new Knock(
                call.organization(),
                Optional.empty(),
                Optional.of(user),
                Optional.empty(),
                Proof.PASSWORD,
                user.uuid());
        return parts.runner().perform(call, operation, parts.issuer().answer(), now -> {
            Facts facts = parts.store().facts(knock);
            return parts.gate()
                    .admitUser(facts.organization(), facts.user())
                    .fold(found -> Outcome.done(begun(found, now)), why -> Outcome.refused(told(why, facts.user())));
        });
    }

    private Decision<SignedIn> begun(User user, Instant now) {
        Author author = new Author(call.organization(), call.agent("vouched for"), now);
        SessionIssuer.IssuedSession issued =
                parts.issuer().beginVouched(author, user, new Proven(now, Optional.empty()));
        return new Decision<>(issued.changes(), issued.signedIn());
    }

    private static Refusal told(Refusal why, Optional<User> user) {
        boolean closed = user.filter(found -> found.standing().status() == UserStatus.CLOSED)
                .isPresent();
        return why.reason() == AccessReason.USER_NOT_ACTIVE && closed ? why.with("status", "closed") : why;
    }
}
