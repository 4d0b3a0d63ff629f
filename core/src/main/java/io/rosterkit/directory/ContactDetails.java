package io.rosterkit.directory;

import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.user.ExternalId;
import java.util.Locale;
import java.util.Optional;

/**
 * The address, name and phone number of a user. {@code verified} says that the person has proven that the mailbox is
 * their own. Without a language the person is written to in that of the organization. The external id is the one that
 * the host keeps for the person.
 */
public record ContactDetails(
        EmailAddress address,
        boolean verified,
        Optional<DisplayName> name,
        Optional<PhoneNumber> phone,
        Optional<Locale> language,
        Optional<ExternalId> externalId) {}
