package io.rosterkit.health;

import io.rosterkit.model.outcome.Arguments;

/**
 * A stored row that no version of the library wrote. Each call that needs it fails. The operator has to mend it by
 * hand.
 *
 * @param table the name of the table, without its prefix
 * @param key the ids of its primary key, each with the name of its column
 * @param column the column with the value; empty when several columns contradict each other
 */
public record DamagedRow(String table, String key, String column) implements Comparable<DamagedRow> {

    public DamagedRow {
        Arguments.required("table", table, "key", key, "column", column);
    }

    /** By table, key and column. */
    @Override
    public int compareTo(DamagedRow other) {
        int byTable = table.compareTo(other.table);
        int byKey = byTable != 0 ? byTable : key.compareTo(other.key);
        return byKey != 0 ? byKey : column.compareTo(other.column);
    }
}
