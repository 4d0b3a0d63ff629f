package io.rosterkit.access;

import io.rosterkit.model.outcome.Arguments;
import java.time.Instant;
import java.util.Optional;

/**
 * From when until when a user, an assignment or a role shall hold, as a form gives it. It is checked by the operation:
 * the end has to be later than the start and than now, and neither may be more than a hundred years away. Immutable.
 */
public final class ValidityDraft {

    private static final ValidityDraft ALWAYS = new ValidityDraft(Optional.empty(), Optional.empty());

    private final Optional<Instant> starts;
    private final Optional<Instant> ends;

    private ValidityDraft(Optional<Instant> starts, Optional<Instant> ends) {
        this.starts = starts;
        this.ends = ends;
    }

    /** At any time: without a start and without an end. */
    public static ValidityDraft always() {
        return ALWAYS;
    }

    /** The same from that moment on. */
    public ValidityDraft from(Instant start) {
        Arguments.required("start", start);
        return new ValidityDraft(Optional.of(start), ends);
    }

    /** The same until that moment, at which it holds no more. */
    public ValidityDraft until(Instant end) {
        Arguments.required("end", end);
        return new ValidityDraft(starts, Optional.of(end));
    }

    /** The start, if there is one. */
    public Optional<Instant> starts() {
        return starts;
    }

    /** The end, if there is one. */
    public Optional<Instant> ends() {
        return ends;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ValidityDraft draft && starts.equals(draft.starts) && ends.equals(draft.ends);
    }

    @Override
    public int hashCode() {
        return starts.hashCode() * 31 + ends.hashCode();
    }

    @Override
    public String toString() {
        return "ValidityDraft[" + starts.map(Instant::toString).orElse("") + "/"
                + ends.map(Instant::toString).orElse("") + "]";
    }
}
