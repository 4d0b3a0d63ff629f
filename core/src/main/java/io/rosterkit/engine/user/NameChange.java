package io.rosterkit.engine.user;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.naming.NameCheck;
import io.rosterkit.model.audit.stored.JournalEvent;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.user.UserReceipt;
import java.util.Map;
import java.util.Optional;

/** Gives a user another name. A name that contains a code word of the organization is refused. */
public final class NameChange {

    private final OrganizationStore organizations;
    private final NameCheck nameCheck;
    private final UserWriting writing;

    public NameChange(OrganizationStore organizations, NameCheck nameCheck, UserWriting writing) {
        this.organizations = organizations;
        this.nameCheck = nameCheck;
        this.writing = writing;
    }

    /** Gives the user that name, by the operation of that code. Nothing changes when the user has the name already. */
    public Outcome<Decision<UserReceipt>> decide(Author author, User user, String operation, DisplayName name) {
        return UserRules.checkNotClosed(user)
                .then(open -> open.contact().name().filter(name::equals).isPresent()
                        ? Outcome.done(Changes.none(open.organization()))
                        : nameCheck
                                .check(author, name, organizations.practices(author.organization()))
                                .map(checked -> rename(author, open, operation, checked)))
                .map(changes -> UserWriting.receipt(changes, user, user.status()));
    }

    private Changes rename(Author author, User user, String operation, DisplayName name) {
        User.Contact contact = user.contact().withName(Optional.of(name));
        return writing.changeContact(author, JournalEvent.done(operation, Map.of()), user, contact, user.security());
    }
}
