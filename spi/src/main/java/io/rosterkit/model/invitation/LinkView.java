package io.rosterkit.model.invitation;

import io.rosterkit.model.contact.DisplayName;
import java.time.Instant;
import java.util.Locale;

/** What the holder of a usable link may know: who invites, in which language to answer, and until when. */
public record LinkView(DisplayName organization, Locale language, Instant expiresAt) {}
