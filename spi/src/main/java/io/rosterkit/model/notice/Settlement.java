package io.rosterkit.model.notice;

import java.time.Instant;

/**
 * What a dispatcher says of a claimed message. Failures are short codes and never hold an address, a link or a server's
 * text.
 */
public sealed interface Settlement {

    /** The gateway took it. */
    record Sent(Instant at) implements Settlement {}

    /** Not now; again when due. */
    record Later(Instant due, String failure) implements Settlement {}

    /** Never; a person has to look at it. */
    record Failed(Instant at, String failure) implements Settlement {}

    /** The row did not want it any more. */
    record Dropped(Instant at) implements Settlement {}
}
