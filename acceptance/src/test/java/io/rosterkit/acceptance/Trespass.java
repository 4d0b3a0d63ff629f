package io.rosterkit.acceptance;

import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import java.util.Optional;

/**
 * An operation with an id, a link, a token or a cursor of another organization. The answer is the only reason that the
 * caller may hear; it is empty where nothing is refused, since there is nothing to be seen.
 */
record Trespass(Operation operation, String how, Optional<Reason> answer, Call call) {

    Outcome<?> attempt(Visitor visitor, Things things) {
        return call.by(visitor, things);
    }

    /** Whether the answer tells what the journal holds. */
    boolean isOfTheJournal() {
        return operation.signature().startsWith("Journal.");
    }

    @Override
    public String toString() {
        return (operation + " " + how).trim();
    }
}
