package io.rosterkit.engine.lockout;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.engine.call.RetryFacts;
import io.rosterkit.engine.lockout.ProofCheck.LockConsequence;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.spi.storage.Changes;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The only way to make an attempt: it is charged, checked, and settled together with the operation after it. A write
 * follows every charge, so the charge is durable before the caller gets the answer. A caller who loses every race gets
 * {@link io.rosterkit.model.lockout.LockoutReason#BUSY}. Thread-safe.
 */
public final class Attempts {

    private final OperationRunner runner;
    private final AttemptLimiter limiter;
    private final LockRecorder lockRecorder;
    private final JournalWriter journalWriter;

    public Attempts(
            OperationRunner runner, AttemptLimiter limiter, LockRecorder lockRecorder, JournalWriter journalWriter) {
        this.journalWriter = journalWriter;
        this.runner = runner;
        this.limiter = limiter;
        this.lockRecorder = lockRecorder;
    }

    /**
     * The operation after a right attempt. It is decided again after a lost race, so a decision has no effect of its
     * own.
     */
    @FunctionalInterface
    public interface Success<F, P, T> {

        /** Decides what to write and to answer, from the facts as they are at that time. */
        Outcome<Decision<T>> decide(F facts, P result, Instant now);
    }

    /**
     * Makes the attempt. The operation after a right attempt is applied together with the counters. When that operation
     * is refused, or the same request id was answered before, the attempt is refunded where {@link Attempt#refundsOn}
     * says so.
     */
    public <F, P, T> Outcome<T> run(Attempt<F, P> attempt, ResultCodec<T> codec, Success<F, P, T> success) {
        return admitted(attempt, admission -> {
            ProofCheck<P> check = attempt.check(admission);
            return check instanceof ProofCheck.Right<P> right
                    ? new SuccessfulAttempt<>(attempt, admission)
                            .run(codec, (facts, now) -> success.decide(facts, right.result(), now))
                    : fail(attempt, admission, (ProofCheck.Wrong<P>) check);
        });
    }

    /**
     * Makes an attempt at a proof alone: no operation is applied together with it, and a right attempt is settled at
     * once.
     */
    public <F, P> Outcome<P> prove(Attempt<F, P> attempt) {
        return admitted(attempt, admission -> {
            ProofCheck<P> check = attempt.check(admission);
            if (check instanceof ProofCheck.Right<P> right) {
                OrganizationId organization = attempt.call().organization();
                if (!limiter.settle(organization, admission, () -> Changes.none(organization))) {
                    runner.apply(journalEntry(attempt, Refusal.of(InputReason.BUSY)));
                }
                return Outcome.done(right.result());
            }
            return fail(attempt, admission, (ProofCheck.Wrong<P>) check);
        });
    }

    private <T> Outcome<T> admitted(Attempt<?, ?> attempt, Function<Admission, Outcome<T>> work) {
        return runner.inOwnTransaction(() -> BusyRefusal.onContention(
                () -> work.apply(limiter.admit(attempt.call().organization(), attempt.limits()))));
    }

    private <P, T> Outcome<T> fail(Attempt<?, P> attempt, Admission admission, ProofCheck.Wrong<P> wrong) {
        recordFailure(attempt, admission, wrong.consequence(), journalEntry(attempt, wrong.journaledRefusal()));
        return Outcome.refused(wrong.shownRefusal());
    }

    /** Journals an attempt that stays charged, and records the lock if this attempt locks. */
    private void recordFailure(
            Attempt<?, ?> attempt, Admission admission, LockConsequence consequence, Changes journalEntry) {
        if (admission.locksOnFailure() && consequence instanceof LockConsequence.LocksAccount account) {
            LockRecorder.FailedAttempt failure = new LockRecorder.FailedAttempt(
                    author(attempt, "attempts"),
                    admission.charges().get(0),
                    admission.counters().get(0).budget(),
                    account);
            lockRecorder.recordLock(failure, journalEntry);
            return;
        }
        if (admission.locksOnFailure() && consequence instanceof LockConsequence.HoldsInvitation invitation) {
            invitation.hold().accept(admission.charges().get(0));
        }
        runner.apply(journalEntry);
    }

    private Changes journalEntry(Attempt<?, ?> attempt, Refusal refusal) {
        return Changes.none(attempt.call().organization())
                .and(journalWriter.refusal(author(attempt, ""), attempt.operation(), refusal));
    }

    private Author author(Attempt<?, ?> attempt, String ground) {
        return new Author(attempt.call().organization(), attempt.caller(ground), runner.now());
    }

    /** A right attempt whose operation is still to be applied. */
    private final class SuccessfulAttempt<F> {

        private final Attempt<F, ?> attempt;
        private final Admission admission;
        private final RetryFacts<F> retryFacts;
        private boolean repeated;

        SuccessfulAttempt(Attempt<F, ?> attempt, Admission admission) {
            this.attempt = attempt;
            this.admission = admission;
            this.retryFacts = RetryFacts.of(attempt.factsBefore(), attempt::readFacts);
        }

        <T> Outcome<T> run(ResultCodec<T> codec, BiFunction<F, Instant, Outcome<Decision<T>>> decide) {
            Outcome<T> outcome = runner.performWithoutRefusalEntry(
                    attempt.call(), attempt.operation(), codec.onRepeatedRequest(() -> repeated = true), now -> {
                        RetryFacts.Round<F> round = retryFacts.nextRound();
                        return decide.apply(round.facts(), now)
                                .map(decision -> new Decision<>(
                                        decision.changes()
                                                .and(limiter.settlement(
                                                        attempt.call().organization(), admission, round.first(), now)),
                                        decision.result()));
                    });
            if (repeated && !limiter.refund(attempt.call().organization(), admission)) {
                runner.apply(journalEntry(attempt, Refusal.of(InputReason.BUSY)));
            }
            outcome.refusal().ifPresent(this::settleRefusal);
            return outcome;
        }

        /** The operation was not applied, so the journal entry or the refund makes the charge durable. */
        private void settleRefusal(Refusal refusal) {
            if (admission.charges().isEmpty() && !refusal.reason().journaled()) {
                return;
            }
            if (!attempt.refundsOn(refusal)) {
                recordFailure(attempt, admission, attempt.lockConsequence(), journalEntry(attempt, refusal));
            } else if (!limiter.settle(
                    attempt.call().organization(), admission, () -> journalEntry(attempt, refusal))) {
                runner.apply(journalEntry(attempt, refusal));
            }
        }
    }
}
