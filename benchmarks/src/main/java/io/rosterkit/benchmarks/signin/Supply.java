package io.rosterkit.benchmarks.signin;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a round uses up. How much is made for a round follows from the fastest round so far, with room for one twice as
 * fast; a round that is faster still ends with a message, since making more in the middle would be measured.
 */
final class Supply<T> {

    private final String name;
    private final Queue<T> left = new ConcurrentLinkedQueue<>();
    private final AtomicInteger taken = new AtomicInteger();
    private int fastest;
    private int seconds = 1;

    /** Of things of that name, of which at most so many are used up in a second of the first round. */
    Supply(String name, int fastest) {
        this.name = name;
        this.fastest = fastest;
    }

    T next() {
        T next = left.poll();
        if (next == null) {
            throw new IllegalStateException("there are no more " + name + ": more than " + fastest
                    + " a second were used up; say -Dbenchmarks.fastest=" + 2 * fastest);
        }
        taken.incrementAndGet();
        return next;
    }

    void add(T one) {
        left.add(one);
    }

    /** How many are there. */
    int size() {
        return left.size();
    }

    /** How many have to be there for a round of that length. */
    int wanted(int nextSeconds) {
        fastest = Math.max(fastest, 2 * taken.getAndSet(0) / seconds);
        seconds = nextSeconds;
        return fastest * nextSeconds;
    }

    /** Takes all there are, to put them into another order. */
    List<T> all() {
        List<T> all = new ArrayList<>(left);
        left.clear();
        return all;
    }
}
