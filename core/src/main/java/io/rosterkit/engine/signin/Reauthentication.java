package io.rosterkit.engine.signin;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.lockout.Admission;
import io.rosterkit.engine.lockout.Attempt;
import io.rosterkit.engine.lockout.Attempts;
import io.rosterkit.engine.lockout.Checked;
import io.rosterkit.engine.lockout.Contention;
import io.rosterkit.engine.lockout.CounterRules;
import io.rosterkit.engine.lockout.LimitedCounter;
import io.rosterkit.engine.password.PasswordParts;
import io.rosterkit.engine.password.Passwords;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.model.Id;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Seen;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.audit.Agent;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.model.signin.stored.Credential;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.profile.Profile;
import io.rosterkit.spi.secret.PasswordHasher.Verdict;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.signin.SignInStore.Own;
import io.rosterkit.spi.signin.SignInStore.Present;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The caller as a user of the organization, and the proof that it is that user and not just the session: the own
 * password again. One for all calls; thread-safe.
 */
public final class Reauthentication {

    private final OperationRunner runner;
    private final Attempts attempts;
    private final SignInStore store;
    private final Gate gate;
    private final PasswordParts passwords;
    private final Profiles profiles;

    /** Made by the root, once. */
    public Reauthentication(
            OperationRunner runner,
            Attempts attempts,
            SignInStore store,
            Gate gate,
            PasswordParts passwords,
            Profiles profiles) {
        this.runner = runner;
        this.attempts = attempts;
        this.store = store;
        this.gate = gate;
        this.passwords = passwords;
        this.profiles = profiles;
    }

    /** The own user as it is now, how the journal names it, and the profile of the organization. */
    public record CurrentUser(Agent agent, Own own, Profile profile) {

        /** The own user. */
        public User user() {
            return own.user();
        }

        /** Who writes in the journal at that time. */
        public Author author(Instant now) {
            return new Author(user().organization(), agent, now);
        }
    }

    /** An operation about the own user. */
    public static Operation operation(Call call, String code, Object... content) {
        Subject about = session(call)
                .map(session -> Subject.untouched(Subject.Kind.USER, (Id) session.user()))
                .orElseGet(() -> Subject.untouched(Subject.Kind.ORGANIZATION, call.organization()));
        return Operation.of(code, about, content);
    }

    /** The own user, who may act and whose session is good. */
    public Outcome<CurrentUser> currentUser(Call call) {
        Seen<Optional<Own>> seen = store.own(call.viewer());
        return gate.admitSelf(call, seen.standing())
                .map(agent -> new CurrentUser(
                        agent,
                        seen.value().orElseThrow(),
                        profiles.of(seen.standing().profile())));
    }

    /** The session of the call, with its organization. */
    public Outcome<Present> present(Call call) {
        return session(call)
                .flatMap(session -> store.session(session.organization(), session.id()))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(SignInReason.SESSION_OVER));
    }

    /**
     * Goes on if that is the own password. One that comes after too many others costs a hash as well. Contention is
     * answered like that of any attempt, wherever it happened.
     */
    public <T> Outcome<T> proven(
            Call call, Operation operation, String password, Function<CurrentUser, Outcome<T>> next) {
        return call.repetition()
                .checked()
                .then(id -> passwords.rules().typed(password))
                .then(typed -> passwords
                        .hashing()
                        .admitted(() -> Contention.busy(() -> currentUser(call)
                                .fold(
                                        user -> attempts.prove(
                                                        new OwnPasswordAttempt(this, call, operation, user, typed))
                                                .then(next),
                                        refusal -> runner.refuse(call, operation, refusal)))));
    }

    /** Carries out an operation if that is the own password, and still is in every round of deciding. */
    public <T> Outcome<T> perform(
            Call call,
            Operation operation,
            String password,
            ResultCodec<T> codec,
            BiFunction<CurrentUser, Instant, Outcome<Decision<T>>> decide) {
        return proven(
                call,
                operation,
                password,
                proven -> runner.perform(
                        call, operation, codec, now -> still(call, proven).then(user -> decide.apply(user, now))));
    }

    /** The own user as it is now, if the password is still the one that was proven. */
    public Outcome<CurrentUser> still(Call call, CurrentUser proven) {
        // Another password moves the epochs; only hashing the same one anew does not.
        return currentUser(call)
                .then(now -> now.user().security().equals(proven.user().security())
                        ? Outcome.done(now)
                        : Outcome.refused(SignInReason.STEP_UP_REFUSED));
    }

    private boolean matches(CurrentUser user, Passwords.Typed typed) {
        return passwords.hashing().verify(typed, user.own().credential().map(Credential::hash)) != Verdict.WRONG;
    }

    private static Optional<Session> session(Call call) {
        return call.actor()
                .filter(Actor.Member.class::isInstance)
                .map(Actor.Member.class::cast)
                .map(Actor.Member::session);
    }

    private record OwnPasswordAttempt(
            Reauthentication engine, Call call, Operation operation, CurrentUser seen, Passwords.Typed typed)
            implements Attempt<CurrentUser, CurrentUser> {

        @Override
        public CurrentUser look() {
            return engine.currentUser(call).orThrow();
        }

        @Override
        public Limits limits() {
            Counter.Key key = Counter.Key.ofStrangers(seen.user().id().uuid(), Proof.STEP_UP);
            return new Limits(
                    List.of(LimitedCounter.of(
                            key,
                            CounterRules.budget(seen.profile().authentication().lockout(), key))),
                    seen.own().stepUp().stream().toList());
        }

        @Override
        public Checked<CurrentUser> check(Admission admission) {
            boolean right = engine.matches(seen, typed);
            return right && admission.admitted()
                    ? Checked.right(seen)
                    : Checked.wrong(SignInReason.STEP_UP_REFUSED, SignInReason.STEP_UP_REFUSED);
        }
    }
}
