package io.rosterkit.engine.lockout;

import io.rosterkit.lockout.Budget;
import io.rosterkit.model.lockout.stored.Counter;

/** A counter that has to admit an attempt, its budget, and what the success of an attempt does to it. */
public record LimitedCounter(Counter.Key key, Budget budget, SuccessEffect successEffect) {

    /** What the success of an attempt does to the counter. */
    public enum SuccessEffect {

        /** The attempt and all attempts before it count no more: they were of the same person. */
        CLEARS_COUNTER,

        /** The attempt and the attempts of the same person before it are refunded: many people share the counter. */
        REFUNDS_CALLER,

        /** The attempt stays counted: the counter limits how often a request is made. */
        STAYS_COUNTED
    }

    /** A counter of one person, or of guesses at one account. */
    public static LimitedCounter of(Counter.Key key, Budget budget) {
        return new LimitedCounter(key, budget, SuccessEffect.CLEARS_COUNTER);
    }

    /** A counter that many people share. */
    public static LimitedCounter shared(Counter.Key key, Budget budget) {
        return new LimitedCounter(key, budget, SuccessEffect.REFUNDS_CALLER);
    }

    /** A counter of requests, which no success takes back. */
    public static LimitedCounter ofRequests(Counter.Key key, Budget budget) {
        return new LimitedCounter(key, budget, SuccessEffect.STAYS_COUNTED);
    }
}
