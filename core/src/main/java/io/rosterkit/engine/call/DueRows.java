package io.rosterkit.engine.call;

import io.rosterkit.spi.storage.DamagedRowException;
import io.rosterkit.spi.storage.StorageContentionException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/** The rows that a job works on, one after the other. A row that fails does not stop the job. */
public final class DueRows {

    /** How many more are read, so that rows that fail, and stay due, do not take the place of the others. */
    private static final int SPARE = 100;

    private DueRows() {}

    /** A job reads so often at most in one run, twice as much each time: what is behind that waits for the next run. */
    private static final int MAX_READINGS = 7;

    /** What one reading gave, and whether a larger reading may give more. */
    public record Reading<R>(List<R> rows, boolean isFull) {

        /** Damaged rows are left out of a reading, so one that may go on can have fewer rows than were asked for. */
        public static <R> Reading<R> of(List<R> rows, int size) {
            return new Reading<>(rows, rows.size() >= size / 2);
        }
    }

    /**
     * Works on due rows until {@code limit} of them are done, and returns how many are. A row that is not done, or
     * whose work meets a damaged row or other transactions that keep changing it, stays due: it is read again before
     * the others, and is left out then. After {@value #MAX_READINGS} readings the rest waits for the next run.
     *
     * @param due reads at most so many rows, those first that are due longest
     * @param key what stays the same when a row is read again
     * @param work returns whether the row is done
     */
    public static <R> int perform(int limit, IntFunction<Reading<R>> due, Function<R, Object> key, Predicate<R> work) {
        int done = 0;
        long size = (long) limit + SPARE;
        Set<Object> seen = new HashSet<>();
        boolean goesOn = true;
        for (int number = 0; number < MAX_READINGS && goesOn && done < limit; number++) {
            Reading<R> reading = read(due, (int) Math.min(size, Integer.MAX_VALUE));
            List<R> rows = reading.rows().stream()
                    .filter(row -> seen.add(key.apply(row)))
                    .toList();
            done += performEach(limit - done, rows, work);
            goesOn = reading.isFull();
            size = 2 * size;
        }
        return done;
    }

    private static <R> int performEach(int limit, List<R> rows, Predicate<R> work) {
        int done = 0;
        Iterator<R> each = rows.iterator();
        while (done < limit && each.hasNext()) {
            done += isDone(each.next(), work) ? 1 : 0;
        }
        return done;
    }

    private static <R> Reading<R> read(IntFunction<Reading<R>> due, int size) {
        try {
            return due.apply(size);
        } catch (DamagedRowException all) {
            return new Reading<>(List.of(), true);
        }
    }

    private static <R> boolean isDone(R row, Predicate<R> work) {
        try {
            return work.test(row);
        } catch (DamagedRowException | StorageContentionException failed) {
            return false;
        }
    }
}
