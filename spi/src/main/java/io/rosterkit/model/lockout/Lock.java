package io.rosterkit.model.lockout;

import java.time.Instant;
import java.util.Optional;

/** A lock of an account: of which kind, since when, and until when; without an end only an administrator lifts it. */
public record Lock(Kind kind, Instant since, Optional<Instant> until) {

    /** The kinds of lock. */
    public enum Kind {
        /** Too many failed attempts. Known devices are not kept out by it. */
        ATTEMPTS,
        /** An administrator's decision. No client signs in to the account. */
        ADMINISTRATOR
    }

    /** Whether it ends later than the other one; one without an end outlasts all. */
    public boolean outlasts(Lock other) {
        return until.isEmpty() || other.until().filter(until.get()::isAfter).isPresent();
    }

    /** Whether it holds at that moment. */
    public boolean holdsAt(Instant now) {
        return until.isEmpty() || now.isBefore(until.get());
    }
}
