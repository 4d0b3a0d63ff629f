package io.rosterkit.engine.signin;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.lockout.AttemptLimiter.Admission;
import io.rosterkit.engine.lockout.AttemptLimiter.LimitedCounter;
import io.rosterkit.engine.lockout.Contention;
import io.rosterkit.engine.password.Passwords;
import io.rosterkit.lockout.Budget;
import io.rosterkit.model.Id;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Seen;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.audit.Agent;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.lockout.Counter;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.signin.Credential;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.model.user.User;
import io.rosterkit.spi.secret.PasswordHasher.Verdict;
import io.rosterkit.spi.signin.SignInStore.Own;
import io.rosterkit.spi.signin.SignInStore.Present;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The caller as a user of the organization, and the proof that it is that user and not just the session. */
public final class Reauthentication {

    private final Call call;
    private final SignIns.Parts parts;

    /** The user who makes that call. */
    Reauthentication(Call call, SignIns.Parts parts) {
        this.call = call;
        this.parts = parts;
    }

    /** The own user as it is now, and how the journal names it. */
    public record CurrentUser(Agent agent, Own own) {

        /** The own user. */
        public User user() {
            return own.user();
        }

        /** Who writes in the journal at that time. */
        public Author author(Instant now) {
            return new Author(user().organization(), agent, now);
        }
    }

    /** An act about the own user. */
    public Operation operation(String code, Object... content) {
        Subject about = session()
                .map(session -> Subject.untouched(Subject.Kind.USER, (Id) session.user()))
                .orElseGet(() -> Subject.untouched(Subject.Kind.ORGANIZATION, call.organization()));
        return Operation.of(code, about, content);
    }

    /** Lets only a user through who may act and whose session is good. */
    public Outcome<CurrentUser> me() {
        Seen<Optional<Own>> seen = parts.store().own(call.viewer());
        return parts.gate()
                .admitSelf(call, seen.standing())
                .map(agent -> new CurrentUser(agent, seen.value().orElseThrow()));
    }

    /** The session of the call, with its organization. */
    public Outcome<Present> present() {
        return session()
                .flatMap(session -> parts.store().session(session.organization(), session.id()))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(SignInReason.SESSION_OVER));
    }

    /**
     * Goes on if that is the own password. The attempt is charged before it is made, and one that comes after too many
     * others costs a hash as well.
     */
    public <T> Outcome<T> proven(Operation operation, String password, Function<CurrentUser, Outcome<T>> next) {
        return call.repetition()
                .checked()
                .then(id -> parts.passwords().rules().typed(password))
                .then(typed -> parts.hashing()
                        .admitted(() -> Contention.busy(() -> me().fold(
                                        me -> right(operation, me, typed) ? next.apply(me) : refused(operation),
                                        refusal -> parts.runner().refuse(call, operation, refusal)))));
    }

    /** Carries out an act if that is the own password, and still is in every round of deciding. */
    public <T> Outcome<T> perform(
            Operation operation,
            String password,
            ResultCodec<T> answers,
            BiFunction<CurrentUser, Instant, Outcome<Decision<T>>> decide) {
        return proven(
                operation,
                password,
                proven -> parts.runner()
                        .perform(call, operation, answers, now -> still(proven).then(me -> decide.apply(me, now))));
    }

    /** The own user as it is now, if the password is still the one that was proven. */
    public Outcome<CurrentUser> still(CurrentUser proven) {
        // Another password moves the epochs; only hashing the same one anew does not.
        return me().then(now -> now.user().security().equals(proven.user().security())
                ? Outcome.done(now)
                : Outcome.refused(SignInReason.STEP_UP_REFUSED));
    }

    private boolean right(Operation operation, CurrentUser me, Passwords.Typed password) {
        Budget budget = parts.guards().policy().strangers().reauthentication();
        LimitedCounter limited =
                new LimitedCounter(Counter.Key.ofStrangers(me.user().id().uuid(), Proof.STEP_UP), budget);
        Admission admission = parts.guards()
                .limiter()
                .pass(
                        call.organization(),
                        List.of(limited),
                        me.own().stepUp().stream().toList());
        Verdict verdict = parts.hashing().verify(password, me.own().credential().map(Credential::hash));
        if (!admission.admitted() || verdict == Verdict.WRONG) {
            return false;
        }
        if (!parts.guards().limiter().right(admission.charges().get(0))) {
            // So that something is written after the charge.
            parts.runner().journal(call, operation, Refusal.of(InputReason.BUSY));
        }
        return true;
    }

    private <T> Outcome<T> refused(Operation operation) {
        parts.runner().journal(call, operation, Refusal.of(SignInReason.STEP_UP_REFUSED));
        return Outcome.refused(SignInReason.STEP_UP_REFUSED);
    }

    private Optional<Session> session() {
        return call.actor()
                .filter(Actor.Member.class::isInstance)
                .map(Actor.Member.class::cast)
                .map(Actor.Member::session);
    }
}
