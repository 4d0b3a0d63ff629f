package io.rosterkit.directory;

import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.user.ExternalId;
import java.util.Locale;
import java.util.Optional;

/**
 * How a person of the directory is called and reached, by people and by the host. Only a person without a user and
 * without an invitation may have no address. {@code addressVerified} says that the mailbox was shown to be the person's
 * own, here or in the system from which the user was imported.
 */
public record PersonContact(
        Optional<DisplayName> name,
        Optional<EmailAddress> address,
        boolean addressVerified,
        Optional<PhoneNumber> phone,
        Optional<Locale> language,
        Optional<ExternalId> externalId) {}
