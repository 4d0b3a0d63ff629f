package io.rosterkit.engine.directory;

import io.rosterkit.directory.DirectoryEntry;
import io.rosterkit.directory.PersonContact;
import io.rosterkit.model.contact.LanguageTag;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.DirectoryRow;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.signin.CredentialTable;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.TableStore;

/** Makes the entries that hosts see. */
public final class DirectoryEntries {

    private final TableStore store;

    public DirectoryEntries(TableStore store) {
        this.store = store;
    }

    /** The entry of a person, which takes one more read where the person is invited. */
    public DirectoryEntry of(User person) {
        return of(DirectoryRow.of(person, hasPassword(person)));
    }

    static DirectoryEntry of(DirectoryRow row) {
        User.Contact contact = row.contact();
        return new DirectoryEntry(
                row.user(),
                row.invitation(),
                new PersonContact(
                        contact.name(),
                        contact.mailbox(),
                        contact.verified(),
                        contact.phone(),
                        contact.language().map(LanguageTag::locale),
                        contact.externalId()),
                row.type(),
                new DirectoryEntry.Status(
                        row.status(),
                        row.account().state(),
                        row.account().active(),
                        row.account().validity()));
    }

    /** Only an invited person is looked for among those who have set a password. */
    private boolean hasPassword(User person) {
        return person.status().state() == UserStatus.INVITED
                && !store.scan(Scan.of(CredentialTable.CREDENTIALS, person.organization())
                                .where(CredentialTable.USER, person.id().uuid()))
                        .isEmpty();
    }
}
