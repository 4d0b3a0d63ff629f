package io.rosterkit.organization;

import io.rosterkit.model.PracticeId;

/** A practice as it came out of a change. */
public record PracticeReceipt(PracticeId practice) {}
