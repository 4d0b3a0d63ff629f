package io.rosterkit.tck.broken;

import io.rosterkit.model.Change;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.lockout.stored.LockoutChange;
import io.rosterkit.model.lockout.stored.LockoutChange.AttemptRejected;
import io.rosterkit.model.lockout.stored.LockoutChange.Charged;
import io.rosterkit.spi.lockout.CounterTable;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Storage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Ways of charging attempts that are almost right. */
final class BrokenCharges {

    private BrokenCharges() {}

    /** {@code select version}, then {@code update} or {@code insert} without a condition. */
    static Applied lookingFirst(Storage sound, Changes changes) {
        if (!are(Charged.class, changes)) {
            return sound.apply(changes);
        }
        List<Counter> seen = new ArrayList<>();
        for (Change change : changes.changes()) {
            Counter row = ((Charged) change).row();
            if (row.version() != 1 + version(sound, seen, row)) {
                return new Applied.Lost(Optional.of(change));
            }
            seen.add(row);
        }
        Stored.letOthersIn();
        seen.forEach(row -> Stored.set(sound, CounterTable.COUNTERS, row));
        return new Applied.Done();
    }

    /** {@code select *}, then {@code update} of all columns. */
    static Applied writingRejectedAttemptsBack(Storage sound, Changes changes) {
        if (!are(AttemptRejected.class, changes)) {
            return sound.apply(changes);
        }
        for (Change change : changes.changes()) {
            Counter row = ((AttemptRejected) change).row();
            Optional<Counter> stored = Stored.same(sound, CounterTable.COUNTERS, row);
            if (stored.isEmpty()) {
                return new Applied.Lost(Optional.of(change));
            }
            Stored.letOthersIn();
            Stored.set(sound, CounterTable.COUNTERS, stored.get().at(row.changedAt()));
        }
        return new Applied.Done();
    }

    static Applied chargingOneByOne(Storage sound, Changes changes) {
        return are(Charged.class, changes) ? BrokenApply.withoutTransaction(sound, changes) : sound.apply(changes);
    }

    static Applied chargingTheFirst(Storage sound, Changes changes) {
        return are(Charged.class, changes) ? sound.apply(theFirst(changes)) : sound.apply(changes);
    }

    static Applied chargingInReverse(Storage sound, Changes changes) {
        if (!are(Charged.class, changes)) {
            return sound.apply(changes);
        }
        List<Change> reversed = new ArrayList<>(changes.changes());
        Collections.reverse(reversed);
        return sound.apply(Rewrite.changes(changes, reversed));
    }

    static Applied rejectingOneByOne(Storage sound, Changes changes) {
        return are(AttemptRejected.class, changes)
                ? BrokenApply.withoutTransaction(sound, changes)
                : sound.apply(changes);
    }

    static Applied rejectingAtTheFirst(Storage sound, Changes changes) {
        return are(AttemptRejected.class, changes) ? sound.apply(theFirst(changes)) : sound.apply(changes);
    }

    private static boolean are(Class<? extends LockoutChange> kind, Changes changes) {
        return !changes.changes().isEmpty() && changes.changes().stream().allMatch(kind::isInstance);
    }

    private static Changes theFirst(Changes changes) {
        return Rewrite.changes(changes, changes.changes().subList(0, 1));
    }

    private static long version(Storage sound, List<Counter> seen, Counter row) {
        long version = Stored.same(sound, CounterTable.COUNTERS, row)
                .map(Counter::version)
                .orElse(0L);
        for (Counter before : seen) {
            version = before.key().equals(row.key()) ? before.version() : version;
        }
        return version;
    }
}
