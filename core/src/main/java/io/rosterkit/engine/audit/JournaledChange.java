package io.rosterkit.engine.audit;

import io.rosterkit.model.Revision;
import io.rosterkit.model.audit.stored.JournalEntry;

/** The journal entry about a change, and the revision of its subject after the change. */
public record JournaledChange(JournalEntry entry, Revision revision) {}
