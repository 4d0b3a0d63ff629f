package io.rosterkit.model.user.stored;

import io.rosterkit.model.InvitationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.user.RegistrationStatus;
import io.rosterkit.model.user.UserStatus;
import java.util.Optional;

/** A person of the directory, with or without a user. {@code user} is the id the account has or will have. */
public record DirectoryRow(
        UserId user,
        Optional<InvitationId> invitation,
        User.Contact contact,
        UserType type,
        RegistrationStatus status,
        Account account) {

    /** State and time of the account; {@code active} is about the person. */
    public record Account(UserStatus state, Validity validity, boolean active) {}

    /** The entry of a person; {@code hasPassword} says whether a password is stored already. */
    public static DirectoryRow of(User person, boolean hasPassword) {
        UserStatus state = person.status().state();
        return new DirectoryRow(
                person.id(),
                state == UserStatus.INVITED ? person.origin().invitation() : Optional.empty(),
                person.contact(),
                person.status().type(),
                registration(state, hasPassword),
                new Account(
                        state,
                        person.status().limits().validity(),
                        person.origin().listing().isActive()));
    }

    private static RegistrationStatus registration(UserStatus state, boolean hasPassword) {
        return switch (state) {
            case LISTED -> RegistrationStatus.LISTED;
            case INVITED -> hasPassword ? RegistrationStatus.SECOND_STEP_OPEN : RegistrationStatus.INVITED;
            case ACTIVE, DEACTIVATED, CLOSED -> RegistrationStatus.REGISTERED;
        };
    }
}
