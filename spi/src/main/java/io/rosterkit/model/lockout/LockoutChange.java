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

    /**
     * Somebody came to a counter that lets nobody try. Of the row only the time is kept, as when the counter changed
     * last; its version and all else stay what they are, so that no number of those who knock hinders one who counts.
     * Lost when there is no such counter. May become durable late or never; only others of its kind come along.
     */
    record Knocked(Counter row) implements LockoutChange {}
}
