package io.rosterkit.notice;

import io.rosterkit.model.MessageId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.contact.Destination;
import io.rosterkit.model.notice.Delivery;
import io.rosterkit.model.notice.Notice;
import java.util.UUID;

/**
 * A dead letter: a message that is not sent any more. It holds neither text nor link.
 *
 * @param subject the id of the invitation or user that the message is about
 * @param delivery the attempts so far
 */
public record DeadLetterDetails(
        MessageId id, OrganizationId organization, Notice notice, UUID subject, Destination to, Delivery delivery) {}
