package io.rosterkit.engine.user;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.call.Decision;
import io.rosterkit.engine.secret.CodeWords;
import io.rosterkit.model.audit.stored.Deed;
import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.user.UserReceipt;
import java.util.Map;
import java.util.Optional;

/** Gives a user another name. A name that tells a code word of the organization is refused. */
public final class NameChange {

    private final OrganizationStore organizations;
    private final CodeWords words;
    private final UserWriting writing;

    /** Made by the root, once. */
    public NameChange(OrganizationStore organizations, CodeWords words, UserWriting writing) {
        this.organizations = organizations;
        this.words = words;
        this.writing = writing;
    }

    /** The user with that name, as that act; nothing changes when it is the name already. */
    public Outcome<Decision<UserReceipt>> decide(Author author, User user, String act, DisplayName name) {
        return UserRules.changeable(user)
                .then(same -> same.contact().name().filter(name::equals).isPresent()
                        ? Outcome.done(Changes.none(same.organization()))
                        : tellsNoWord(author, name).map(fit -> renamed(author, same, act, fit)))
                .map(changes -> UserWriting.receipt(changes, user, user.standing()));
    }

    private Outcome<DisplayName> tellsNoWord(Author author, DisplayName name) {
        return words.told(name.text(), organizations.practices(author.organization()))
                ? Outcome.refused(Refusal.of(ContactReason.NAME_TELLS_CODE_WORD).at("name"))
                : Outcome.done(name);
    }

    /** The name itself is no part of the entry. */
    private Changes renamed(Author author, User user, String act, DisplayName name) {
        User.Contact before = user.contact();
        User.Contact contact = new User.Contact(before.address(), before.verified(), Optional.of(name), before.phone());
        return writing.reached(author, Deed.done(act, Map.of()), user, contact, user.security());
    }
}
