package io.rosterkit.model.notice;

import io.rosterkit.model.MessageId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.contact.Destination;
import io.rosterkit.model.contact.PhoneNumber;
import java.time.Instant;
import java.util.UUID;

/**
 * The intent to write to somebody: which notice, about which row, to which address as of now. It holds neither a text
 * nor a link; both are made when it is sent, and only if the row still wants it.
 */
public record Message(
        MessageId id, OrganizationId organization, Notice notice, Lane lane, About about, Destination to, Instant due) {

    /** By what it travels: decided by what its destination is. */
    public Channel channel() {
        return to instanceof PhoneNumber ? Channel.SMS : Channel.MAIL;
    }

    /** The row it is about, and the generation of its link: a later generation makes the message pointless. */
    public record About(UUID subject, int generation) {}
}
