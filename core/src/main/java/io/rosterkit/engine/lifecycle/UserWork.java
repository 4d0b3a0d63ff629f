package io.rosterkit.engine.lifecycle;

import io.rosterkit.engine.bulk.BulkItem;
import io.rosterkit.engine.bulk.BulkWork;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.model.UserId;
import io.rosterkit.model.bulk.BulkReason;
import io.rosterkit.model.outcome.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The same change of many users, each in a transaction of its own. */
record UserWork<T>(Operation wholeOperation, BiFunction<Call, UserId, Outcome<T>> change)
        implements BulkWork<UserId, T> {

    @Override
    public Optional<String> key(UserId user) {
        return Optional.of(user.toString());
    }

    @Override
    public List<Outcome<T>> work(List<BulkItem<UserId>> items) {
        return items.stream()
                .map(item -> change.apply(item.call(), item.item()))
                .toList();
    }

    @Override
    public Outcome<T> repeated(UserId earlier, Outcome<T> outcome) {
        return Outcome.refused(BulkReason.REPEATED);
    }

    @Override
    public Outcome<T> cancelled() {
        return Outcome.refused(BulkReason.CANCELLED);
    }
}
