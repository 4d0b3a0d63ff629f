package io.rosterkit.model;

/**
 * One guarded change of state: a row that must not exist yet, or a row that must still have the version before. Almost
 * all are changes of rows ({@code io.rosterkit.spi.table.RowChange}).
 */
public interface Change {

    /** The organization whose row changes. */
    OrganizationId organization();
}
