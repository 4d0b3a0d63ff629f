package io.rosterkit.engine.call;

import io.rosterkit.spi.storage.Changes;

/** The decision to carry out an operation: the changes to apply, and the result once they are applied. */
public record Decision<T>(Changes changes, T result) {}
