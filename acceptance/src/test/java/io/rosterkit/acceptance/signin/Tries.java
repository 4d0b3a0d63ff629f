package io.rosterkit.acceptance.signin;

import io.rosterkit.model.Id;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.spi.lockout.CounterStore;
import io.rosterkit.spi.lockout.CounterTable;
import io.rosterkit.spi.storage.Changes;
import java.util.Map;
import java.util.stream.Collectors;

/** How many tries at a proof were let through to it, as the storage has counted them. */
record Tries(Map<Counter.Key, Long> charged) {

    /** At all proofs of a user, an invitation or a practice, through every door. */
    static Tries at(Scene scene, Id subject) {
        return new Tries(scene.storage.port(CounterStore.class).of(scene.organization(), subject.uuid()).stream()
                .collect(Collectors.toMap(
                        Counter::key, counter -> counter.tally().charged())));
    }

    /** At one kind of proof, through all doors. */
    long of(Proof proof) {
        return charged.entrySet().stream()
                .filter(each -> each.getKey().proof() == proof)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Another writer changes the counters of a subject and nothing in them, so that who has read them reads again. */
    static void touch(Scene scene, Id subject) {
        scene.storage.port(CounterStore.class).of(scene.organization(), subject.uuid()).stream()
                .map(counter -> counter.next(counter.tally(), counter.block(), counter.changedAt()))
                .map(CounterTable.COUNTERS::write)
                .forEach(change ->
                        scene.storage.apply(Changes.none(scene.organization()).and(change)));
    }
}
