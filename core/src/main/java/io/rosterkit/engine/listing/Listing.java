package io.rosterkit.engine.listing;

import io.rosterkit.model.access.Permission;
import io.rosterkit.model.listing.Slice.Position;
import java.util.function.Function;

/**
 * A list: its code in the journal, the query to which its cursors are bound, the permission it needs, and the position
 * of a row in it.
 */
public record Listing<T>(String act, String query, Permission permission, Function<T, Position> position) {}
