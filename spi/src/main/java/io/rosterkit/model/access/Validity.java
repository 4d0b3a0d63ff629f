package io.rosterkit.model.access;

import java.time.Instant;
import java.util.Optional;

/**
 * From when until when something holds: from its start on, and no more at its end. Without a start it holds since ever,
 * without an end for good.
 */
public record Validity(Optional<Instant> starts, Optional<Instant> ends) {

    /** Throws {@link IllegalArgumentException} unless the end is later than the start. */
    public Validity {
        if (starts.isPresent() && ends.isPresent() && !starts.get().isBefore(ends.get())) {
            throw new IllegalArgumentException("ends must be later than starts");
        }
    }

    /** Without a start and without an end. */
    public static Validity always() {
        return new Validity(Optional.empty(), Optional.empty());
    }

    /** Whether it holds at that time. */
    public boolean holdsAt(Instant now) {
        return starts.filter(now::isBefore).isEmpty()
                && ends.filter(end -> !now.isBefore(end)).isEmpty();
    }
}
