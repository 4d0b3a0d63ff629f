package io.rosterkit.engine.listing;

import io.rosterkit.engine.access.Gate;
import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.Caller;
import io.rosterkit.engine.call.Operation;
import io.rosterkit.engine.call.OperationRunner;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.access.AccessState;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.listing.Page;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.outcome.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

/** Reads a page of a list for a caller: checks the cursor, reads the rows, and asks the gate. Thread-safe. */
public final class PageReader {

    private final OperationRunner runner;
    private final Gate gate;
    private final Cursors cursors;

    public PageReader(OperationRunner runner, Gate gate, Cursors cursors) {
        this.runner = runner;
        this.gate = gate;
        this.cursors = cursors;
    }

    /**
     * Reads one page. {@code readRows} returns the rows and the caller's access state, which is never older than the
     * rows.
     */
    public <T> Outcome<Page<T>> read(
            Call call,
            ListDefinition<T> listing,
            PageRequest request,
            BiFunction<Instant, Slice, WithAccess<List<T>>> readRows) {
        return read(call, listing, request, readRows, (now, page) -> page);
    }

    /**
     * Reads one page and returns what {@code toResult} makes of it at the time of the call. {@code toResult} may read
     * more from the storage.
     */
    public <T, R> Outcome<R> read(
            Call call,
            ListDefinition<T> listing,
            PageRequest request,
            BiFunction<Instant, Slice, WithAccess<List<T>>> readRows,
            BiFunction<Instant, Page<T>, R> toResult) {
        Operation operation = Operation.of(
                listing.operationCode(), Subject.untouched(Subject.Kind.ORGANIZATION, call.organization()));
        return runner.query(
                call,
                operation,
                now -> cursors.slice(request, call.organization(), listing.cursorScope())
                        .then(slice -> {
                            WithAccess<List<T>> seen = readRows.apply(now, slice);
                            return admit(call, seen.access(), listing)
                                    .map(caller -> toResult.apply(
                                            now,
                                            cursors.page(
                                                    seen.value(),
                                                    request,
                                                    call.organization(),
                                                    listing.cursorScope(),
                                                    listing.positionOf())));
                        }));
    }

    /**
     * Admits a caller with the permission in the whole organization, or at each practice that the list is limited to.
     */
    private Outcome<Caller> admit(Call call, AccessState access, ListDefinition<?> listing) {
        Outcome<Caller> admitted = gate.admit(call, access, listing.permission());
        if (admitted.refusal().isEmpty()) {
            return admitted;
        }
        for (PracticeId practice : listing.practices()) {
            admitted = gate.admit(call, access.at(practice), listing.permission());
            if (admitted.refusal().isPresent()) {
                return admitted;
            }
        }
        return admitted;
    }
}
