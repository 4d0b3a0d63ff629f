package io.rosterkit.tck.given;

import io.rosterkit.model.Bytes;
import io.rosterkit.model.Revision;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.InvitationProgress;
import io.rosterkit.model.organization.OrganizationState;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.invitation.InvitationTable;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.user.UserTable;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows one version further. */
public final class Moves {

    private Moves() {}

    /** The invitation in another state; {@link InvitationState#OPEN} reopens it. */
    public static Invitation to(InvitationState state, Invitation row) {
        InvitationProgress progress = state == InvitationState.OPEN
                ? row.progress().reopened(Given.NOW, Given.NOW.plus(Given.OPEN_FOR))
                : row.progress().to(state, Given.NOW.plusSeconds(1));
        return row.moved(progress, next(row.revision()));
    }

    /** What moves an invitation: with its end the invited person goes, and comes again when it is reopened. */
    public static Changes moving(Invitation before, Invitation after) {
        Changes moved = Changes.none(before.organization()).and(InvitationTable.INVITATIONS.update(after));
        if (before.holdsAddress()) {
            return after.holdsAddress() ? moved : moved.and(UserTable.USERS.delete(before.invited()));
        }
        return person(after).and(moved);
    }

    /** What stores the person of an invitation, if it holds its address. */
    static Changes person(Invitation row) {
        Changes none = Changes.none(row.organization());
        return row.holdsAddress() ? none.and(UserTable.USERS.insert(row.invited())) : none;
    }

    /** The invitation, superseded by another. */
    public static Invitation superseded(Invitation row, Invitation successor) {
        InvitationProgress progress = row.progress().supersededBy(successor.id(), Given.NOW.plusSeconds(1));
        return row.moved(progress, next(row.revision()));
    }

    /** The user of another status. */
    public static User to(UserStatus status, User row) {
        return to(row.status().with(status), row);
    }

    /** The user with this status. */
    public static User to(User.Status status, User row) {
        return row.withStatus(status, row.security(), next(row.revision()));
    }

    /** The same status with these roles in the whole organization and no others. */
    public static User.Status with(User.Status status, String... roles) {
        return status.with(RoleGrant.of(Stream.of(roles).map(Role::new).collect(Collectors.toSet()), Optional.empty()));
    }

    /** The user at another address. */
    public static User at(String address, User row) {
        User.Contact to = row.contact()
                .withAddress(new EmailAddress(address, address), row.contact().verified());
        return row.withContact(to, row.security(), next(row.revision()));
    }

    /** The organization, closed. */
    public static Organization closed(Organization row) {
        return row.moved(OrganizationState.CLOSED, next(row.revision()));
    }

    /** The next revision. */
    public static Revision next(Revision revision) {
        String seal = "seal of version " + (revision.version() + 1);
        return revision.next(Bytes.of(seal.getBytes(StandardCharsets.UTF_8)));
    }

    /** The same organization as if it had been erased. */
    public static Organization withoutSalt(Organization row) {
        return new Organization(
                row.id(),
                row.name(),
                row.state(),
                row.settings(),
                row.openedAt(),
                next(row.revision()),
                Optional.empty());
    }

    /** The same user as if they had been erased. */
    public static User withoutSalt(User row) {
        User.Security erased = row.security().withSalt(Optional.empty());
        return row.withStatus(row.status(), erased, next(row.revision()));
    }
}
