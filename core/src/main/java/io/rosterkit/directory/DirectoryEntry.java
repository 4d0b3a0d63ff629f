package io.rosterkit.directory;

import io.rosterkit.model.InvitationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.user.RegistrationStatus;
import io.rosterkit.model.user.UserStatus;
import java.util.Optional;

/**
 * A person of the directory, with or without a user. {@code user} is the id of the person, which a user of that person
 * has too; {@code invitation} is present while the invitation is open or held.
 */
public record DirectoryEntry(
        UserId user, Optional<InvitationId> invitation, PersonContact contact, UserType type, Status status) {

    /**
     * How far the registration is; what the account is at present; and whether the person is active in the directory. A
     * deactivated user may be of an active person, and an active user is never of a deactivated one. Out of the
     * {@code validity} a user may not act, whatever the account is; see
     * {@link io.rosterkit.user.UserDetails.Status#validity}. That of an invited person is always open: the invitation
     * says what the user will have ({@link io.rosterkit.model.invitation.Invitee#validity}).
     */
    public record Status(RegistrationStatus registration, UserStatus account, boolean active, Validity validity) {}
}
