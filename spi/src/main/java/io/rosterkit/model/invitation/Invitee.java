package io.rosterkit.model.invitation;

import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.contact.PhoneNumber;
import java.util.Optional;
import java.util.Set;

/** Who is invited, as what, and to which practice; {@code user} is the id the account will have. */
public record Invitee(
        UserId user,
        EmailAddress address,
        Optional<DisplayName> name,
        UserType type,
        Set<Role> roles,
        PracticeId practice,
        Optional<PhoneNumber> phone) {

    public Invitee {
        roles = Set.copyOf(roles);
    }
}
