package io.rosterkit.benchmarks;

import java.util.List;

/**
 * How fast a step was in one round: operations a second over all threads, milliseconds of one operation, and the
 * microseconds of processor time that one operation cost its thread here and its connection's process in the server.
 */
record Sample(double rate, double median, double slow, double slowest, double processor, double server) {

    private static final double NANOS_A_MICRO = 1e3;
    private static final double NANOS_A_MILLI = 1e6;
    private static final double NANOS_A_SECOND = 1e9;

    /** What one thread did in one turn: the nanoseconds of each operation, and those of its processor in all. */
    record Turn(List<Long> times, long processor) {}

    /** What the turns of all threads took together, in nanoseconds: of the clock, and of the server's processor. */
    record Spent(long elapsed, long server) {

        Spent plus(Spent more) {
            return new Spent(elapsed + more.elapsed, server + more.server);
        }
    }

    /** Of all turns of all threads. */
    static Sample of(List<Turn> turns, Spent spent) {
        long[] all = turns.stream()
                .flatMapToLong(turn -> turn.times().stream().mapToLong(Long::longValue))
                .sorted()
                .toArray();
        long processor = turns.stream().mapToLong(Turn::processor).sum();
        return new Sample(
                all.length * NANOS_A_SECOND / spent.elapsed(),
                percentile(all, 50),
                percentile(all, 95),
                percentile(all, 99),
                processor / NANOS_A_MICRO / all.length,
                spent.server() / NANOS_A_MICRO / all.length);
    }

    private static double percentile(long[] sorted, int percent) {
        return sorted.length == 0 ? Double.NaN : sorted[(sorted.length - 1) * percent / 100] / NANOS_A_MILLI;
    }
}
