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
 * Computes counters. Pure; the storage compares and sets the result, so of several attempts at once each is counted.
 * The time of a change is the later of now and the last change. So a clock that goes back shortens no lock.
 */
public final class CounterRules {

    private CounterRules() {}

    /**
     * The result of charging an attempt before it is made. A refused attempt changes only the time of the counter, so
     * that it costs the same as another.
     *
     * @param refused whether the counter refuses the attempt
     * @param ordinal the number of the attempt; 0 when it is refused
     * @param locksOnFailure whether the failure of the attempt locks the counter
     * @param previousChargeAt the time of the charge before it
     * @param counterAfter the counter to store
     */
    public record ChargeResult(
            boolean refused, long ordinal, boolean locksOnFailure, Instant previousChargeAt, Counter counterAfter) {}

    /** Charges an attempt, or refuses it where the counter is locked. */
    static ChargeResult charge(Counter counter, Budget budget, Instant now) {
        Instant at = changeTime(counter, now);
        Tally before = counter.tally();
        Block block = counter.block();
        if (refuses(counter, budget, now)) {
            return refusal(counter, true, now);
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
        return new ChargeResult(false, ordinal, locks, before.windowFrom(), counter.next(tally, after, at));
    }

    /** An attempt that is not made, because this counter or another one refuses it. */
    static ChargeResult refusal(Counter counter, boolean refused, Instant now) {
        return new ChargeResult(refused, 0, false, counter.tally().windowFrom(), counter.at(changeTime(counter, now)));
    }

    /** Whether the counter refuses attempts at that time: it is locked, or has reached its cap. */
    public static boolean refuses(Counter counter, Budget budget, Instant now) {
        return isLocked(counter, now) || isCapReached(counter, budget);
    }

    /** Whether the counter is under a temporary lock at that time, or held until an administrator lifts the lock. */
    public static boolean isLocked(Counter counter, Instant now) {
        return counter.block().held()
                || counter.block()
                        .until()
                        .filter(changeTime(counter, now)::isBefore)
                        .isPresent();
    }

    /** Whether the counter has reached its cap. Then only another proof in the place of this one helps. */
    public static boolean isCapReached(Counter counter, Budget budget) {
        return counter.inARow() >= budget.cap();
    }

    /**
     * The counter after the attempt with that number succeeded. That attempt and all before it count no more, and the
     * lock that they caused ends.
     */
    public static Counter afterSuccess(Counter counter, long ordinal, Instant now) {
        Tally tally = counter.tally();
        Tally after =
                new Tally(tally.charged(), Math.max(tally.cleared(), ordinal), tally.windowBase(), tally.windowFrom());
        boolean lockIsOfAttempt = counter.block().causedBy() <= ordinal;
        return counter.next(after, lockIsOfAttempt ? Block.none() : counter.block(), changeTime(counter, now));
    }

    /** How many attempts in a row count towards the next lock, this one included. */
    static long attemptsTowardsLock(ChargeResult charge) {
        Tally tally = charge.counterAfter().tally();
        return tally.charged() - Math.max(tally.windowBase(), tally.cleared());
    }

    /**
     * The counter after an attempt succeeded at a counter that many people share. It no longer counts this attempt and
     * the failures of the same person before it, {@code attempts} together, nor the lock that they would have caused.
     * The failures of other people stay counted.
     */
    static Counter afterRefund(Counter counter, ChargeResult charge, long attempts, Instant now) {
        Tally tally = counter.tally();
        boolean isLastCharge = tally.charged() == charge.ordinal();
        Tally after = new Tally(
                tally.charged(),
                tally.cleared(),
                Math.min(tally.windowBase() + attempts, tally.charged()),
                isLastCharge ? charge.previousChargeAt() : tally.windowFrom());
        Block block = counter.block();
        boolean lockIsOfAttempt = charge.locksOnFailure() && block.causedBy() == charge.ordinal();
        return counter.next(
                after,
                lockIsOfAttempt ? new Block(block.locks() - 1, 0, Optional.empty(), false) : block,
                changeTime(counter, now));
    }

    /** Whether only an administrator lifts the lock that begins now, because there were too many locks before it. */
    static boolean needsAdministrator(Counter counter, Budget budget) {
        return counter.block().locks() > budget.heldAfter() || isCapReached(counter, budget);
    }

    /** The counter once it is held: from now on only an administrator lifts the lock. */
    public static Counter afterHold(Counter counter, Instant now) {
        Block block = counter.block();
        return counter.next(
                counter.tally(),
                new Block(block.locks(), block.causedBy(), Optional.empty(), true),
                changeTime(counter, now));
    }

    /** The counter after an administrator lifted the lock. What counts towards the cap stays. */
    public static Counter afterUnlock(Counter counter, Instant now) {
        Instant at = changeTime(counter, now);
        Tally tally = counter.tally();
        return counter.next(new Tally(tally.charged(), tally.cleared(), tally.charged(), at), Block.none(), at);
    }

    /**
     * The counter after the proof was replaced by another. Guesses at the old proof count no more, but a held lock
     * stays.
     */
    public static Counter afterNewProof(Counter counter, Instant now) {
        return withoutAttempts(counter, counter.block().held() ? counter.block() : Block.none(), now);
    }

    /** The counter after an administrator reset it. */
    public static Counter afterReset(Counter counter, Instant now) {
        return withoutAttempts(counter, Block.none(), now);
    }

    private static Counter withoutAttempts(Counter counter, Block block, Instant now) {
        Instant at = changeTime(counter, now);
        long charged = counter.tally().charged();
        return counter.next(new Tally(charged, charged, charged, at), block, at);
    }

    private static Instant changeTime(Counter counter, Instant now) {
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
        return policy.budget(key.proof(), !isOfUnknownClients(key));
    }

    /** Whether the counter counts the attempts of all unknown clients together, and not those of one known device. */
    public static boolean isOfUnknownClients(Counter.Key key) {
        return key.channel().equals(Counter.UNKNOWN_CLIENTS);
    }
}
