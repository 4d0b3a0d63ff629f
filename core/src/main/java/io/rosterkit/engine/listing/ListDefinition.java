package io.rosterkit.engine.listing;

import io.rosterkit.model.PracticeId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.listing.Slice.Position;
import java.util.Set;
import java.util.function.Function;

/**
 * Describes a list of rows.
 *
 * @param operationCode the code of reading the list, for the journal
 * @param cursorScope the query to which the cursors of the list are bound
 * @param permission the permission that a caller needs
 * @param practices the practices whose users the list is limited to; the permission at each of them is enough. Without
 *     any, the permission is needed in the whole organization
 * @param positionOf returns the position of a row in the list
 */
public record ListDefinition<T>(
        String operationCode,
        String cursorScope,
        Permission permission,
        Set<PracticeId> practices,
        Function<T, Position> positionOf) {

    /** A list of the whole organization. */
    public ListDefinition(
            String operationCode, String cursorScope, Permission permission, Function<T, Position> positionOf) {
        this(operationCode, cursorScope, permission, Set.of(), positionOf);
    }
}
