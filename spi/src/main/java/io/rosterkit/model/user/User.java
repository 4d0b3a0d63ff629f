package io.rosterkit.model.user;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.Revision;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.contact.EmailAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** An account of one organization. */
public record User(
        OrganizationId organization, UserId id, Contact contact, Standing standing, Instant since, Revision revision) {

    /** How the user is reached and called. */
    public record Contact(EmailAddress address, Optional<DisplayName> name) {}

    /** What the user is at present. */
    public record Standing(UserStatus status, UserType type, Set<Role> roles) {

        public Standing {
            roles = Set.copyOf(roles);
        }
    }
}
