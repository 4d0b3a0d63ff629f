package io.rosterkit.engine.call;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** The one loop of this library: a round that lost a race is made again, after a random pause that grows. */
public final class Rounds {

    /** Enough for dozens of callers at one row, each round of which has a winner. */
    private static final int MOST = 64;

    private static final int LONGEST_PAUSE = 20;
    private static final long PAUSE_NANOS = 500_000;

    private Rounds() {}

    /**
     * What the first round answers that answers something; rounds are counted from 0. Empty when other callers won all
     * of them: nothing is wrong then, and the call may be made again.
     */
    public static <T> Optional<T> until(IntFunction<Optional<T>> round) {
        for (int number = 0; number < MOST; number++) {
            Optional<T> answer = round.apply(number);
            if (answer.isPresent()) {
                return answer;
            }
            pause(number);
        }
        return Optional.empty();
    }

    /** Callers at one row get past each other. */
    private static void pause(int round) {
        if (round > 1) {
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE_NANOS * Math.min(round, LONGEST_PAUSE)));
        }
    }
}
