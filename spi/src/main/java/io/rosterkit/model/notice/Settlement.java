package io.rosterkit.model.notice;

import java.time.Instant;

/**
 * What a dispatcher says of a claimed message. Failures are short codes and never hold an address, a link or a server's
 * text. Sent, Later and Failed count one attempt of the message; the others count none.
 */
public sealed interface Settlement {

    /** The gateway took it. */
    record Sent(Instant at) implements Settlement {}

    /** Tried, and not now; again when due. */
    record Later(Instant due, String failure) implements Settlement {}

    /** Tried, and never again; a person has to look at it. */
    record Failed(Instant at, String failure) implements Settlement {}

    /** The row did not want it any more. */
    record Dropped(Instant at) implements Settlement {}

    /** Tried, but the gateway itself was the trouble: it waits as before, with the same due time. */
    record Uncharged(String failure) implements Settlement {}

    /**
     * Given up without a try, such as a text that cannot be written; a person has to look at it, as at one that failed.
     */
    record SetAside(Instant at, String failure) implements Settlement {}
}
