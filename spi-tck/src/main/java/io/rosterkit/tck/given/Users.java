package io.rosterkit.tck.given;

import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.user.ExternalId;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.Listing;
import io.rosterkit.model.user.stored.User;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Users of other times. */
public final class Users {

    private Users() {}

    /** A user as {@link Given#user} makes one, made at that time. */
    public static User madeAt(Instant since, Given given, String address, UserStatus status) {
        return given.user(address, status, since);
    }

    /** A guest who is merely in the directory, with that address and id of the host, or without any. */
    public static User listed(Given given, Optional<String> address, Optional<ExternalId> id) {
        User some = given.user(address.orElse("some@weiss.example"), UserStatus.LISTED);
        User.Contact contact = address.isPresent()
                ? some.contact()
                : User.Contact.of(Optional.empty()).withName(some.contact().name());
        User.Status guest = some.status()
                .with(User.Classification.of(new UserType("guest")))
                .with(Set.<RoleGrant>of())
                .assigned(Set.of());
        return with(id, some.withContact(contact, some.security(), some.revision()))
                .withStatus(guest, some.security(), some.revision())
                .withOrigin(some.origin().with(Listing.ACTIVE));
    }

    /** The same person with that id of the host. */
    public static User with(Optional<ExternalId> id, User person) {
        return person.withContact(person.contact().withExternalId(id), person.security(), person.revision());
    }
}
