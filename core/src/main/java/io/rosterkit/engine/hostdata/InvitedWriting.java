package io.rosterkit.engine.hostdata;

import io.rosterkit.engine.attribute.AttributeRows;
import io.rosterkit.engine.attribute.AttributeRows.Difference;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.invitation.InvitationWriting;
import io.rosterkit.engine.person.InvitedPersons;
import io.rosterkit.model.invitation.Invitee;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.user.ExternalId;
import io.rosterkit.spi.storage.Changes;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Puts what the host keeps of invited people into changes. The version of the invitation guards them. */
public final class InvitedWriting {

    private final InvitationWriting invitations;
    private final InvitedPersons persons;

    public InvitedWriting(InvitationWriting invitations, InvitedPersons persons) {
        this.invitations = invitations;
        this.persons = persons;
    }

    /** The person, whose row goes with the invitation, gets that id, or none. */
    Changes withExternalId(Author author, Invitation row, Optional<ExternalId> id) {
        Invitation after = row.edited(row.invitee().known(id), row.progress(), row.revision());
        return persons.edited(author, row, after).and(namingExternalId(author, row, id));
    }

    /** The invitation names that id, or none; the caller changes the person, who is in the directory. */
    Changes namingExternalId(Author author, Invitation row, Optional<ExternalId> id) {
        return invitations.noted(author, row, row.invitee().known(id), Set.of(InvitationWriting.EXTERNAL_ID));
    }

    /** The person, whose row goes with the invitation, gets these attributes. */
    Changes withAttributes(Author author, Invitation row, SortedMap<String, Difference> differences) {
        Invitee invitee = row.invitee();
        Set<String> changed = differences.keySet().stream()
                .map(name -> InvitationWriting.ATTRIBUTE + name)
                .collect(Collectors.toSet());
        // These rows have no version: that of the invitation guards them, so it comes first.
        return invitations
                .noted(author, row, invitee, changed)
                .and(new AttributeRows(row.organization(), invitee.user()).changes(differences));
    }
}
