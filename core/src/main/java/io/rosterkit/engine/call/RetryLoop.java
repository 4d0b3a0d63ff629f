package io.rosterkit.engine.call;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** The only retry loop of this library: a round that lost a race is repeated, after a random pause that grows. */
public final class RetryLoop {

    /** Enough for dozens of callers that write the same row, since each round has a winner. */
    private static final int MAX_ROUNDS = 64;

    private static final int MAX_PAUSE_FACTOR = 20;
    private static final long PAUSE_NANOS = 500_000;

    private RetryLoop() {}

    /**
     * The result of the first round that has one; rounds are counted from 0. Empty when other callers won every round.
     * Then nothing is wrong, and the call may be made again.
     */
    public static <T> Optional<T> untilPresent(IntFunction<Optional<T>> round) {
        for (int number = 0; number < MAX_ROUNDS; number++) {
            Optional<T> result = round.apply(number);
            if (result.isPresent()) {
                return result;
            }
            pause(number);
        }
        return Optional.empty();
    }

    /** A random pause lets callers that write the same row get past each other. */
    private static void pause(int round) {
        if (round > 1) {
            LockSupport.parkNanos(
                    ThreadLocalRandom.current().nextLong(PAUSE_NANOS * Math.min(round, MAX_PAUSE_FACTOR)));
        }
    }
}
