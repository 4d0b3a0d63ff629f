package io.rosterkit.engine.lockout;

import io.rosterkit.lockout.LockoutPolicy;

/** Everything that keeps guessers out, for rooms with a door that can be knocked at. */
public record Guards(AttemptLimiter limiter, Sources sources, Locks locks, LockoutPolicy policy) {}
