package io.rosterkit.engine.call;

import io.rosterkit.spi.storage.Changes;

/** A decision to do it: what to write, and what to answer once it is written. */
public record Decision<T>(Changes changes, T answer) {}
