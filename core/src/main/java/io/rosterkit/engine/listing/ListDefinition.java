package io.rosterkit.engine.listing;

import io.rosterkit.model.access.Permission;
import io.rosterkit.model.listing.Slice.Position;
import java.util.function.Function;

/**
 * Describes a list of rows.
 *
 * @param operationCode the code of reading the list, for the journal
 * @param cursorScope the query to which the cursors of the list are bound
 * @param permission the permission that a caller needs
 * @param positionOf returns the position of a row in the list
 */
public record ListDefinition<T>(
        String operationCode, String cursorScope, Permission permission, Function<T, Position> positionOf) {}
