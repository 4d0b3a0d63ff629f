package io.rosterkit.engine.signin;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Caller;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.lockout.Admission;
import io.rosterkit.engine.lockout.Attempt;
import io.rosterkit.engine.lockout.Attempts;
import io.rosterkit.engine.lockout.BusyRefusal;
import io.rosterkit.engine.lockout.CounterRules;
import io.rosterkit.engine.lockout.LimitedCounter;
import io.rosterkit.engine.lockout.ProofCheck;
import io.rosterkit.engine.password.PasswordParts;
import io.rosterkit.engine.password.Passwords;
import io.rosterkit.engine.profile.Profiles;
import io.rosterkit.model.DataSalt;
import io.rosterkit.model.Id;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.model.signin.stored.Credential;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.profile.Profile;
import io.rosterkit.spi.secret.PasswordHasher.Verdict;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.signin.SignInStore.OwnAccount;
import io.rosterkit.spi.signin.SignInStore.SessionOwner;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Reads the user who calls, and verifies their password again before a critical operation. All calls share one
 * instance. Thread-safe.
 */
public final class Reauthentication {

    private final OperationRunner runner;
    private final Attempts attempts;
    private final SignInStore store;
    private final Gate gate;
    private final PasswordParts passwords;
    private final Profiles profiles;

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

    /** The user who calls as stored now, how the journal names them, and the profile of the organization. */
    public record CurrentUser(Caller caller, OwnAccount account, Profile profile) {

        /** The user who calls. */
        public User user() {
            return account.user();
        }

        /** The author of journal entries at that time. */
        public Author author(Instant now) {
            return new Author(user().organization(), caller, now);
        }
    }

    /** An operation about the user who calls. */
    public static Operation operation(Call call, String code, Object... content) {
        Subject subject = sessionOf(call)
                .map(session -> Subject.untouched(Subject.Kind.USER, (Id) session.user()))
                .orElseGet(() -> Subject.untouched(Subject.Kind.ORGANIZATION, call.organization()));
        return Operation.of(code, subject, content);
    }

    /** The user who calls, if they are admitted and their session is valid. */
    public Outcome<CurrentUser> currentUser(Call call) {
        WithAccess<Optional<OwnAccount>> seen = store.own(call.viewer());
        return gate.admitSelf(call, seen.access())
                .map(caller -> new CurrentUser(
                        caller,
                        seen.value().orElseThrow(),
                        profiles.of(seen.access().policy())));
    }

    /** The session of the call, with its organization. */
    public Outcome<SessionOwner> currentSession(Call call) {
        return sessionOf(call)
                .flatMap(session -> store.session(session.organization(), session.id()))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(SignInReason.SESSION_OVER));
    }

    /**
     * Goes on with {@code next} if the password of the caller is right. An attempt over the budget costs a hash as
     * well. After lost races the refusal is the same as for any attempt.
     */
    public <T> Outcome<T> requirePassword(
            Call call, Operation operation, String password, Function<CurrentUser, Outcome<T>> next) {
        return runner.inOwnTransaction(() -> call.requestId()
                .checked()
                .then(id -> passwords.rules().read(password))
                .then(typed -> passwords
                        .hashing()
                        .runAdmitted(() -> BusyRefusal.onContention(() -> currentUser(call)
                                .fold(
                                        user -> attempts.prove(
                                                        new OwnPasswordAttempt(this, call, operation, user, typed))
                                                .then(next),
                                        refusal -> runner.refuse(call, operation, refusal))))));
    }

    /** Carries out an operation if the password of the caller is right, and is unchanged in every round of deciding. */
    public <T> Outcome<T> perform(
            Call call,
            Operation operation,
            String password,
            ResultCodec<T> codec,
            BiFunction<CurrentUser, Instant, Outcome<Decision<T>>> decide) {
        return requirePassword(
                call,
                operation,
                password,
                proven -> runner.perform(
                        call, operation, codec, now -> recheck(call, proven).then(user -> decide.apply(user, now))));
    }

    /** The user who calls as stored now, if the verified password is unchanged. */
    public Outcome<CurrentUser> recheck(Call call, CurrentUser proven) {
        // Another password changes the epochs; hashing the same one again does not.
        return currentUser(call)
                .then(latest -> latest.user().security().equals(proven.user().security())
                        ? Outcome.done(latest)
                        : Outcome.refused(SignInReason.STEP_UP_REFUSED));
    }

    private boolean matches(CurrentUser user, Passwords.Typed typed) {
        return passwords.hashing().verify(typed, user.account().credential().map(Credential::hash)) != Verdict.WRONG;
    }

    private static Optional<Session> sessionOf(Call call) {
        return call.actor()
                .filter(Actor.Member.class::isInstance)
                .map(Actor.Member.class::cast)
                .map(Actor.Member::session);
    }

    private record OwnPasswordAttempt(
            Reauthentication engine, Call call, Operation operation, CurrentUser factsBefore, Passwords.Typed typed)
            implements Attempt<CurrentUser, CurrentUser> {

        @Override
        public Optional<DataSalt> salt() {
            return factsBefore.caller().salt();
        }

        @Override
        public CurrentUser readFacts() {
            return engine.currentUser(call).orThrow();
        }

        @Override
        public Limits limits() {
            Counter.Key key =
                    Counter.Key.ofUnknownClients(factsBefore.user().id().uuid(), Proof.STEP_UP);
            return new Limits(
                    List.of(LimitedCounter.of(
                            key,
                            CounterRules.budget(
                                    factsBefore.profile().authentication().lockout(), key))),
                    factsBefore.account().stepUp().stream().toList());
        }

        @Override
        public ProofCheck<CurrentUser> check(Admission admission) {
            boolean right = engine.matches(factsBefore, typed);
            return right && admission.admitted()
                    ? ProofCheck.right(factsBefore)
                    : ProofCheck.wrong(SignInReason.STEP_UP_REFUSED, Refusal.of(SignInReason.STEP_UP_REFUSED));
        }
    }
}
