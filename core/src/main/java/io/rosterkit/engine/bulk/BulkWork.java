package io.rosterkit.engine.bulk;

import io.rosterkit.engine.call.Operation;
import io.rosterkit.model.outcome.Outcome;
import java.util.List;
import java.util.Optional;

/** The work on each of many items. */
public interface BulkWork<I, T> {

    /** The operation on all items together, to which the request id of the host belongs. */
    Operation wholeOperation();

    /**
     * The key of an item. Of items with the same key only the first is worked on; an item without a key is always
     * worked on.
     */
    Optional<String> key(I item);

    /**
     * Works on some items; the outcomes are in their order. A refusal of one does not affect the others. The work is
     * durable when this returns.
     */
    List<Outcome<T>> work(List<BulkItem<I>> items);

    /** The outcome of an item whose key an earlier item has, with the outcome of that item. */
    Outcome<T> repeated(I earlier, Outcome<T> outcome);

    /** The outcome of an item that was not reached. */
    Outcome<T> cancelled();
}
