package io.rosterkit.engine.user;

import io.rosterkit.engine.contact.Addresses;
import io.rosterkit.engine.contact.ExternalIdParser;
import io.rosterkit.engine.contact.Names;
import io.rosterkit.engine.contact.Phones;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.contact.LanguageTag;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.user.UserImport;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Reads the content of an import. */
final class ImportContent {

    private ImportContent() {}

    /** The content that makes two imports the same request; the stored password is no part of it. */
    static Object[] of(UserImport userImport) {
        UserImport.Details details = userImport.details();
        return new Object[] {
            userImport.address(),
            userImport.type().code(),
            details.name().orElse(""),
            details.phone().orElse(""),
            details.verified(),
            details.language().map(Locale::toLanguageTag).orElse(""),
            details.externalId().orElse(""),
            new TreeSet<>(details.roles())
        };
    }

    /** The contact of the user, if address, name and number can be read. */
    static Outcome<User.Contact> contact(UserImport userImport) {
        UserImport.Details details = userImport.details();
        return Addresses.parse(userImport.address())
                .then(address -> name(details)
                        .then(name -> phone(details)
                                .then(phone -> ExternalIdParser.parse(details.externalId())
                                        .map(externalId -> User.Contact.of(address)
                                                .withAddress(address, details.verified())
                                                .withName(name)
                                                .withPhone(phone)
                                                .withLanguage(details.language().map(LanguageTag::of))
                                                .withExternalId(externalId)))));
    }

    private static Outcome<Optional<DisplayName>> name(UserImport.Details details) {
        return details.name()
                .map(text -> Names.parse(text).map(Optional::of))
                .orElseGet(() -> Outcome.done(Optional.empty()));
    }

    private static Outcome<Optional<PhoneNumber>> phone(UserImport.Details details) {
        return details.phone()
                .map(text -> Phones.parse(text).map(Optional::of))
                .orElseGet(() -> Outcome.done(Optional.empty()));
    }
}
