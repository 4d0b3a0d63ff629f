package io.rosterkit.model;

/**
 * One guarded change of state: a row that must not exist yet, or a row that must still have the version before. Each
 * feature has a sealed sub-interface; an adapter maps every class of it to one statement.
 */
public interface Change {

    /** The organization whose row changes. */
    OrganizationId organization();
}
