package io.rosterkit.engine.lockout;

import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.RetryLoop;
import io.rosterkit.engine.lockout.Attempt.Limits;
import io.rosterkit.engine.lockout.CounterRules.ChargeResult;
import io.rosterkit.engine.lockout.LimitedCounter.SuccessEffect;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.lockout.stored.LockoutChange;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.lockout.CounterTable;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.StorageContentionException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Charges attempts before they are made, each in a transaction of its own, which the caller cannot undo. A call that
 * loses a race reads the counters again. In each round one call succeeds: it takes one attempt of the budget, or
 * settles a successful attempt. Calls that come when the budget is exhausted delay no other call, so few rounds are
 * needed.
 */
public final class AttemptLimiter {

    private final OperationRunner runner;
    private final CounterStore store;

    public AttemptLimiter(OperationRunner runner, CounterStore store) {
        this.runner = runner;
        this.store = store;
    }

    /**
     * Charges one attempt at all counters or at none. The charge is durable only with the next change. So the feature
     * must apply another change before it answers, whatever the result of the attempt. Throws
     * {@link StorageContentionException} when other callers won every race: nothing is charged then, and nothing is
     * known about the proof.
     */
    Admission admit(OrganizationId organization, Limits limits) {
        if (limits.counters().isEmpty()) {
            return Admission.unlimited();
        }
        List<LimitedCounter> counters = limits.counters();
        return RetryLoop.untilPresent(round -> {
                    List<Counter> stored = round == 0
                            ? limits.storedCounters()
                            : store.find(
                                    organization,
                                    counters.stream().map(LimitedCounter::key).toList());
                    Admission admission = decide(organization, counters, stored, runner.now());
                    boolean applied = runner.apply(chargeChanges(organization, admission)) instanceof Applied.Done;
                    return applied || !admission.admitted() ? Optional.of(admission) : Optional.empty();
                })
                .orElseThrow(() -> new StorageContentionException(
                        "other callers charged the same counters in every round; nothing was charged"));
    }

    private static Changes chargeChanges(OrganizationId organization, Admission admission) {
        Changes changes = Changes.none(organization);
        for (ChargeResult charge : admission.charges()) {
            Counter counter = charge.counterAfter();
            if (admission.admitted()) {
                changes = changes.and(new LockoutChange.Charged(counter));
            } else if (counter.version() > 0) {
                changes = changes.and(new LockoutChange.AttemptRejected(counter));
            }
        }
        return changes;
    }

    /**
     * The changes that a successful attempt makes at its counters, to be applied with the operation after it. In the
     * first round the counters are as they were charged; in a later one they are read again.
     */
    Changes settlement(OrganizationId organization, Admission admission, boolean firstRound, Instant now) {
        return settlementChanges(organization, admission, firstRound, now, false);
    }

    /**
     * Settles a successful attempt without an operation after it, or whose operation was refused, together with the
     * journal entry. False when other callers won every race, so that nothing was written. True without a write when
     * there is nothing to settle and no entry.
     */
    boolean settle(OrganizationId organization, Admission admission, Supplier<Changes> journalEntry) {
        return applySettlement(organization, admission, journalEntry, false);
    }

    /**
     * Refunds an attempt that repeated the same request, also at counters where a successful one stays counted. False
     * as in {@link #settle}.
     */
    boolean refund(OrganizationId organization, Admission admission) {
        return applySettlement(organization, admission, () -> Changes.none(organization), true);
    }

    private boolean applySettlement(
            OrganizationId organization, Admission admission, Supplier<Changes> journalEntry, boolean repeated) {
        try {
            return RetryLoop.untilPresent(round -> {
                        Changes changes =
                                settlementChanges(organization, admission, round == 0, runner.now(), repeated);
                        Changes all = changes.and(journalEntry.get());
                        if (all.changes().isEmpty() && all.entries().isEmpty()) {
                            return Optional.of(true);
                        }
                        return runner.apply(all) instanceof Applied.Done ? Optional.of(true) : Optional.empty();
                    })
                    .orElse(false);
        } catch (StorageContentionException contended) {
            return false;
        }
    }

    private Changes settlementChanges(
            OrganizationId organization, Admission admission, boolean firstRound, Instant now, boolean repeated) {
        Changes changes = Changes.none(organization);
        for (int i = 0; admission.admitted() && i < admission.charges().size(); i++) {
            ChargeResult charge = admission.charges().get(i);
            SuccessEffect effect = admission.counters().get(i).successEffect();
            if (effect == SuccessEffect.STAYS_COUNTED && !repeated) {
                continue;
            }
            Counter counter = firstRound
                    ? charge.counterAfter()
                    : readCounter(organization, charge.counterAfter().key(), now);
            changes = changes.and(CounterTable.COUNTERS.write(afterSuccess(counter, charge, effect, admission, now)));
        }
        return changes;
    }

    private static Counter afterSuccess(
            Counter counter, ChargeResult charge, SuccessEffect effect, Admission admission, Instant now) {
        return switch (effect) {
            case CLEARS_COUNTER -> CounterRules.afterSuccess(counter, charge.ordinal(), now);
            case REFUNDS_CALLER -> CounterRules.afterRefund(counter, charge, admission.attemptsToRefund(), now);
            case STAYS_COUNTED -> CounterRules.afterRefund(counter, charge, 1, now);
        };
    }

    /** Reads one counter as it is stored now. */
    public Counter readCounter(OrganizationId organization, Counter.Key key, Instant now) {
        return counterOf(organization, store.find(organization, List.of(key)), key, now);
    }

    /** The counter of a key among those that were read, or one that has counted nothing yet. */
    public static Counter counterOf(OrganizationId organization, List<Counter> stored, Counter.Key key, Instant now) {
        return stored.stream()
                .filter(counter -> counter.key().equals(key))
                .findFirst()
                .orElseGet(() -> Counter.none(organization, key, now));
    }

    private static Admission decide(
            OrganizationId organization, List<LimitedCounter> counters, List<Counter> stored, Instant now) {
        List<ChargeResult> charges = counters.stream()
                .map(limited ->
                        CounterRules.charge(counterOf(organization, stored, limited.key(), now), limited.budget(), now))
                .toList();
        if (charges.stream().noneMatch(ChargeResult::refused)) {
            return new Admission(true, counters, charges);
        }
        List<ChargeResult> uncharged = new ArrayList<>();
        for (int i = 0; i < counters.size(); i++) {
            Counter counter = counterOf(organization, stored, counters.get(i).key(), now);
            uncharged.add(CounterRules.refusal(counter, charges.get(i).refused(), now));
        }
        return new Admission(false, counters, uncharged);
    }
}
