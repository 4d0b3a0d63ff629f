package io.rosterkit.model.notice.stored;

import io.rosterkit.model.MessageId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.contact.Destination;
import io.rosterkit.model.notice.Channel;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.Notice;
import java.time.Instant;
import java.util.UUID;

/**
 * A message to be sent: which notice, about which row, to which address at this time. It holds neither a text nor a
 * link. The dispatcher makes both when it sends the message, if the row still needs it.
 */
public record Message(
        MessageId id, OrganizationId organization, Notice notice, Lane lane, About about, Destination to, Instant due) {

    /** By what it travels: decided by what its destination is. */
    public Channel channel() {
        return Channel.of(to);
    }

    /** The row it is about, and the generation of its link: a later generation makes the message pointless. */
    public record About(UUID subject, int generation) {}
}
