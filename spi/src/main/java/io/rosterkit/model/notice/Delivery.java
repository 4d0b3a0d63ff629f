package io.rosterkit.model.notice;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of a message: its state, the number of attempts since it was queued, the time of the last change (while
 * it is queued: when it is due), and the code of the last failure, which stays after a later success. An attempt is
 * counted when a gateway was handed the message and the trouble, if any, was the message's own.
 */
public record Delivery(MessageState state, int attempts, Instant at, Optional<String> failure) {

    /** The delivery of a message that is not kept any more, as of the last change of what it was about. */
    public static Delivery forgotten(Instant at) {
        return new Delivery(MessageState.FORGOTTEN, 0, at, Optional.empty());
    }
}
