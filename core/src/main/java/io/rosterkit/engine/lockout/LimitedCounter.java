package io.rosterkit.engine.lockout;

import io.rosterkit.lockout.Budget;
import io.rosterkit.model.lockout.stored.Counter;

/** A counter that has to admit an attempt, its budget, and what a right attempt means for it. */
public record LimitedCounter(Counter.Key key, Budget budget, Settlement settlement) {

    /** What a right attempt does to its counter. */
    public enum Settlement {

        /** It wipes out itself and all attempts before it: they were of the same person. */
        WIPES_OUT,

        /** It gives back itself and the attempts of the same person: the counter is shared by many. */
        GIVES_BACK,

        /** It stays counted: what is limited is how often it is done. */
        COUNTS
    }

    /** A counter of one person, or of guesses at one account. */
    public static LimitedCounter of(Counter.Key key, Budget budget) {
        return new LimitedCounter(key, budget, Settlement.WIPES_OUT);
    }

    /** A counter that many people share. */
    public static LimitedCounter shared(Counter.Key key, Budget budget) {
        return new LimitedCounter(key, budget, Settlement.GIVES_BACK);
    }

    /** A counter of requests, which no success takes back. */
    public static LimitedCounter ofRequests(Counter.Key key, Budget budget) {
        return new LimitedCounter(key, budget, Settlement.COUNTS);
    }
}
