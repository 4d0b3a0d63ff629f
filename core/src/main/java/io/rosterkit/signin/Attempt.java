package io.rosterkit.signin;

import io.rosterkit.access.Gate;
import io.rosterkit.call.Act;
import io.rosterkit.call.Call;
import io.rosterkit.call.Calls;
import io.rosterkit.call.Visitor;
import io.rosterkit.lockout.Budget;
import io.rosterkit.lockout.CounterRules;
import io.rosterkit.lockout.Guards;
import io.rosterkit.lockout.Locks;
import io.rosterkit.lockout.Turnstile;
import io.rosterkit.lockout.Turnstile.Bar;
import io.rosterkit.lockout.Turnstile.Passage;
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
@SuppressWarnings("exports") // made by the entrance only
public final class Attempt {

    /** Where too many failures lock the account; other doors close by themselves. */
    private static final Set<Proof> OF_THE_ACCOUNT = Set.of(Proof.PASSWORD, Proof.CODE);

    private final Parts parts;
    private final Knock knock;
    private final Facts facts;
    private final Bar bar;
    private final Passage passage;
    private boolean lookedBefore;

    private Attempt(Parts parts, Knock knock, Facts facts, Bar bar, Passage passage) {
        this.parts = parts;
        this.knock = knock;
        this.facts = facts;
        this.bar = bar;
        this.passage = passage;
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
        Bar bar = deviceBar(knock, facts, doors, subject, now)
                .orElseGet(() -> new Bar(Counter.Key.ofStrangers(subject, knock.proof()), doors.strangers(facts)));
        Passage passage = parts.guards().turnstile().pass(keeper(knock, facts), List.of(bar), facts.counters());
        return new Attempt(parts, knock, facts, bar, passage);
    }

    /** Whether it may be made. */
    public boolean admitted() {
        return passage.admitted();
    }

    /**
     * The known device through whose door it goes. One whose own door is closed is a stranger's like any other: a code
     * is asked for there, and a success makes it a new device with tries of its own.
     */
    public Optional<Device> device() {
        return bar.key().door().equals(Counter.STRANGERS) ? Optional.empty() : facts.device();
    }

    /** What was known before it was made. */
    public Facts facts() {
        return facts;
    }

    /** It failed, or was not made. Journals why, and writes a lock down if this was the attempt that brings it. */
    public void failed(Calls calls, Visitor visitor, String act, Reason why) {
        Call call = visitor.call(keeper(knock, facts));
        Changes told = told(calls, call, act, why);
        Locks.Failure failure = new Locks.Failure(passage.charges().get(0), bar.budget(), facts.user());
        if (failure.locks() && bar.key().door().equals(Counter.STRANGERS) && OF_THE_ACCOUNT.contains(knock.proof())) {
            parts.guards().locks().begin(call, failure, told);
        } else {
            calls.apply(told);
        }
    }

    /**
     * The answer after the proof was right. A refusal is written down here: a race that was lost has left nothing
     * behind that would make the charge durable.
     */
    public <T> Outcome<T> answered(Calls calls, Visitor visitor, String act, Outcome<T> outcome) {
        Call call = visitor.call(keeper(knock, facts));
        outcome.refusal().ifPresent(why -> calls.apply(told(calls, call, act, why.reason())));
        return outcome;
    }

    private Changes told(Calls calls, Call call, String act, Reason why) {
        Subject about = facts.user()
                .map(user -> Subject.untouched(Subject.Kind.USER, user.id()))
                .orElseGet(() -> Subject.untouched(Subject.Kind.ORGANIZATION, call.organization()));
        return calls.told(call, Act.of(act, about), Refusal.of(why));
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
                ? parts.guards().turnstile().look(keeper(knock, facts), bar.key(), now)
                : passage.charges().get(0).after();
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
            long ordinal = passage.charges().get(0).ordinal();
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
        parts.guards().turnstile().right(passage.charges().get(0));
    }

    /** It is the same request once more: this attempt is given back, and none of those before it. */
    public void repeated() {
        if (admitted()) {
            parts.guards().turnstile().rightForOne(passage.charges().get(0), 1);
        }
    }

    private static Optional<Bar> deviceBar(Knock knock, Facts facts, Doors doors, UUID subject, Instant now) {
        return facts.device()
                .flatMap(device -> doors.device()
                        .map(budget -> new Bar(
                                new Counter.Key(
                                        subject, knock.proof(), device.id().uuid()),
                                budget))
                        .filter(bar -> !CounterRules.shut(
                                Turnstile.of(keeper(knock, facts), facts.counters(), bar.key(), now),
                                bar.budget(),
                                now)));
    }

    private static OrganizationId keeper(Knock knock, Facts facts) {
        return facts.organization().isPresent() ? knock.organization() : OrganizationId.nobody();
    }
}
