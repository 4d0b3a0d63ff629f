package io.rosterkit.testkit;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/**
 * Counts how often passwords were hashed and verified. A test may also make the hasher wait or fail; unless it does,
 * the hasher works at once. Thread-safe.
 */
public final class Hashes {

    private static final long MAX_WAIT = Duration.ofSeconds(30).toNanos();

    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int made;
    private int verified;
    private int waitingCalls;
    private int cost = 1;
    private boolean paused;
    private boolean throwsNext;

    Hashes() {}

    /** How many hashes were asked for. */
    public int made() {
        return locked(() -> made);
    }

    /** How many verifications were asked for. */
    public int verified() {
        return locked(() -> verified);
    }

    /** How many hashes and verifications together; each costs the same. */
    public int count() {
        return locked(() -> made + verified);
    }

    /** From now on every call waits until {@link #resume}. */
    public void pause() {
        locked(() -> {
            paused = true;
            return waitingCalls;
        });
    }

    /** Lets the waiting calls and all later ones go on. */
    public void resume() {
        locked(() -> {
            paused = false;
            changed.signalAll();
            return waitingCalls;
        });
    }

    /** Waits until that many calls wait. */
    public void awaitHeld(int calls) {
        locked(() -> {
            await(() -> waitingCalls >= calls);
            return waitingCalls;
        });
    }

    /** The next call throws. */
    public void nextThrows() {
        locked(() -> {
            throwsNext = true;
            return waitingCalls;
        });
    }

    /** Makes all hashes so far old: they still verify, but should be made again. */
    public void raiseCost() {
        locked(() -> ++cost);
    }

    int hashing() {
        return locked(() -> {
            made++;
            return awaitResume();
        });
    }

    int verifying() {
        return locked(() -> {
            verified++;
            return awaitResume();
        });
    }

    private int awaitResume() {
        if (throwsNext) {
            throwsNext = false;
            throw new IllegalStateException("the hasher is broken, as the test ordered");
        }
        waitingCalls++;
        changed.signalAll();
        try {
            await(() -> !paused);
        } finally {
            waitingCalls--;
        }
        return cost;
    }

    private void await(BooleanSupplier condition) {
        long left = MAX_WAIT;
        try {
            while (!condition.getAsBoolean()) {
                if (left <= 0) {
                    throw new AssertionError("the hasher waited more than 30 seconds");
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the hasher was interrupted", interrupted);
        }
    }

    private int locked(IntSupplier work) {
        lock.lock();
        try {
            return work.getAsInt();
        } finally {
            lock.unlock();
        }
    }
}
