package io.rosterkit.engine.bulk;

import io.rosterkit.bulk.BulkWatcher;
import io.rosterkit.bulk.BulkWatcher.Progress;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Ids;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.OptionalRequestId;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.model.RequestId;
import io.rosterkit.model.outcome.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs work on many items, in their order. With a watcher each item is worked on alone, and the watcher is called after
 * each. Without one, about two hundred are worked on together where the work supports it. Of items with the same key
 * only the first is worked on. Thread-safe.
 */
public final class BulkRunner {

    /** With this size a thousand items cost few round trips, and no batch holds a lock for long. */
    private static final int BATCH_SIZE = 200;

    private final OperationRunner runner;

    public BulkRunner(OperationRunner runner) {
        this.runner = runner;
    }

    /**
     * The outcome of each item. Refused as a whole only when the request id of the host was used for something else,
     * and in a transaction of the host. What was done before a failure stays done.
     */
    public <I, T> Outcome<List<Outcome<T>>> run(
            Call call, BulkWork<I, T> work, List<I> items, Optional<BulkWatcher> watcher) {
        return runner.inOwnTransaction(() -> checkRequest(call, work))
                .map(checked -> new Run<>(call, work, items).run(watcher));
    }

    /** Refused when the request id of the host was used before for other work. */
    private Outcome<Boolean> checkRequest(Call call, BulkWork<?, ?> work) {
        return runner.findRequests(call, call.request().stream().toList()).stream()
                .findFirst()
                .map(known -> runner.replay(
                        known, runner.hash(call, work.wholeOperation()), ResultCodec.of(text -> "", text -> true)))
                .orElseGet(() -> Outcome.done(true));
    }

    /** One run of the work. */
    private static final class Run<I, T> {

        private final Call call;
        private final BulkWork<I, T> work;
        private final List<I> items;
        private final Map<String, Integer> firstPlaces = new HashMap<>();
        private final List<Outcome<T>> outcomes = new ArrayList<>();

        Run(Call call, BulkWork<I, T> work, List<I> items) {
            this.call = call;
            this.work = work;
            this.items = items;
        }

        List<Outcome<T>> run(Optional<BulkWatcher> watcher) {
            int size = watcher.isPresent() ? 1 : BATCH_SIZE;
            boolean continues = true;
            int failed = 0;
            while (outcomes.size() < items.size() && continues) {
                int from = outcomes.size();
                runBatch(from, Math.min(items.size(), from + size));
                failed += (int) outcomes.subList(from, outcomes.size()).stream()
                        .filter(outcome -> outcome.refusal().isPresent())
                        .count();
                Progress progress = new Progress(outcomes.size(), failed, items.size());
                continues = watcher.map(observer -> observer.goOn(progress)).orElse(true);
            }
            while (outcomes.size() < items.size()) {
                outcomes.add(work.cancelled());
            }
            return outcomes;
        }

        private void runBatch(int from, int until) {
            List<BulkItem<I>> distinct = new ArrayList<>();
            for (int place = from; place < until; place++) {
                if (firstPlace(place) == place) {
                    distinct.add(new BulkItem<>(items.get(place), call(place)));
                }
            }
            Iterator<Outcome<T>> results = distinct.isEmpty()
                    ? List.<Outcome<T>>of().iterator()
                    : work.work(distinct).iterator();
            for (int place = from; place < until; place++) {
                int first = firstPlace(place);
                outcomes.add(first == place ? results.next() : work.repeated(items.get(first), outcomes.get(first)));
            }
        }

        /** The place of the first item with the same key. */
        private int firstPlace(int place) {
            return work.key(items.get(place))
                    .map(key -> firstPlaces.computeIfAbsent(key, none -> place))
                    .orElse(place);
        }

        private Call call(int place) {
            String code = work.wholeOperation().code();
            return call.request()
                    .map(requestId -> new RequestId(code + ":" + Ids.derivedFrom(requestId, code) + ":" + (place + 1)))
                    .map(id -> call.once(OptionalRequestId.of(id)))
                    .orElse(call);
        }
    }
}
