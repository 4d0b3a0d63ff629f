package io.rosterkit.tck.given;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;

/** Threads that start behind one barrier. */
public final class Race {

    /** Only a runner that hangs needs so long; a database may take a second for each deadlock it finds. */
    private static final long SECONDS = 180;

    private Race() {}

    /**
     * What each of the runners came to; runner {@code i} is told its number. A runner that throws ends the race with an
     * error.
     */
    public static <T> List<T> of(int runners, IntFunction<T> progress) {
        CyclicBarrier barrier = new CyclicBarrier(runners);
        ExecutorService threads = Executors.newFixedThreadPool(runners, Race::runner);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int number = 0; number < runners; number++) {
                int runner = number;
                running.add(threads.submit(() -> {
                    await(barrier);
                    return progress.apply(runner);
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(result(one));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    /**
     * What the runners came to, round by round. Each round begins when all have ended the one before; a runner that
     * throws ends the race with an error.
     */
    public static <T> List<List<T>> rounds(int rounds, int runners, Turn<T> turn) {
        CyclicBarrier start = new CyclicBarrier(runners);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<List<T>> all = of(runners, number -> {
            List<T> results = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                results.add(taken(turn, round, number, start, failure));
            }
            return results;
        });
        List<List<T>> byRound = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            int of = round;
            byRound.add(all.stream().map(results -> results.get(of)).toList());
        }
        return byRound;
    }

    /** What a runner does in one round. */
    public interface Turn<T> {
        /** What it came to. */
        T of(int round, int runner);
    }

    private static <T> T taken(
            Turn<T> turn, int round, int number, CyclicBarrier start, AtomicReference<Throwable> failure) {
        try {
            await(start);
            return turn.of(round, number);
        } catch (InterruptedException | TimeoutException | RuntimeException | Error thrown) {
            failure.compareAndSet(null, thrown);
            start.reset();
            throw new AssertionError("a runner failed in round " + round, failure.get());
        }
    }

    /** One that is stuck for good does not keep the whole run from ending. */
    private static Thread runner(Runnable progress) {
        Thread thread = new Thread(progress, "runner");
        thread.setDaemon(true);
        return thread;
    }

    private static void await(CyclicBarrier barrier) throws InterruptedException, TimeoutException {
        try {
            barrier.await(SECONDS, TimeUnit.SECONDS);
        } catch (BrokenBarrierException broken) {
            throw new IllegalStateException("another runner did not come to the start", broken);
        }
    }

    private static <T> T result(Future<T> one) {
        try {
            return one.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new AssertionError("a runner failed", failed.getCause());
        } catch (TimeoutException stuck) {
            throw new AssertionError("a runner did not arrive", stuck);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }
}
