package io.rosterkit.engine.call;

import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.spi.storage.DamagedRowException;
import io.rosterkit.spi.storage.StorageContentionException;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** The rows that a job works on, with one operation for each. A row that fails does not stop the job. */
public final class DueRows {

    /** How many more are read, so that rows that fail, and stay due, do not take the place of the others. */
    private static final int SPARE = 100;

    private DueRows() {}

    /**
     * Carries out an operation for due rows until it was done for {@code limit} of them, and returns for how many. A
     * row stays due where the operation is refused, where other transactions keep changing it, or where a row that is
     * needed is damaged, which health names.
     *
     * @param due reads at most so many rows, those first that are due longest
     */
    public static <R> int perform(int limit, IntFunction<List<R>> due, Function<R, Outcome<?>> operation) {
        if (limit < 1) {
            return 0;
        }
        int done = 0;
        Iterator<R> rows = read(limit, due).iterator();
        while (done < limit && rows.hasNext()) {
            done += isDone(rows.next(), operation) ? 1 : 0;
        }
        return done;
    }

    private static <R> List<R> read(int limit, IntFunction<List<R>> due) {
        try {
            return due.apply(limit + SPARE);
        } catch (DamagedRowException damaged) {
            return List.of();
        }
    }

    private static <R> boolean isDone(R row, Function<R, Outcome<?>> operation) {
        try {
            return operation.apply(row).refusal().isEmpty();
        } catch (DamagedRowException | StorageContentionException failed) {
            return false;
        }
    }
}
