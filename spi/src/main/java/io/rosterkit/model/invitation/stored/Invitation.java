package io.rosterkit.model.invitation.stored;

import io.rosterkit.model.InvitationId;
import io.rosterkit.model.MessageId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.Revision;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.Invitee;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** An invitation as stored. It names the message that carries its link last, but holds nothing that opens a door. */
public record Invitation(
        OrganizationId organization,
        InvitationId id,
        Invitee invitee,
        InvitationProgress progress,
        LinkSeed link,
        MessageId lastMessage,
        Revision revision) {

    /**
     * The state at a moment: an open invitation is expired from the very instant it expires, whether or not anything
     * has written that down.
     */
    public InvitationState stateAt(Instant now) {
        return progress.state() == InvitationState.OPEN && !now.isBefore(progress.expiresAt())
                ? InvitationState.EXPIRED
                : progress.state();
    }

    /** Whether it holds its address, so that no other person is invited under it. */
    public boolean holdsAddress() {
        return progress.state() == InvitationState.OPEN || progress.state() == InvitationState.HELD;
    }

    /** The invited person as stored from the invitation on, until the person joins or the invitation ends. */
    public User invited() {
        return new User(
                organization,
                invitee.user(),
                contact(),
                new User.Status(UserStatus.INVITED, invitee.type(), Set.of(), Set.of(), Optional.empty()),
                User.Security.first(),
                new User.Origin(progress.invitedAt(), progress.inviter(), Optional.of(id)),
                Revision.none());
    }

    /** How the invited person is reached, by an address that nobody has verified. */
    public User.Contact contact() {
        return User.Contact.of(invitee.address())
                .withName(invitee.name())
                .withPhone(invitee.phone())
                .withExternalId(invitee.externalId());
    }

    /** The same invitation, of a person who stays in the directory. */
    public Invitation ofDirectory() {
        return new Invitation(organization, id, invitee.ofDirectory(), progress, link, lastMessage, revision);
    }

    /** The same invitation with another progress. */
    public Invitation moved(InvitationProgress to, Revision changed) {
        return new Invitation(organization, id, invitee, to, link, lastMessage, changed);
    }

    /** The same invitation of a person who is reached or called otherwise. */
    public Invitation edited(Invitee person, InvitationProgress at, Revision changed) {
        return new Invitation(organization, id, person, at, link, lastMessage, changed);
    }

    /** The same invitation with another message under way, and the link it carries. */
    public Invitation sent(LinkSeed seed, MessageId message) {
        return new Invitation(organization, id, invitee, progress, seed, message, revision);
    }
}
