package io.rosterkit.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;

/**
 * Threads that do steps as often as they can, in short turns: one step, then the next, and again from the first, so
 * that whatever else the machine does falls on all of them alike. The threads stay, as those of a server do.
 */
final class Crew implements AutoCloseable {

    private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();

    private final int threads;
    private final Duration length;
    private final LongSupplier server;
    private final ExecutorService pool;
    private long seed;

    /** So many threads, turns that long; {@code server} tells how many nanoseconds the server's processes have run. */
    Crew(int threads, Duration length, LongSupplier server) {
        this.threads = threads;
        this.length = length;
        this.server = server;
        this.pool = Executors.newFixedThreadPool(threads);
    }

    /** One round, in which every step has that time, in their order; an operation that fails ends the benchmark. */
    Map<String, Sample> round(Map<String, Step> steps, Duration each) throws InterruptedException {
        Map<String, List<Sample.Turn>> turns = new LinkedHashMap<>();
        Map<String, Sample.Spent> spent = new LinkedHashMap<>();
        for (long turn = each.dividedBy(length); turn > 0; turn--) {
            for (Map.Entry<String, Step> step : steps.entrySet()) {
                long before = server.getAsLong();
                long begin = System.nanoTime();
                turns.computeIfAbsent(step.getKey(), name -> new ArrayList<>()).addAll(turn(step.getValue()));
                Sample.Spent more = new Sample.Spent(System.nanoTime() - begin, server.getAsLong() - before);
                spent.merge(step.getKey(), more, Sample.Spent::plus);
            }
        }
        Map<String, Sample> samples = new LinkedHashMap<>();
        spent.forEach((name, all) -> samples.put(name, Sample.of(turns.getOrDefault(name, List.of()), all)));
        return samples;
    }

    private List<Sample.Turn> turn(Step step) throws InterruptedException {
        CyclicBarrier start = new CyclicBarrier(threads);
        List<Callable<Sample.Turn>> work = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Random random = new Random(seed++);
            work.add(() -> {
                start.await();
                return repeat(step, random, length);
            });
        }
        List<Sample.Turn> done = new ArrayList<>();
        for (Future<Sample.Turn> each : pool.invokeAll(work)) {
            done.add(result(each));
        }
        return done;
    }

    private static Sample.Turn result(Future<Sample.Turn> done) throws InterruptedException {
        try {
            return done.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("an operation failed, so there is nothing to measure", failure.getCause());
        }
    }

    private static Sample.Turn repeat(Step step, Random random, Duration length) throws Exception {
        List<Long> times = new ArrayList<>();
        long processor = PROCESSOR.getCurrentThreadCpuTime();
        long now = System.nanoTime();
        long end = now + length.toNanos();
        while (now < end) {
            step.run(random);
            long after = System.nanoTime();
            times.add(after - now);
            now = after;
        }
        return new Sample.Turn(times, PROCESSOR.getCurrentThreadCpuTime() - processor);
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
