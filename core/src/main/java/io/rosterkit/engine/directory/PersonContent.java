package io.rosterkit.engine.directory;

import io.rosterkit.directory.AccountDraft;
import io.rosterkit.directory.PersonDraft;
import io.rosterkit.engine.contact.Addresses;
import io.rosterkit.engine.contact.ExternalIdParser;
import io.rosterkit.engine.contact.Names;
import io.rosterkit.engine.contact.Phones;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.stored.User;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads what was typed about a person. */
final class PersonContent {

    private PersonContent() {}

    /** The content that makes two drafts the same request. */
    static Object[] of(PersonDraft draft) {
        return new Object[] {
            draft.name(),
            draft.type().code(),
            draft.address().orElse(""),
            draft.phone().orElse(""),
            draft.externalId().orElse("")
        };
    }

    /** The content that makes two drafts the same request. */
    static Object[] of(AccountDraft draft) {
        return new Object[] {
            draft.address().orElse(""),
            draft.type().map(UserType::code).orElse(""),
            new TreeSet<>(draft.roles()),
            draft.practice().map(PracticeId::toString).orElse(""),
            draft.validity()
        };
    }

    /** The contact of the person, if name, address, number and external id can be read. */
    static Outcome<User.Contact> contact(PersonDraft draft) {
        return Names.parse(draft.name())
                .then(name -> parsed(draft.address(), Addresses::parse)
                        .then(address -> parsed(draft.phone(), Phones::parse)
                                .then(phone -> ExternalIdParser.parse(draft.externalId())
                                        .map(externalId -> User.Contact.of(address)
                                                .withName(Optional.of(name))
                                                .withPhone(phone)
                                                .withExternalId(externalId)))));
    }

    /** The person as one to invite. Without an address it is refused like a blank one. */
    static InvitationDraft invitation(User person, AccountDraft draft) {
        User.Contact contact = person.contact();
        InvitationDraft invited = InvitationDraft.to(
                        draft.address()
                                .or(() -> contact.mailbox().map(EmailAddress::original))
                                .orElse(""),
                        draft.type().orElse(person.status().type()))
                .named(contact.name().map(DisplayName::text).orElse(""))
                .reachableAt(contact.phone().map(PhoneNumber::e164).orElse(""))
                .withRoles(draft.roles().toArray(Role[]::new))
                .limitedTo(draft.validity());
        InvitationDraft placed = draft.practice().map(invited::toPractice).orElse(invited);
        return contact.externalId().map(id -> placed.externalId(id.text())).orElse(placed);
    }

    private static <T> Outcome<Optional<T>> parsed(Optional<String> typed, Function<String, Outcome<T>> parser) {
        return typed.map(text -> parser.apply(text).map(Optional::of)).orElseGet(() -> Outcome.done(Optional.empty()));
    }
}
