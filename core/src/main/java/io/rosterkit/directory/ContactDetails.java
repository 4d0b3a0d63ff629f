package io.rosterkit.directory;

import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.contact.PhoneNumber;
import java.util.Optional;

/**
 * How a person is reached and called. {@code verified} says that the person has proven that the mailbox is their own.
 */
public record ContactDetails(
        EmailAddress address, boolean verified, Optional<DisplayName> name, Optional<PhoneNumber> phone) {}
