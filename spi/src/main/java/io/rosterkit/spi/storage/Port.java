package io.rosterkit.spi.storage;

/** Marks a port that a {@link Storage} provides. All of them are listed in {@code io.rosterkit.spi.Ports}. */
public interface Port {}
