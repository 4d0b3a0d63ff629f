package io.rosterkit.benchmarks;

import java.util.List;

/**
 * How fast a step was in one round: operations a second over all threads, milliseconds of one operation, and
 * microseconds of processor time that one operation cost this process.
 */
record Sample(double rate, double median, double slow, double processor) {

    private static final double NANOS_A_MICRO = 1e3;
    private static final double NANOS_A_MILLI = 1e6;
    private static final double NANOS_A_SECOND = 1e9;

    /** What one thread did in one turn: the nanoseconds of each operation, and those of its processor in all. */
    record Turn(List<Long> times, long processor) {}

    /** Of all turns of all threads, and the nanoseconds that the turns took. */
    static Sample of(List<Turn> turns, long elapsed) {
        long[] all = turns.stream()
                .flatMapToLong(turn -> turn.times().stream().mapToLong(Long::longValue))
                .sorted()
                .toArray();
        long processor = turns.stream().mapToLong(Turn::processor).sum();
        return new Sample(
                all.length * NANOS_A_SECOND / elapsed,
                percentile(all, 50),
                percentile(all, 95),
                processor / NANOS_A_MICRO / all.length);
    }

    private static double percentile(long[] sorted, int percent) {
        return sorted.length == 0 ? Double.NaN : sorted[(sorted.length - 1) * percent / 100] / NANOS_A_MILLI;
    }
}
