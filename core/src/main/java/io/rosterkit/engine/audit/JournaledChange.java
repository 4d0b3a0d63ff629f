package io.rosterkit.engine.audit;

import io.rosterkit.model.Revision;
import io.rosterkit.model.audit.stored.JournalEntry;

/** A change as told by the journal: the entry, and the revision its subject has after it. */
public record JournaledChange(JournalEntry entry, Revision revision) {}
