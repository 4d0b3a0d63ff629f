package io.rosterkit.model.access;

/** What a storage found, with the access state of the caller, read at the same moment and in the same round trip. */
public record WithAccess<T>(AccessState access, T value) {}
