package io.rosterkit.engine.user;

import io.rosterkit.engine.audit.Author;
import io.rosterkit.engine.contact.Addresses;
import io.rosterkit.engine.contact.ExternalIdParser;
import io.rosterkit.engine.contact.Names;
import io.rosterkit.engine.contact.Phones;
import io.rosterkit.engine.password.Hashing;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.contact.LanguageTag;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.PracticeAssignment;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.invitation.InvitationStore.AddressesInUse;
import io.rosterkit.user.UserImport;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads the content of an import and decides what the new user is. */
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
            new TreeSet<>(details.roles()),
            details.access().validity()
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

    /** What the user is, but for the time. */
    static User.Status status(Author author, AddressesInUse inUse, UserImport userImport) {
        return new User.Status(
                UserStatus.ACTIVE,
                userImport.type(),
                RoleGrant.of(userImport.details().roles(), author.user()),
                firstPractice(author, inUse),
                Optional.empty());
    }

    /** An imported user belongs to the active practice that was opened first, as an invitation does that names none. */
    private static Set<PracticeAssignment> firstPractice(Author author, AddressesInUse inUse) {
        return inUse.practices().stream()
                .filter(Practice::isActive)
                .limit(1)
                .map(practice -> PracticeAssignment.of(practice.id(), author.user()))
                .collect(Collectors.toSet());
    }

    /** The stored password, if one can ever be right for it. */
    static Outcome<Optional<PasswordHash>> checkedHash(UserImport userImport, Hashing hashing) {
        Optional<PasswordHash> stored = userImport.details().passwordHash().flatMap(hashing::hashToStore);
        return userImport.details().passwordHash().isPresent() && stored.isEmpty()
                ? Outcome.refused(Refusal.of(UserReason.PASSWORD_HASH_UNKNOWN)
                        .at("password")
                        .with("kinds", "argon2 bcrypt scrypt pbkdf2"))
                : Outcome.done(stored);
    }
}
