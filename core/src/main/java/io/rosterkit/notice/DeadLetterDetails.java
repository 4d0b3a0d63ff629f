package io.rosterkit.notice;

import io.rosterkit.model.MessageId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.contact.Destination;
import io.rosterkit.model.notice.Delivery;
import io.rosterkit.model.notice.Notice;
import java.util.UUID;

/**
 * A message that was given up: which notice, about which invitation or user, to which address, and what was tried. It
 * holds neither text nor link.
 */
public record DeadLetterDetails(
        MessageId id, OrganizationId organization, Notice notice, UUID subject, Destination to, Delivery delivery) {}
