package io.rosterkit.model.listing;

import io.rosterkit.model.outcome.Arguments;

/** Where a page ended: opaque, bound to the query and the organization it came from, and checked when it comes back. */
public record Cursor(String text) {

    public Cursor {
        Arguments.required("text", text);
    }

    /** Without the text, which may tell an address or a name. */
    @Override
    public String toString() {
        return "Cursor";
    }
}
