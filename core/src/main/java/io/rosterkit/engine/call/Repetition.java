package io.rosterkit.engine.call;

import io.rosterkit.model.RequestId;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import java.util.Optional;

/** The request id of a call: none, a good one, or a text that is none, for which every act is refused. */
public record Repetition(Optional<RequestId> id, Optional<Refusal> malformed) {

    /** Carried out each time. */
    public static Repetition none() {
        return new Repetition(Optional.empty(), Optional.empty());
    }

    /** Carried out once under that id. */
    public static Repetition of(RequestId id) {
        return new Repetition(Optional.of(id), Optional.empty());
    }

    /** Carried out once under that text, as the host got it from a form field. */
    public static Repetition of(String text) {
        return RequestId.parse(text)
                .fold(Repetition::of, refusal -> new Repetition(Optional.empty(), Optional.of(refusal)));
    }

    /** The id, if there is one; refused where the text was none. */
    public Outcome<Optional<RequestId>> checked() {
        return malformed.<Outcome<Optional<RequestId>>>map(Outcome::refused).orElseGet(() -> Outcome.done(id));
    }
}
