package io.rosterkit.engine.directory;

import io.rosterkit.directory.PersonReceipt;
import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.audit.JournalWriter;
import io.rosterkit.engine.audit.JournaledChange;
import io.rosterkit.engine.audit.PersonalFacts;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.call.ResultCodec;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.user.stored.Listing;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.user.UserRows;
import java.util.Map;
import java.util.UUID;

/** Puts decisions about people of the directory into changes: the row and the journal entry. */
public final class PersonWriting {

    static final String ADD = "person.add";
    static final String CHANGE = "person.change";
    static final String DEACTIVATE = "person.deactivate";
    static final String REACTIVATE = "person.reactivate";
    static final String MAKE_USER = "person.make-user";

    static final ResultCodec<PersonReceipt> RECEIPT_CODEC =
            ResultCodec.of(receipt -> receipt.person() + " " + receipt.active(), PersonWriting::receipt);

    private final JournalWriter journalWriter;

    public PersonWriting(JournalWriter journalWriter) {
        this.journalWriter = journalWriter;
    }

    Changes add(Author author, User person) {
        Map<String, String> facts = Map.of("type", person.status().type().code());
        JournaledChange journaled =
                journalWriter.change(author, JournalEvent.done(ADD, facts), person, PersonalFacts.of(person));
        return Changes.none(author.organization())
                .and(UserRows.insert(person.withStatus(person.status(), person.security(), journaled.revision())))
                .and(journaled.entry());
    }

    /** None, when all is as it was. */
    Changes change(Author author, User person, User.Contact contact, UserType type) {
        UserType before = person.status().type();
        if (contact.equals(person.contact()) && type.equals(before)) {
            return Changes.none(author.organization());
        }
        Map<String, String> facts = Map.of("type-before", before.code(), "type-after", type.code());
        JournaledChange journaled = journalWriter.change(
                author, JournalEvent.done(CHANGE, facts), person, PersonalFacts.changed(person, contact));
        User after = person.withContact(contact, person.security(), journaled.revision())
                .withStatus(
                        person.status().with(person.status().classification().with(type)),
                        person.security(),
                        journaled.revision());
        return Changes.none(author.organization())
                .and(UserRows.update(person, after))
                .and(journaled.entry());
    }

    /** The user, if there is one, stays as it is. */
    Changes list(Author author, User person, Listing listing, JournalEvent event) {
        JournaledChange journaled = journalWriter.change(author, event, person, PersonalFacts.none());
        User after = person.withOrigin(person.origin().with(listing))
                .withStatus(person.status(), person.security(), journaled.revision());
        return Changes.none(author.organization())
                .and(UserRows.update(person, after))
                .and(journaled.entry());
    }

    static Decision<PersonReceipt> receipt(Changes changes, UserId person, Listing listing) {
        return new Decision<>(changes, new PersonReceipt(person, listing.isActive()));
    }

    private static PersonReceipt receipt(String text) {
        String[] parts = text.split(" ", -1);
        return new PersonReceipt(new UserId(UUID.fromString(parts[0])), Boolean.parseBoolean(parts[1]));
    }
}
