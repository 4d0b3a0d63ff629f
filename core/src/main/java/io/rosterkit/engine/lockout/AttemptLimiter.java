package io.rosterkit.engine.lockout;

import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.lockout.CounterRules.Charge;
import io.rosterkit.lockout.Budget;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.lockout.Counter;
import io.rosterkit.model.lockout.LockoutChange;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.StorageContentionException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Charges attempts before they are made, each in a transaction of its own that nothing the caller does can take back.
 * Calls that lose a race read again. Each round has a winner, which uses the budget up or gives back a right attempt.
 * Calls that come when the budget is used up delay no other call. So there are never many rounds.
 */
public final class AttemptLimiter {

    private static final int TRIES = 64;

    private final OperationRunner runner;
    private final CounterStore store;

    /** Charges in that storage. */
    public AttemptLimiter(OperationRunner runner, CounterStore store) {
        this.runner = runner;
        this.store = store;
    }

    /** A counter that an attempt has to pass, and its budget. */
    public record LimitedCounter(Counter.Key key, Budget budget) {}

    /** Whether the attempt may be made: only if every bar let it pass. The charges are in the order of the bars. */
    public record Admission(boolean admitted, List<Charge> charges) {

        /**
         * How many tries belong to the caller who has passed the first bar since their last right one. The first bar is
         * theirs alone, so they failed at what they know.
         */
        public long own() {
            return CounterRules.recent(charges.get(0));
        }

        /** The bar that refuses now, where all bars before it would pass. */
        public boolean shutOnlyAt(int limited) {
            return !admitted && charges.stream().limit(limited).noneMatch(Charge::shut);
        }
    }

    /**
     * Charges one attempt at all bars or at none; {@code known} are the counters as they were read before. The caller
     * applies something else before it answers, whatever comes of the attempt: the charge is durable with that at the
     * latest. {@link StorageContentionException} when it was others' turn again and again: nothing is charged then, and
     * nothing known; {@link Contention} makes the answer of it.
     */
    public Admission pass(OrganizationId organization, List<LimitedCounter> bars, List<Counter> known) {
        List<Counter> counters = known;
        for (int round = 0; round < TRIES; round++) {
            Admission admission = charged(organization, bars, counters, runner.now());
            if (runner.apply(changes(organization, admission)) instanceof Applied.Done || !admission.admitted()) {
                return admission;
            }
            OperationRunner.pause(round);
            counters = store.find(
                    organization, bars.stream().map(LimitedCounter::key).toList());
        }
        throw new StorageContentionException("others counted at the same time too often; nothing was charged");
    }

    private static Changes changes(OrganizationId organization, Admission admission) {
        Changes changes = Changes.none(organization);
        for (Charge charge : admission.charges()) {
            Counter after = charge.after();
            if (admission.admitted()) {
                changes = changes.and(new LockoutChange.Charged(after));
            } else if (after.version() > 0) {
                changes = changes.and(new LockoutChange.Knocked(after));
            }
        }
        return changes;
    }

    /**
     * The attempt was right, whatever comes after it: wipes it out, in a transaction of its own. False when others were
     * in the way all the time, so that nothing was written.
     */
    public boolean right(Charge charge) {
        return settle(charge, now -> counter -> CounterRules.right(counter, charge.ordinal(), now));
    }

    /** The same at a counter that many people share: so many tries of one person are given back, that one included. */
    public boolean rightForOne(Charge charge, long tries) {
        return settle(charge, now -> counter -> CounterRules.refunded(counter, charge, tries, now));
    }

    private boolean settle(Charge charge, Function<Instant, UnaryOperator<Counter>> rule) {
        try {
            return settledWithin(charge, rule);
        } catch (StorageContentionException contended) {
            return false;
        }
    }

    private boolean settledWithin(Charge charge, Function<Instant, UnaryOperator<Counter>> rule) {
        Counter counter = charge.after();
        for (int round = 0; round < TRIES; round++) {
            Instant now = runner.now();
            Changes changes = Changes.none(counter.organization())
                    .and(new LockoutChange.Counted(rule.apply(now).apply(counter)));
            if (runner.apply(changes) instanceof Applied.Done) {
                return true;
            }
            OperationRunner.pause(round);
            counter = look(counter.organization(), counter.key(), now);
        }
        return false;
    }

    /** One counter as it is stored now. */
    public Counter look(OrganizationId organization, Counter.Key key, Instant now) {
        return of(organization, store.find(organization, List.of(key)), key, now);
    }

    /** The counter of a key among those that were read, or one that has counted nothing yet. */
    public static Counter of(OrganizationId organization, List<Counter> known, Counter.Key key, Instant now) {
        return known.stream()
                .filter(counter -> counter.key().equals(key))
                .findFirst()
                .orElseGet(() -> Counter.none(organization, key, now));
    }

    private static Admission charged(
            OrganizationId organization, List<LimitedCounter> bars, List<Counter> known, Instant now) {
        List<Charge> charges = bars.stream()
                .map(limited -> CounterRules.charge(of(organization, known, limited.key(), now), limited.budget(), now))
                .toList();
        if (charges.stream().noneMatch(Charge::shut)) {
            return new Admission(true, charges);
        }
        List<Charge> none = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            Counter counter = of(organization, known, bars.get(i).key(), now);
            none.add(CounterRules.knocked(counter, charges.get(i).shut(), now));
        }
        return new Admission(false, none);
    }
}
