package io.rosterkit.engine.lockout;

import io.rosterkit.lockout.Budget;
import io.rosterkit.lockout.LockoutPolicy;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.lockout.stored.Counter.Block;
import io.rosterkit.model.lockout.stored.Counter.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What becomes of a counter. Pure; a storage compares and sets what comes out, so many at once never get more than one
 * after the other. The time is the later of now and the last change: a clock that goes back gives nothing back.
 */
public final class CounterRules {

    private CounterRules() {}

    /**
     * An attempt that was charged before it is made: whether nothing may be tried here, its number, whether it is the
     * one that locks if it fails, when the one before was charged, and the counter to be stored. One that may not be
     * made has no number and changes nothing but the time of its counter, which costs the same.
     */
    public record Charge(boolean shut, long ordinal, boolean locking, Instant lastBefore, Counter after) {}

    /** Charges an attempt. */
    public static Charge charge(Counter counter, Budget budget, Instant now) {
        Instant at = later(counter, now);
        Tally before = counter.tally();
        Block block = counter.block();
        if (shut(counter, budget, now)) {
            return knocked(counter, true, now);
        }
        long ordinal = before.charged() + 1;
        boolean lockIsOver = block.until().isPresent();
        boolean sameWindow = !lockIsOver && at.isBefore(before.windowFrom().plus(budget.window()));
        long base = sameWindow ? Math.max(before.windowBase(), before.cleared()) : before.charged();
        boolean locks = ordinal - base >= budget.threshold() || ordinal - before.cleared() >= budget.cap();
        Tally tally = new Tally(ordinal, before.cleared(), base, at);
        Block after = locks
                ? new Block(block.locks() + 1, ordinal, Optional.of(at.plus(lockAfter(budget, block.locks()))), false)
                : new Block(block.locks(), block.causedBy(), Optional.empty(), false);
        return new Charge(false, ordinal, locks, before.windowFrom(), counter.next(tally, after, at));
    }

    /** An attempt that was refused, here or at another counter. */
    static Charge knocked(Counter counter, boolean shut, Instant now) {
        return new Charge(shut, 0, false, counter.tally().windowFrom(), counter.at(later(counter, now)));
    }

    /** Whether nothing is tried at present. */
    public static boolean shut(Counter counter, Budget budget, Instant now) {
        return counter.block().held()
                || spent(counter, budget)
                || counter.block().until().filter(later(counter, now)::isBefore).isPresent();
    }

    /** Whether the cap is reached: only another proof in the place of this one helps. */
    public static boolean spent(Counter counter, Budget budget) {
        return counter.inARow() >= budget.cap();
    }

    /** The attempt with that number was right: it and all before it are wiped out, and the lock they brought. */
    public static Counter right(Counter counter, long ordinal, Instant now) {
        Tally tally = counter.tally();
        Tally after =
                new Tally(tally.charged(), Math.max(tally.cleared(), ordinal), tally.windowBase(), tally.windowFrom());
        boolean mine = counter.block().causedBy() <= ordinal;
        return counter.next(after, mine ? Block.none() : counter.block(), later(counter, now));
    }

    /** The attempts in a row that count towards the next lock, with that one. */
    public static long recent(Charge charge) {
        Tally tally = charge.after().tally();
        return tally.charged() - Math.max(tally.windowBase(), tally.cleared());
    }

    /**
     * That attempt was right, at a counter that many people share: it is given back with the failures before it that
     * were made by the same person, {@code tries} together, and with the lock that it would have brought. What others
     * failed at stays counted as if it had not been made.
     */
    public static Counter refunded(Counter counter, Charge charge, long tries, Instant now) {
        Tally tally = counter.tally();
        boolean last = tally.charged() == charge.ordinal();
        Tally after = new Tally(
                tally.charged(),
                tally.cleared(),
                Math.min(tally.windowBase() + tries, tally.charged()),
                last ? charge.lastBefore() : tally.windowFrom());
        Block block = counter.block();
        boolean mine = charge.locking() && block.causedBy() == charge.ordinal();
        return counter.next(
                after, mine ? new Block(block.locks() - 1, 0, Optional.empty(), false) : block, later(counter, now));
    }

    /** Whether the lock that begins now is one too many, so that only an administrator lifts it. */
    public static boolean tooMany(Counter counter, Budget budget) {
        return counter.block().locks() > budget.heldAfter() || spent(counter, budget);
    }

    /** From now on only an administrator lifts the lock. */
    public static Counter held(Counter counter, Instant now) {
        Block block = counter.block();
        return counter.next(
                counter.tally(),
                new Block(block.locks(), block.causedBy(), Optional.empty(), true),
                later(counter, now));
    }

    /** An administrator lifted the lock. What counts towards the cap stays. */
    public static Counter lifted(Counter counter, Instant now) {
        Instant at = later(counter, now);
        Tally tally = counter.tally();
        return counter.next(new Tally(tally.charged(), tally.cleared(), tally.charged(), at), Block.none(), at);
    }

    /** The proof was replaced by another: guesses at the old one do not count, but a held lock stays. */
    public static Counter replaced(Counter counter, Instant now) {
        return fresh(counter, counter.block().held() ? counter.block() : Block.none(), now);
    }

    /** An administrator resets the attempts of a user. */
    public static Counter forgiven(Counter counter, Instant now) {
        return fresh(counter, Block.none(), now);
    }

    private static Counter fresh(Counter counter, Block block, Instant now) {
        Instant at = later(counter, now);
        long charged = counter.tally().charged();
        return counter.next(new Tally(charged, charged, charged, at), block, at);
    }

    private static Instant later(Counter counter, Instant now) {
        return now.isBefore(counter.changedAt()) ? counter.changedAt() : now;
    }

    /** How long a lock lasts that comes after so many earlier ones in a row. */
    private static Duration lockAfter(Budget budget, int earlier) {
        Duration wait = budget.firstWait();
        for (int i = 0; i < earlier && wait.compareTo(budget.longestWait()) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(budget.longestWait()) < 0 ? wait : budget.longestWait();
    }

    /** The budget of a counter of an account. */
    public static Budget budget(LockoutPolicy policy, Counter.Key key) {
        return policy.budget(key.proof(), !key.door().equals(Counter.STRANGERS));
    }
}
