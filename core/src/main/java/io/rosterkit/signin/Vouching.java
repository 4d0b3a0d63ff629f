package io.rosterkit.signin;

import io.rosterkit.audit.Author;
import io.rosterkit.call.Act;
import io.rosterkit.call.Call;
import io.rosterkit.call.Draft;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.signin.RunningSession.Proven;
import io.rosterkit.model.user.User;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.spi.signin.SignInStore.Facts;
import io.rosterkit.spi.signin.SignInStore.Knock;
import java.time.Instant;
import java.util.Optional;

/** Begins sessions for users whom the host has authenticated itself, say by single sign-on. */
@SuppressWarnings("exports") // made by the entrance only
public final class Vouching {

    private final Call call;
    private final SignIns.Parts parts;

    /** For calls of the host's own machinery in one organization. */
    public Vouching(Call call, SignIns.Parts parts) {
        this.call = call;
        this.parts = parts;
    }

    /**
     * A session for that user, on no known device. Refused when the user is not active, or under an administrator's
     * lock; the host is trusted, so the refusal says which.
     */
    public Outcome<SignedIn> vouch(UserId user) {
        Act act = Act.of("session.vouch", Subject.untouched(Subject.Kind.USER, user));
        Knock knock = new Knock(
                call.organization(),
                Optional.empty(),
                Optional.of(user),
                Optional.empty(),
                Proof.PASSWORD,
                user.uuid());
        return parts.calls().perform(call, act, parts.arrivals().answer(), now -> {
            Facts facts = parts.store().facts(knock);
            return parts.gate()
                    .admitUser(facts.organization(), facts.user())
                    .fold(found -> Outcome.done(begun(found, now)), why -> Outcome.refused(told(why, facts.user())));
        });
    }

    private Draft<SignedIn> begun(User user, Instant now) {
        Author author = new Author(call.organization(), call.agent("vouched for"), now);
        Arrivals.Arrival arrival = parts.arrivals().beginVouched(author, user, new Proven(now, Optional.empty()));
        return new Draft<>(arrival.changes(), arrival.signedIn());
    }

    private static Refusal told(Refusal why, Optional<User> user) {
        boolean closed = user.filter(found -> found.standing().status() == UserStatus.CLOSED)
                .isPresent();
        return why.reason() == AccessReason.USER_NOT_ACTIVE && closed ? why.with("status", "closed") : why;
    }
}
