package io.rosterkit.engine.bulk;

import io.rosterkit.bulk.BulkWatcher;
import io.rosterkit.bulk.BulkWatcher.Progress;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Ids;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.engine.call.Repetition;
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
 * Runs work on many items, in their order. With a watcher each item is worked on alone, and the watcher is told after
 * each; without one, some hundred are worked on together, as far as the work can. Of several items that are the same
 * thing only the first is worked on. Thread-safe.
 */
public final class BulkRunner {

    /** A thousand items cost a few dozen round trips, and no work on some of them holds a lock for long. */
    private static final int TOGETHER = 200;

    private final OperationRunner runner;

    /** Work whose request ids are kept by that runner. */
    public BulkRunner(OperationRunner runner) {
        this.runner = runner;
    }

    /**
     * An answer for each item; refused as a whole only where the request id of the host was used for something else.
     */
    public <I, T> Outcome<List<Outcome<T>>> run(
            Call call, BulkWork<I, T> work, List<I> items, Optional<BulkWatcher> watcher) {
        return same(call, work).map(yes -> new Run<>(call, work, items).answers(watcher));
    }

    /** Whether the request id of the host, if it was used before, was used for this very work. */
    private Outcome<Boolean> same(Call call, BulkWork<?, ?> work) {
        return runner.known(call, call.request().stream().toList()).stream()
                .findFirst()
                .map(known ->
                        runner.replay(known, runner.hash(call, work.whole()), ResultCodec.of(text -> "", text -> true)))
                .orElseGet(() -> Outcome.done(true));
    }

    /** One run. */
    private static final class Run<I, T> {

        private final Call call;
        private final BulkWork<I, T> work;
        private final List<I> items;
        private final Map<String, Integer> places = new HashMap<>();
        private final List<Outcome<T>> answers = new ArrayList<>();

        Run(Call call, BulkWork<I, T> work, List<I> items) {
            this.call = call;
            this.work = work;
            this.items = items;
        }

        List<Outcome<T>> answers(Optional<BulkWatcher> watcher) {
            int size = watcher.isPresent() ? 1 : TOGETHER;
            boolean goOn = true;
            int failed = 0;
            while (answers.size() < items.size() && goOn) {
                int from = answers.size();
                workOn(from, Math.min(items.size(), from + size));
                failed += (int) answers.subList(from, answers.size()).stream()
                        .filter(answer -> answer.refusal().isPresent())
                        .count();
                Progress progress = new Progress(answers.size(), failed, items.size());
                goOn = watcher.map(asked -> asked.goOn(progress)).orElse(true);
            }
            while (answers.size() < items.size()) {
                answers.add(work.cancelled());
            }
            return answers;
        }

        private void workOn(int from, int until) {
            List<BulkItem<I>> firsts = new ArrayList<>();
            for (int place = from; place < until; place++) {
                if (first(place) == place) {
                    firsts.add(new BulkItem<>(items.get(place), call(place)));
                }
            }
            Iterator<Outcome<T>> done = firsts.isEmpty()
                    ? List.<Outcome<T>>of().iterator()
                    : work.work(firsts).iterator();
            for (int place = from; place < until; place++) {
                int first = first(place);
                answers.add(first == place ? done.next() : work.repeated(items.get(first), answers.get(first)));
            }
        }

        /** The place of the first item that is the same thing. */
        private int first(int place) {
            return work.key(items.get(place))
                    .map(key -> places.computeIfAbsent(key, none -> place))
                    .orElse(place);
        }

        private Call call(int place) {
            String code = work.whole().code();
            return call.request()
                    .map(whole -> new RequestId(code + ":" + Ids.following(whole, code) + ":" + (place + 1)))
                    .map(id -> call.once(Repetition.of(id)))
                    .orElse(call);
        }
    }
}
