package io.rosterkit.organization;

import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import java.util.UUID;

/**
 * An organization that was opened: its id, its first practice, and the first invitation with the id its user will have.
 */
public record Founded(OrganizationId organization, PracticeId practice, InvitationId invitation, UserId user) {

    static String write(Founded founded) {
        return founded.organization + " " + founded.practice + " " + founded.invitation + " " + founded.user;
    }

    static Founded read(String text) {
        String[] parts = text.split(" ", -1);
        return new Founded(
                new OrganizationId(UUID.fromString(parts[0])),
                new PracticeId(UUID.fromString(parts[1])),
                new InvitationId(UUID.fromString(parts[2])),
                new UserId(UUID.fromString(parts[3])));
    }
}
