package io.rosterkit.directory;

import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.user.ExternalId;
import java.util.Locale;
import java.util.Optional;

/**
 * The name, address and phone number of a person of the directory. Only a person without a user and without an
 * invitation may have no address. {@code verified} says that the person has proven that the mailbox is their own.
 */
public record PersonContact(
        Optional<DisplayName> name,
        Optional<EmailAddress> address,
        boolean verified,
        Optional<PhoneNumber> phone,
        Optional<Locale> language,
        Optional<ExternalId> externalId) {}
