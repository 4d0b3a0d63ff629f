package io.rosterkit.engine.lockout;

import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.Looks;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.lockout.Checked.Exhaustion;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.spi.storage.Changes;
import java.time.Instant;
import java.util.function.BiFunction;

/**
 * The one way of an attempt: it is charged, checked, and settled with what it leads to. Something is written after the
 * charge whatever comes, so the charge is durable before the answer. A caller who lost to others all the time is
 * answered {@link io.rosterkit.model.lockout.LockoutReason#BUSY}. Thread-safe.
 */
public final class Attempts {

    private final OperationRunner runner;
    private final AttemptLimiter limiter;
    private final Locks locks;

    /** Attempts that are charged there, and locks that are written there. */
    public Attempts(OperationRunner runner, AttemptLimiter limiter, Locks locks) {
        this.runner = runner;
        this.limiter = limiter;
        this.locks = locks;
    }

    /** What a right attempt leads to. Decided again after a lost race, so it has no effect of its own. */
    @FunctionalInterface
    public interface Success<F, P, T> {

        /** What is written and answered, from what is known at that time. */
        Outcome<Decision<T>> decide(F facts, P proof, Instant now);
    }

    /**
     * Makes the attempt. What a right one leads to is written together with the counters. When that is refused, or was
     * answered under the same request id before, the attempt is given back where the attempt says so.
     */
    public <F, P, T> Outcome<T> run(Attempt<F, P> attempt, ResultCodec<T> codec, Success<F, P, T> success) {
        return Contention.busy(() -> {
            Admission admission = limiter.admit(attempt.call().organization(), attempt.limits());
            Checked<P> checked = attempt.check(admission);
            return checked instanceof Checked.Right<P> right
                    ? new Settlement<>(attempt, admission)
                            .run(codec, (facts, now) -> success.decide(facts, right.proof(), now))
                    : failed(attempt, admission, (Checked.Wrong<P>) checked);
        });
    }

    /** Makes an attempt at a proof that leads on to something else: a right one is settled at once. */
    public <F, P> Outcome<P> prove(Attempt<F, P> attempt) {
        return Contention.busy(() -> {
            Admission admission = limiter.admit(attempt.call().organization(), attempt.limits());
            Checked<P> checked = attempt.check(admission);
            if (checked instanceof Checked.Right<P> right) {
                OrganizationId organization = attempt.call().organization();
                if (!limiter.settled(organization, admission, () -> Changes.none(organization))) {
                    runner.apply(told(attempt, Refusal.of(InputReason.BUSY)));
                }
                return Outcome.done(right.proof());
            }
            return failed(attempt, admission, (Checked.Wrong<P>) checked);
        });
    }

    private <P, T> Outcome<T> failed(Attempt<?, P> attempt, Admission admission, Checked.Wrong<P> wrong) {
        concluded(attempt, admission, wrong.exhaustion(), told(attempt, wrong.journaled()));
        return Outcome.refused(wrong.answer());
    }

    /** Writes what is told of an attempt that stays charged, and the lock if it is the one that locks. */
    private void concluded(Attempt<?, ?> attempt, Admission admission, Exhaustion exhaustion, Changes told) {
        if (admission.locking() && exhaustion instanceof Exhaustion.LocksAccount account) {
            Locks.Failure failure = new Locks.Failure(
                    admission.charges().get(0), admission.counters().get(0).budget(), account.user());
            locks.begin(attempt.call(), failure, told);
            return;
        }
        if (admission.locking() && exhaustion instanceof Exhaustion.Holds holds) {
            holds.hold().accept(admission.charges().get(0));
        }
        runner.apply(told);
    }

    private Changes told(Attempt<?, ?> attempt, Refusal why) {
        return runner.told(attempt.call(), attempt.operation(), why);
    }

    /** A right attempt on its way to what it leads to. */
    private final class Settlement<F> {

        private final Attempt<F, ?> attempt;
        private final Admission admission;
        private final Looks<F> looks;
        private boolean repeated;

        Settlement(Attempt<F, ?> attempt, Admission admission) {
            this.attempt = attempt;
            this.admission = admission;
            this.looks = Looks.of(attempt.seen(), attempt::look);
        }

        <T> Outcome<T> run(ResultCodec<T> codec, BiFunction<F, Instant, Outcome<Decision<T>>> decide) {
            Outcome<T> outcome = runner.settle(
                    attempt.call(), attempt.operation(), codec.whenRepeated(() -> repeated = true), now -> {
                        Looks.Look<F> look = looks.next();
                        return decide.apply(look.facts(), now)
                                .map(decision -> new Decision<>(
                                        decision.changes()
                                                .and(limiter.settlement(
                                                        attempt.call().organization(), admission, look.first(), now)),
                                        decision.answer()));
                    });
            if (repeated && !limiter.givenBack(attempt.call().organization(), admission)) {
                runner.apply(told(attempt, Refusal.of(InputReason.BUSY)));
            }
            outcome.refusal().ifPresent(this::refused);
            return outcome;
        }

        /** Nothing of what was decided is written, so the entry makes the charge durable, or what gives it back. */
        private void refused(Refusal why) {
            if (admission.charges().isEmpty() && !why.reason().journaled()) {
                return;
            }
            if (!attempt.givesBack(why)) {
                concluded(attempt, admission, attempt.exhaustion(), told(attempt, why));
            } else if (!limiter.settled(attempt.call().organization(), admission, () -> told(attempt, why))) {
                runner.apply(told(attempt, why));
            }
        }
    }
}
