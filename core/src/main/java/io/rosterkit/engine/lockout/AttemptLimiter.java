package io.rosterkit.engine.lockout;

import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.Rounds;
import io.rosterkit.engine.lockout.Attempt.Limits;
import io.rosterkit.engine.lockout.CounterRules.Charge;
import io.rosterkit.engine.lockout.LimitedCounter.Settlement;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.lockout.stored.LockoutChange;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.StorageContentionException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Charges attempts before they are made, each in a transaction of its own that nothing the caller does can take back.
 * Calls that lose a race read again. Each round has a winner, which uses the budget up or gives back a right attempt.
 * Calls that come when the budget is used up delay no other call. So there are never many rounds.
 */
public final class AttemptLimiter {

    private final OperationRunner runner;
    private final CounterStore store;

    /** Charges in that storage. */
    public AttemptLimiter(OperationRunner runner, CounterStore store) {
        this.runner = runner;
        this.store = store;
    }

    /**
     * Charges one attempt at all counters or at none. The caller applies something else before it answers, whatever
     * comes of the attempt: the charge is durable with that at the latest. {@link StorageContentionException} when it
     * was others' turn again and again: nothing is charged then, and nothing known.
     */
    Admission admit(OrganizationId organization, Limits limits) {
        if (limits.counters().isEmpty()) {
            return Admission.unlimited();
        }
        List<LimitedCounter> counters = limits.counters();
        return Rounds.until(round -> {
                    List<Counter> known = round == 0
                            ? limits.known()
                            : store.find(
                                    organization,
                                    counters.stream().map(LimitedCounter::key).toList());
                    Admission admission = charged(organization, counters, known, runner.now());
                    boolean written = runner.apply(charges(organization, admission)) instanceof Applied.Done;
                    return written || !admission.admitted() ? Optional.of(admission) : Optional.empty();
                })
                .orElseThrow(() -> new StorageContentionException(
                        "others counted at the same time too often; nothing was charged"));
    }

    private static Changes charges(OrganizationId organization, Admission admission) {
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
     * What a right attempt changes at its counters, to be written with what it leads to. {@code first}: the counters
     * are as they were charged; otherwise they are read again.
     */
    Changes settlement(OrganizationId organization, Admission admission, boolean first, Instant now) {
        return changes(organization, admission, first, now, false);
    }

    /**
     * Settles a right attempt that led to nothing, together with what tells of it. False when others wrote all the
     * time, so that nothing was written. True without a write when there is nothing to settle and nothing to tell.
     */
    boolean settled(OrganizationId organization, Admission admission, Supplier<Changes> told) {
        return written(organization, admission, told, false);
    }

    /** Takes an attempt back that was the same request once more, also where a right one stays counted. */
    boolean givenBack(OrganizationId organization, Admission admission) {
        return written(organization, admission, () -> Changes.none(organization), true);
    }

    private boolean written(
            OrganizationId organization, Admission admission, Supplier<Changes> told, boolean repeated) {
        try {
            return Rounds.until(round -> {
                        Changes changes = changes(organization, admission, round == 0, runner.now(), repeated);
                        Changes all = changes.and(told.get());
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

    private Changes changes(
            OrganizationId organization, Admission admission, boolean first, Instant now, boolean repeated) {
        Changes changes = Changes.none(organization);
        for (int i = 0; admission.admitted() && i < admission.charges().size(); i++) {
            Charge charge = admission.charges().get(i);
            Settlement settlement = admission.counters().get(i).settlement();
            if (settlement == Settlement.COUNTS && !repeated) {
                continue;
            }
            Counter counter =
                    first ? charge.after() : look(organization, charge.after().key(), now);
            changes = changes.and(new LockoutChange.Counted(settled(counter, charge, settlement, admission, now)));
        }
        return changes;
    }

    private static Counter settled(
            Counter counter, Charge charge, Settlement settlement, Admission admission, Instant now) {
        return switch (settlement) {
            case WIPES_OUT -> CounterRules.right(counter, charge.ordinal(), now);
            case GIVES_BACK -> CounterRules.refunded(counter, charge, admission.own(), now);
            case COUNTS -> CounterRules.refunded(counter, charge, 1, now);
        };
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
            OrganizationId organization, List<LimitedCounter> counters, List<Counter> known, Instant now) {
        List<Charge> charges = counters.stream()
                .map(limited -> CounterRules.charge(of(organization, known, limited.key(), now), limited.budget(), now))
                .toList();
        if (charges.stream().noneMatch(Charge::shut)) {
            return new Admission(true, counters, charges);
        }
        List<Charge> none = new ArrayList<>();
        for (int i = 0; i < counters.size(); i++) {
            Counter counter = of(organization, known, counters.get(i).key(), now);
            none.add(CounterRules.knocked(counter, charges.get(i).shut(), now));
        }
        return new Admission(false, counters, none);
    }
}
