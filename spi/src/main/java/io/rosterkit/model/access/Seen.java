package io.rosterkit.model.access;

/**
 * What a storage found, together with the standing of the one who asked, read at the same moment and in the same round
 * trip.
 */
public record Seen<T>(Standing standing, T value) {}
