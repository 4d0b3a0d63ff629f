package io.rosterkit.model.lockout;

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
     * than what is applied next. Whoever applies it applies something else before anybody is answered. Other changes do
     * not come along.
     */
    record Charged(Counter row) implements LockoutChange {}
}
