package io.rosterkit.model.organization.stored;

import io.rosterkit.model.Bytes;

/** A code word as stored: the number of the key and the sealed bytes. */
public record SealedWord(int keyId, Bytes sealed) {}
