package io.rosterkit.engine.bulk;

import io.rosterkit.engine.call.Operation;
import io.rosterkit.model.outcome.Outcome;
import java.util.List;
import java.util.Optional;

/** What is done with each of many items. */
public interface BulkWork<I, T> {

    /** The act on all items together: what the request id of the host stands for. */
    Operation whole();

    /** By what two items are the same thing; empty for an item that is nothing's second. */
    Optional<String> key(I item);

    /**
     * Works on some items and answers in their order. A refusal of one leaves the others as they are. What is done is
     * durable when this returns.
     */
    List<Outcome<T>> work(List<BulkItem<I>> items);

    /** The answer for an item whose key an earlier item has, which got that answer. */
    Outcome<T> repeated(I earlier, Outcome<T> answer);

    /** The answer for an item that was not reached. */
    Outcome<T> cancelled();
}
