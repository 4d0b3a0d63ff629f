package io.rosterkit.organization;

import io.rosterkit.model.PracticeId;

/** A practice that was changed. */
public record PracticeReceipt(PracticeId practice) {}
