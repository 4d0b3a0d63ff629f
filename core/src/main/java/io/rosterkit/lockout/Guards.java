package io.rosterkit.lockout;

/** Everything that keeps guessers out, for rooms with a door that can be knocked at. */
@SuppressWarnings("exports") // made by the entrance only
public record Guards(AttemptLimiter limiter, Sources sources, Locks locks, LockoutPolicy policy) {}
