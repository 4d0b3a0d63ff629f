package io.rosterkit.engine.signin;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.Visitor;
import io.rosterkit.engine.lockout.AttemptLimiter;
import io.rosterkit.engine.lockout.AttemptLimiter.Admission;
import io.rosterkit.engine.lockout.AttemptLimiter.LimitedCounter;
import io.rosterkit.engine.lockout.CounterRules;
import io.rosterkit.engine.lockout.Guards;
import io.rosterkit.engine.lockout.Locks;
import io.rosterkit.lockout.Budget;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.lockout.Counter;
import io.rosterkit.model.lockout.LockoutChange;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.signin.Credential;
import io.rosterkit.model.signin.Device;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.model.user.User;
import io.rosterkit.spi.signin.SignInStore;
import io.rosterkit.spi.signin.SignInStore.Facts;
import io.rosterkit.spi.signin.SignInStore.Knock;
import io.rosterkit.spi.storage.Changes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One attempt at a proof of a user who may not exist. It is charged when this is made: at the counter of the known
 * device while that is not locked, and else at that of unknown clients. Its result is written before the answer: by
 * {@link #failed}, or by what leads to an answer that {@link #answered} has seen.
 */
public final class Attempt {

    /** Where too many failures lock the account; other doors close by themselves. */
    private static final Set<Proof> OF_THE_ACCOUNT = Set.of(Proof.PASSWORD, Proof.CODE);

    private final Parts parts;
    private final Knock knock;
    private final Facts facts;
    private final LimitedCounter limited;
    private final Admission admission;
    private boolean lookedBefore;

    private Attempt(Parts parts, Knock knock, Facts facts, LimitedCounter limited, Admission admission) {
        this.parts = parts;
        this.knock = knock;
        this.facts = facts;
        this.limited = limited;
        this.admission = admission;
    }

    /** What an attempt asks. */
    public record Parts(SignInStore store, Guards guards, Gate gate) {}

    /**
     * What a right attempt leads on to: the user and the password as they are now, and the change that wipes the
     * attempt out.
     */
    public record Right(User user, Optional<Credential> credential, Changes wiped) {}

    /** The budgets of one kind of proof: of strangers, and of each known device where devices have one. */
    public record Doors(Budget strangers, Optional<Budget> device) {

        private Budget strangers(Facts facts) {
            return facts.user().isPresent() ? strangers : strangers.forNobody();
        }
    }

    /** Looks who it is, and charges the attempt. */
    public static Attempt charge(Knock knock, Doors doors, Parts parts, Instant now) {
        Facts facts = parts.store().facts(knock);
        UUID subject = facts.user().map(user -> user.id().uuid()).orElse(knock.decoy());
        LimitedCounter limited = deviceBar(knock, facts, doors, subject, now)
                .orElseGet(() ->
                        new LimitedCounter(Counter.Key.ofStrangers(subject, knock.proof()), doors.strangers(facts)));
        Admission admission = parts.guards().limiter().pass(keeper(knock, facts), List.of(limited), facts.counters());
        return new Attempt(parts, knock, facts, limited, admission);
    }

    /** Whether it may be made. */
    public boolean admitted() {
        return admission.admitted();
    }

    /**
     * The known device through whose door it goes. One whose own door is closed is a stranger's like any other: a code
     * is asked for there, and a success makes it a new device with tries of its own.
     */
    public Optional<Device> device() {
        return limited.key().door().equals(Counter.STRANGERS) ? Optional.empty() : facts.device();
    }

    /** What was known before it was made. */
    public Facts facts() {
        return facts;
    }

    /** It failed, or was not made. Journals why, and writes a lock down if this was the attempt that brings it. */
    public void failed(OperationRunner runner, Visitor visitor, String operation, Reason why) {
        Call call = visitor.call(keeper(knock, facts));
        Changes told = told(runner, call, operation, why);
        Locks.Failure failure = new Locks.Failure(admission.charges().get(0), limited.budget(), facts.user());
        if (failure.locks()
                && limited.key().door().equals(Counter.STRANGERS)
                && OF_THE_ACCOUNT.contains(knock.proof())) {
            parts.guards().locks().begin(call, failure, told);
        } else {
            runner.apply(told);
        }
    }

    /**
     * The answer after the proof was right. A refusal is written down here: a race that was lost has left nothing
     * behind that would make the charge durable.
     */
    public <T> Outcome<T> answered(OperationRunner runner, Visitor visitor, String operation, Outcome<T> outcome) {
        Call call = visitor.call(keeper(knock, facts));
        outcome.refusal().ifPresent(why -> runner.apply(told(runner, call, operation, why.reason())));
        return outcome;
    }

    private Changes told(OperationRunner runner, Call call, String operation, Reason why) {
        Subject about = facts.user()
                .map(user -> Subject.untouched(Subject.Kind.USER, user.id()))
                .orElseGet(() -> Subject.untouched(Subject.Kind.ORGANIZATION, call.organization()));
        return runner.told(call, Operation.of(operation, about), Refusal.of(why));
    }

    /** Why the user is not let in whatever is proven; empty when only the proof is missing. */
    public Optional<Reason> keptOut(Instant now) {
        Optional<Reason> gate = parts.gate()
                .admitUser(facts.organization(), facts.user())
                .refusal()
                .map(Refusal::reason);
        boolean shut = !admitted() || (device().isEmpty() && locked(now));
        return gate.isEmpty() && shut ? Optional.of(SignInReason.LOCKED) : gate;
    }

    /** Guesses at one proof lock the account, and with it the door of strangers for every other proof. */
    private boolean locked(Instant now) {
        return facts.user()
                .flatMap(user -> user.standing().lock())
                .filter(lock -> lock.holdsAt(now))
                .isPresent();
    }

    /**
     * The proof was right: what to write for it. Looks again in every round of deciding but the first; refused when the
     * user may not come in any more, or is of another epoch than when the attempt was made.
     */
    public Outcome<Right> right(Instant now) {
        Facts later = lookedBefore ? parts.store().facts(knock) : facts;
        Counter counter = lookedBefore
                ? parts.guards().limiter().look(keeper(knock, facts), limited.key(), now)
                : admission.charges().get(0).after();
        lookedBefore = true;
        Optional<User> admitted =
                parts.gate().admitUser(later.organization(), later.user()).answer();
        if (admitted.isEmpty()) {
            return Outcome.refused(SignInReason.REFUSED);
        }
        return Outcome.done(admitted.get()).then(user -> {
            // Another password moves the epochs; only hashing the same one anew does not.
            boolean same = facts.user()
                    .filter(before -> before.id().equals(user.id()))
                    .filter(before -> before.security().equals(user.security()))
                    .isPresent();
            long ordinal = admission.charges().get(0).ordinal();
            return same
                    ? Outcome.done(new Right(
                            user,
                            later.credential(),
                            Changes.none(knock.organization())
                                    .and(new LockoutChange.Counted(CounterRules.right(counter, ordinal, now)))))
                    : Outcome.refused(SignInReason.REFUSED);
        });
    }

    /** The proof was right and led to nothing: the attempt is no failure, nor are those before it. */
    void forgiven() {
        parts.guards().limiter().right(admission.charges().get(0));
    }

    /** It is the same request once more: this attempt is given back, and none of those before it. */
    public void repeated() {
        if (admitted()) {
            parts.guards().limiter().rightForOne(admission.charges().get(0), 1);
        }
    }

    private static Optional<LimitedCounter> deviceBar(
            Knock knock, Facts facts, Doors doors, UUID subject, Instant now) {
        return facts.device()
                .flatMap(device -> doors.device()
                        .map(budget -> new LimitedCounter(
                                new Counter.Key(
                                        subject, knock.proof(), device.id().uuid()),
                                budget))
                        .filter(limited -> !CounterRules.shut(
                                AttemptLimiter.of(keeper(knock, facts), facts.counters(), limited.key(), now),
                                limited.budget(),
                                now)));
    }

    private static OrganizationId keeper(Knock knock, Facts facts) {
        return facts.organization().isPresent() ? knock.organization() : OrganizationId.nobody();
    }
}
