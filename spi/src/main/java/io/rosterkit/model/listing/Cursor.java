package io.rosterkit.model.listing;

/** Where a page ended: opaque, bound to the query and the organization it came from, and checked when it comes back. */
public record Cursor(String text) {}
