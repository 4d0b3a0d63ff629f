package io.rosterkit.engine.person;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.audit.JournaledChange;
import io.rosterkit.engine.audit.PersonalFacts;
import io.rosterkit.engine.call.Ids;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.Listing;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.signin.CredentialTable;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.DamagedRowException;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.spi.user.UserRows;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of invited people. A person who was in the directory before keeps the row, which has a version and a history
 * of its own and is therefore read. The row of another person follows from the invitation, and goes with it.
 */
public final class InvitedPersons {

    private static final String MAKE_USER = "person.make-user";
    private static final String CHANGE = "person.change";
    private static final String INVITATION_ENDED = "person.invitation-ended";

    private final TableStore store;
    private final JournalWriter journalWriter;
    private final Ids ids;

    public InvitedPersons(TableStore store, JournalWriter journalWriter, Ids ids) {
        this.store = store;
        this.journalWriter = journalWriter;
        this.ids = ids;
    }

    /** The person whom the invitation names. */
    public User of(Invitation invitation) {
        return invitation.invitee().listed()
                ? store
                        .scan(UserRows.withId(
                                invitation.organization(), invitation.invitee().user()))
                        .stream()
                        .findFirst()
                        .orElseThrow(() -> DamagedRowException.ofColumn("user_id", "names no person that is there"))
                : invitation.invited();
    }

    /** The person of the directory is invited. The type changes only when the person joins. */
    public Changes invited(Author author, User person, InvitationId invitation, EmailAddress address) {
        User.Contact contact = person.contact().withAddress(address, false);
        JournaledChange journaled = journalWriter.change(
                author, event(MAKE_USER, invitation), person, PersonalFacts.changed(person, contact));
        User after = person.withOrigin(person.origin().invitedBy(Optional.of(invitation)))
                .withContact(contact, person.security(), journaled.revision())
                .withStatus(person.status().with(UserStatus.INVITED), person.security(), journaled.revision());
        return changed(person, after, journaled);
    }

    /**
     * The person is edited as the invitation is. The row of a person who was not in the directory is made anew, since
     * it has no version: the unique key decides who has the address, and the version of the invitation who was first.
     */
    public Changes edited(Author author, Invitation before, Invitation after) {
        if (!before.invitee().listed()) {
            return UserRows.delete(before.invited()).and(UserRows.insert(after.invited()));
        }
        User person = of(before);
        User.Contact contact = person.contact()
                .withAddress(after.invitee().address(), false)
                .withName(after.invitee().name())
                .withPhone(after.invitee().phone());
        JournaledChange journaled =
                journalWriter.change(author, event(CHANGE, after.id()), person, PersonalFacts.changed(person, contact));
        return changed(person, person.withContact(contact, person.security(), journaled.revision()), journaled);
    }

    /** The invitation ends without a user: the person stays in the directory, or is removed. */
    public Changes released(Author author, Invitation invitation) {
        if (!invitation.invitee().listed()) {
            return UserRows.delete(invitation.invited());
        }
        User person = of(invitation);
        JournaledChange journaled =
                journalWriter.change(author, event(INVITATION_ENDED, invitation.id()), person, PersonalFacts.none());
        return listed(person, person.security(), person.origin().listing(), journaled);
    }

    /**
     * The person is deactivated, and stays in the directory without an invitation. One who was merely invited has no
     * salt yet.
     */
    public Changes deactivated(Author author, User person, JournalEvent event) {
        User.Security security =
                person.security().dataSalt().isPresent() ? person.security() : User.Security.first(ids.dataSalt());
        return listed(
                person, security, Listing.INACTIVE, journalWriter.change(author, event, person, PersonalFacts.none()));
    }

    /** Without the password of a registration that was not completed. */
    private Changes listed(User person, User.Security security, Listing listing, JournaledChange journaled) {
        User after = person.withOrigin(person.origin().with(listing).invitedBy(Optional.empty()))
                .withStatus(person.status().with(UserStatus.LISTED), security, journaled.revision());
        Changes changes = changed(person, after, journaled);
        var passwords = store.scan(Scan.of(CredentialTable.CREDENTIALS, person.organization())
                .where(CredentialTable.USER, person.id().uuid()));
        for (var password : passwords) {
            changes = changes.and(CredentialTable.CREDENTIALS.delete(password));
        }
        return changes;
    }

    private static Changes changed(User before, User after, JournaledChange journaled) {
        return Changes.none(before.organization())
                .and(UserRows.update(before, after))
                .and(journaled.entry());
    }

    private static JournalEvent event(String act, InvitationId invitation) {
        return JournalEvent.done(act, Map.of("invitation", invitation.toString()));
    }
}
