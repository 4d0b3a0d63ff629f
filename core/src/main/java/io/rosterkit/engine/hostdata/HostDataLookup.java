package io.rosterkit.engine.hostdata;

import io.rosterkit.engine.call.Call;
import io.rosterkit.engine.call.RetryLoop;
import io.rosterkit.engine.user.UserLookup;
import io.rosterkit.engine.user.UserLookup.Found;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.LinkedInvitation;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.invitation.InvitationStore;
import java.time.Instant;
import java.util.Optional;

/** Finds the person of whom the host keeps something, with the invitation that is open or held. */
public final class HostDataLookup {

    private final UserLookup lookup;
    private final InvitationStore invitations;

    public HostDataLookup(UserLookup lookup, InvitationStore invitations) {
        this.lookup = lookup;
        this.invitations = invitations;
    }

    /** A person who may be changed, with the invitation of one who is invited. */
    record Kept(Found found, Optional<Invitation> invitation) {

        /** The invitation with which the row of the person goes, whose version guards it. */
        Optional<Invitation> guard() {
            return invitation.filter(row -> !row.invitee().listed());
        }
    }

    /** The person of that id, for a caller who may manage users. */
    Outcome<Kept> find(Call call, UserId person, Instant now) {
        return RetryLoop.untilPresent(round -> read(call, person, now))
                .orElseGet(() -> Outcome.refused(InputReason.BUSY));
    }

    /** Empty when the invitation has ended since the person was read: then the person is read again. */
    private Optional<Outcome<Kept>> read(Call call, UserId person, Instant now) {
        Outcome<Found> found = lookup.findChangeablePerson(call, person, Permission.MANAGE_USERS, now);
        Optional<User> invited =
                found.answer().map(Found::user).filter(user -> user.status().state() == UserStatus.INVITED);
        if (invited.isEmpty()) {
            return Optional.of(found.map(one -> new Kept(one, Optional.empty())));
        }
        return invited.get()
                .origin()
                .invitation()
                .flatMap(id -> invitations.linked(call.organization(), id))
                .map(LinkedInvitation::invitation)
                .filter(Invitation::holdsAddress)
                .map(row -> found.map(one -> new Kept(one, Optional.of(row))));
    }
}
