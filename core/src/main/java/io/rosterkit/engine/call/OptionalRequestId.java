package io.rosterkit.engine.call;

import io.rosterkit.model.RequestId;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import java.util.Optional;

/**
 * The request id of a call: none, a valid id, or a text that is not a valid id. With the last one every operation is
 * refused.
 */
public record OptionalRequestId(Optional<RequestId> id, Optional<Refusal> refusal) {

    /** No request id: the operation is carried out each time. */
    public static OptionalRequestId none() {
        return new OptionalRequestId(Optional.empty(), Optional.empty());
    }

    /** A request id: the operation is carried out once. */
    public static OptionalRequestId of(RequestId id) {
        return new OptionalRequestId(Optional.of(id), Optional.empty());
    }

    /** Reads a request id from the text that the host got, such as from a form field. */
    public static OptionalRequestId parse(String text) {
        return RequestId.parse(text)
                .fold(OptionalRequestId::of, why -> new OptionalRequestId(Optional.empty(), Optional.of(why)));
    }

    /** The id, if there is one; refused when the text is not a valid id. */
    public Outcome<Optional<RequestId>> checked() {
        return refusal.<Outcome<Optional<RequestId>>>map(Outcome::refused).orElseGet(() -> Outcome.done(id));
    }
}
