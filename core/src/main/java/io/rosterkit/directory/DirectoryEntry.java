package io.rosterkit.directory;

import io.rosterkit.model.InvitationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.user.RegistrationStatus;
import java.util.Optional;

/**
 * A person who was invited, registered or not. {@code user} is the id that the account has or will have;
 * {@code invitation} is present while the invitation is open or held.
 */
public record DirectoryEntry(
        UserId user,
        Optional<InvitationId> invitation,
        ContactDetails contact,
        UserType type,
        RegistrationStatus status) {}
