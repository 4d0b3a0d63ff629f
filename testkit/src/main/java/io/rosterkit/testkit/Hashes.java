package io.rosterkit.testkit;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/**
 * How often passwords were hashed and verified, and what a test may order of the hasher. Nothing unless it does.
 * Thread-safe.
 */
public final class Hashes {

    private static final long PATIENCE = Duration.ofSeconds(30).toNanos();

    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int made;
    private int verified;
    private int held;
    private int cost = 1;
    private boolean paused;
    private boolean breaks;

    Hashes() {}

    /** How many hashes were asked for. */
    public int made() {
        return locked(() -> made);
    }

    /** How many verifications were asked for. */
    public int verified() {
        return locked(() -> verified);
    }

    /** How many of either; each costs the same. */
    public int count() {
        return locked(() -> made + verified);
    }

    /** From now on every call is held until {@link #resume}. */
    public void pause() {
        locked(() -> {
            paused = true;
            return held;
        });
    }

    /** Lets the calls that are held go on, and all after them. */
    public void resume() {
        locked(() -> {
            paused = false;
            changed.signalAll();
            return held;
        });
    }

    /** Waits until that many calls are held. */
    public void awaitHeld(int calls) {
        locked(() -> {
            await(() -> held >= calls);
            return held;
        });
    }

    /** The next call throws. */
    public void nextThrows() {
        locked(() -> {
            breaks = true;
            return held;
        });
    }

    /** What was hashed up to now is old: it is verified, but should be made anew. */
    public void raiseCost() {
        locked(() -> ++cost);
    }

    int hashing() {
        return locked(() -> {
            made++;
            return called();
        });
    }

    int verifying() {
        return locked(() -> {
            verified++;
            return called();
        });
    }

    private int called() {
        if (breaks) {
            breaks = false;
            throw new IllegalStateException("the hasher is broken, as the test ordered");
        }
        held++;
        changed.signalAll();
        try {
            await(() -> !paused);
        } finally {
            held--;
        }
        return cost;
    }

    private void await(BooleanSupplier condition) {
        long left = PATIENCE;
        try {
            while (!condition.getAsBoolean()) {
                if (left <= 0) {
                    throw new AssertionError("the hasher waited in vain");
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the hasher was interrupted", stopped);
        }
    }

    private int locked(IntSupplier what) {
        lock.lock();
        try {
            return what.getAsInt();
        } finally {
            lock.unlock();
        }
    }
}
