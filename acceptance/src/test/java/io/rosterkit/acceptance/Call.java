package io.rosterkit.acceptance;

import io.rosterkit.model.outcome.Outcome;

/** How an operation is called: by a caller, on things that may be those of another organization. */
@FunctionalInterface
interface Call {

    Outcome<?> by(Visitor visitor, Things things);
}
