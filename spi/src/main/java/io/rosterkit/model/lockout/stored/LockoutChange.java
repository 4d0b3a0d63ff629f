package io.rosterkit.model.lockout.stored;

import io.rosterkit.model.Change;
import io.rosterkit.model.OrganizationId;

/** The changes of this room. */
public sealed interface LockoutChange extends Change {

    /** The counter as it shall be. */
    Counter row();

    @Override
    default OrganizationId organization() {
        return row().organization();
    }

    /**
     * A counter counted. Version 1 is a new row, lost when the key is taken; every other is lost unless the stored
     * version is one less.
     */
    record Counted(Counter row) implements LockoutChange {}

    /**
     * A counter counted an attempt that is yet to be made: as {@link Counted}, but it may become durable no earlier
     * than what is applied next. Its caller applies something else before it answers. No other change stands in the
     * same changes.
     */
    record Charged(Counter row) implements LockoutChange {}

    /**
     * An attempt at a counter that is locked. The storage sets the time of the row, as that of the last change. Its
     * version and all else stay, so such attempts never delay a {@link Counted} change. Lost when there is no such
     * counter. It may become durable late or never. Only changes of its kind stand in the same changes.
     */
    record Knocked(Counter row) implements LockoutChange {}
}
