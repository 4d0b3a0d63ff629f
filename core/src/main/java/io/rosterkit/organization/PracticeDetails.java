package io.rosterkit.organization;

import io.rosterkit.model.PracticeId;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.organization.PracticeStatus;
import java.time.Instant;

/** A practice as a page shows it. Its code word is shown by {@link Practices#showCodeWord} alone. */
public record PracticeDetails(PracticeId id, DisplayName name, PracticeStatus status, Instant openedAt) {}
