package io.rosterkit.model.access;

/**
 * What a storage found, with the access state of the caller, read in the same round trip: at the same moment, or for a
 * search just after the rows. So a right that is lost meanwhile counts as lost.
 */
public record WithAccess<T>(AccessState access, T value) {}
