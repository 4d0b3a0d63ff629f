package io.rosterkit.model.lockout.stored;

import io.rosterkit.model.Change;
import io.rosterkit.model.OrganizationId;

/** The changes of counters that need not be on the disk at once. All others are changes of rows. */
public sealed interface LockoutChange extends Change {

    /** The counter as it shall be. */
    Counter row();

    @Override
    default OrganizationId organization() {
        return row().organization();
    }

    /**
     * A counter counted an attempt that is yet to be made: version 1 is a new row, lost when the key is taken; every
     * other is lost unless the stored version is one less. It may become durable no earlier than what is applied next.
     * Its caller applies something else before it answers. No other change stands in the same changes.
     */
    record Charged(Counter row) implements LockoutChange {}

    /**
     * An attempt at a counter that is locked. The storage sets the time of the row, as that of the last change. Its
     * version and all else stay, so such attempts never delay another change. Lost when there is no such counter. It
     * may become durable late or never. Only changes of its kind stand in the same changes.
     */
    record AttemptRejected(Counter row) implements LockoutChange {}
}
