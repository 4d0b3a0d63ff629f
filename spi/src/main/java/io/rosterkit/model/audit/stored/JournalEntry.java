package io.rosterkit.model.audit.stored;

import io.rosterkit.model.Bytes;
import io.rosterkit.model.EntryId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.audit.Agent;
import io.rosterkit.model.audit.Subject;
import java.time.Instant;

/**
 * One entry. The seal is a MAC over the entry and over the seal of the entry before it about the same subject, so that
 * a later change to either is detectable; its first byte is the number of the key.
 */
public record JournalEntry(
        EntryId id, OrganizationId organization, Instant at, Agent agent, Deed deed, Subject subject, Bytes seal) {}
