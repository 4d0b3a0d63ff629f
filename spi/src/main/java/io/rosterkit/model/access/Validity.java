package io.rosterkit.model.access;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** At no time. */
    static Validity never() {
        return new Validity(Optional.empty(), Optional.of(Instant.MIN));
    }

    /** Whether it holds at that time. */
    public boolean holdsAt(Instant now) {
        return starts.filter(now::isBefore).isEmpty() && !isOverAt(now);
    }

    /** Whether its end has come at that time. */
    public boolean isOverAt(Instant time) {
        return ends.filter(end -> !end.isAfter(time)).isPresent();
    }

    /** The end, or that time if it is earlier. */
    public Instant earlierEnd(Instant time) {
        return ends.filter(time::isAfter).orElse(time);
    }

    /** Whether it holds at every time from then on at which the other does. */
    public boolean coversFrom(Instant time, Validity other) {
        return other.isOverAt(time)
                || other.within(new Validity(Optional.of(time), Optional.empty()))
                        .filter(rest -> !rest.within(this).equals(Optional.of(rest)))
                        .isEmpty();
    }

    /** The time in which both hold; none where they have no time in common. */
    public Optional<Validity> within(Validity other) {
        Optional<Instant> start =
                Stream.concat(starts.stream(), other.starts.stream()).max(Comparator.naturalOrder());
        Optional<Instant> end =
                Stream.concat(ends.stream(), other.ends.stream()).min(Comparator.naturalOrder());
        boolean isEmpty = start.isPresent()
                && end.filter(last -> !last.isAfter(start.get())).isPresent();
        return isEmpty ? Optional.empty() : Optional.of(new Validity(start, end));
    }
}
