package io.rosterkit.model.user.stored;

import io.rosterkit.model.InvitationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.user.RegistrationStatus;
import java.util.Optional;

/** A person who was invited, registered or not. {@code user} is the id the account has or will have. */
public record DirectoryRow(
        UserId user,
        Optional<InvitationId> invitation,
        User.Contact contact,
        UserType type,
        RegistrationStatus status) {

    /** The entry of a person; {@code hasPassword} says whether a password is stored already. */
    public static DirectoryRow of(User person, boolean hasPassword) {
        RegistrationStatus waiting = hasPassword ? RegistrationStatus.SECOND_STEP_OPEN : RegistrationStatus.INVITED;
        return new DirectoryRow(
                person.id(),
                person.hasJoined() ? Optional.empty() : person.origin().invitation(),
                person.contact(),
                person.status().type(),
                person.hasJoined() ? RegistrationStatus.REGISTERED : waiting);
    }
}
