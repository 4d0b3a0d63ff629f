package io.rosterkit.engine.invitation;

import io.rosterkit.engine.contact.AddressAvailability;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.Invitee;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.InvitationProgress;
import io.rosterkit.model.organization.OrganizationReason;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.invitation.InvitationStore.Holder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Rules for changes of an invitation, and for who may be invited. Pure. */
final class InvitationRules {

    private InvitationRules() {}

    /** The progress after a move that changes only the state and the time of the last change. */
    static Outcome<InvitationProgress> afterMove(Invitation invitation, InvitationMove move, Instant now) {
        return checkMove(invitation, move, now).map(at -> invitation.progress().to(move.to(), at));
    }

    /** When an invitation of now expires: after its lifetime, or when the user ends before that. */
    static Instant expiry(Invitee invitee, Duration lifetime, Instant now) {
        return invitee.validity().earlierEnd(now.plus(lifetime));
    }

    /** The progress after a resend: only the time of the last change is new. */
    static Outcome<InvitationProgress> afterResend(Invitation invitation, Instant now) {
        // An invitation that expired because its user has ended is refused with that reason.
        Outcome<Instant> inTime =
                invitation.stateAt(now) == InvitationState.EXPIRED ? checkInTime(invitation, now) : Outcome.done(now);
        return inTime.then(ready -> checkMove(invitation, InvitationMove.RESEND, ready))
                .map(at -> invitation.progress().to(InvitationState.OPEN, at));
    }

    /** The progress after a renewal: open for its whole lifetime again. */
    static Outcome<InvitationProgress> afterRenewal(Invitation invitation, Duration lifetime, Instant now) {
        return checkMove(invitation, InvitationMove.RENEW, now)
                .then(at -> checkInTime(invitation, at))
                .map(at -> invitation.progress().reopened(at, expiry(invitation.invitee(), lifetime, at)));
    }

    /** The progress after an edit of the person, which leaves state and time of the invitation as they are. */
    static InvitationProgress afterEdit(Invitation invitation, Instant now) {
        InvitationProgress progress = invitation.progress();
        return progress.to(progress.state(), now.isBefore(progress.changedAt()) ? progress.changedAt() : now);
    }

    /** The progress of an invitation that another one replaces. */
    static Outcome<InvitationProgress> afterReplacement(Invitation invitation, InvitationId successor, Instant now) {
        return checkMove(invitation, InvitationMove.REPLACE, now)
                .map(at -> invitation.progress().supersededBy(successor, at));
    }

    /**
     * Refused when a user, or an open or held invitation, has the address. Every caller learns that the address belongs
     * to an active user. That a deactivated user has it is shown only to a caller who may reactivate users (P2). Such a
     * caller gets the id of the user too.
     */
    static Outcome<AddressAvailability.Free> checkFree(AddressAvailability availability, boolean mayReactivate) {
        if (availability instanceof AddressAvailability.TakenByUser taken) {
            return Outcome.refused(userRefusal(taken.holder(), mayReactivate).at("address"));
        }
        if (availability instanceof AddressAvailability.TakenByPerson taken) {
            return Outcome.refused(listed(taken.person(), mayReactivate).at("address"));
        }
        if (availability instanceof AddressAvailability.TakenByInvitation taken) {
            return availability
                    .orRefusedWithStatus()
                    .fold(Outcome::done, why -> Outcome.refused(withInvitation(why, taken.invitation())));
        }
        return availability.orRefusedWithStatus();
    }

    /** The refusal that names a person of the directory, to a caller who may know the id. */
    static Refusal listed(UserId person, boolean mayReactivate) {
        Refusal listed = Refusal.of(InvitationReason.PERSON_LISTED);
        return mayReactivate ? listed.with("user", person) : listed;
    }

    /** The person; refused when an invitation that has ended names a former address, name or number. */
    static Outcome<User> checkSameContact(User person, Invitee invited, boolean mayReactivate) {
        User.Contact contact = person.contact();
        boolean same = contact.mailbox().equals(Optional.of(invited.address()))
                && contact.name().equals(invited.name())
                && contact.phone().equals(invited.phone());
        return same ? Outcome.done(person) : Outcome.refused(listed(person.id(), mayReactivate));
    }

    /** The person; refused unless active in the directory, without a user and without an invitation. */
    static Outcome<User> checkInvitable(User person) {
        if (person.status().state() != UserStatus.LISTED) {
            return Outcome.refused(Refusal.of(UserReason.WRONG_STATE)
                    .with("state", person.status().state().name().toLowerCase(Locale.ROOT)));
        }
        return person.origin().listing().isActive()
                ? Outcome.done(person)
                : Outcome.refused(UserReason.PERSON_INACTIVE);
    }

    /** The refusal with the id of the invitation, so that the caller can send, renew or replace that one. */
    private static Refusal withInvitation(Refusal why, Invitation row) {
        Refusal named = why.with("invitation", row.id());
        return row.progress().state() == InvitationState.HELD ? named.with("state", "held") : named;
    }

    private static Refusal userRefusal(Holder holder, boolean mayReactivate) {
        if (holder.status() == UserStatus.ACTIVE) {
            Refusal user = Refusal.of(InvitationReason.ALREADY_USER);
            return mayReactivate ? user.with("user", holder.user()) : user;
        }
        return mayReactivate
                ? Refusal.of(InvitationReason.USER_DEACTIVATED).with("user", holder.user())
                : Refusal.of(InvitationReason.NOT_INVITABLE);
    }

    /**
     * The requested practice; without a request, the first of the practices, which is the one that was opened first.
     */
    static Outcome<PracticeId> practice(Optional<PracticeId> wanted, List<Practice> practices) {
        return practices.stream()
                .filter(practice -> wanted.map(practice.id()::equals).orElseGet(practice::isActive))
                .findFirst()
                .map(InvitationRules::checkActive)
                .orElseGet(
                        () -> Outcome.refused(Refusal.of(AccessReason.NOT_FOUND).at("practice")));
    }

    private static Outcome<PracticeId> checkActive(Practice practice) {
        return practice.isActive()
                ? Outcome.done(practice.id())
                : Outcome.refused(
                        Refusal.of(OrganizationReason.PRACTICE_DEACTIVATED).at("practice"));
    }

    /**
     * The invitation, if the holder of its genuine link can accept it now. Otherwise a refusal that shows only the
     * reason why the link does not work.
     */
    static Outcome<Invitation> usable(Invitation invitation, int linkGeneration, Instant now) {
        Optional<InvitationReason> refusalReason = switch (invitation.stateAt(now)) {
            case OPEN -> Optional.empty();
            case ACCEPTED -> Optional.of(InvitationReason.ACCEPTED);
            case HELD -> Optional.of(InvitationReason.HELD);
            case DECLINED -> Optional.of(InvitationReason.DECLINED);
            case WITHDRAWN -> Optional.of(InvitationReason.WITHDRAWN);
            case EXPIRED -> Optional.of(expired(invitation, now));
            case SUPERSEDED -> Optional.of(InvitationReason.LINK_SUPERSEDED);
        };
        if (refusalReason.isEmpty() && linkGeneration != invitation.link().generation()) {
            return Outcome.refused(InvitationReason.LINK_SUPERSEDED);
        }
        return refusalReason.<Outcome<Invitation>>map(Outcome::refused).orElseGet(() -> Outcome.done(invitation));
    }

    /** Why an invitation has expired: a renewal does not help once the user has ended. */
    private static InvitationReason expired(Invitation invitation, Instant now) {
        return invitation.invitee().validity().isOverAt(now) ? InvitationReason.USER_ENDED : InvitationReason.EXPIRED;
    }

    /** Refused when the user would have no time left. */
    private static Outcome<Instant> checkInTime(Invitation invitation, Instant now) {
        return invitation.invitee().validity().isOverAt(now)
                ? Outcome.refused(InvitationReason.USER_ENDED)
                : Outcome.done(now);
    }

    /**
     * Checks by the transition table that the invitation may make the move, and returns its time. That is the later of
     * now and the last change, so a clock that goes back does not extend an invitation. Refused, with the present
     * state, when the table does not allow the move.
     */
    private static Outcome<Instant> checkMove(Invitation invitation, InvitationMove move, Instant now) {
        Instant last = invitation.progress().changedAt();
        Instant at = now.isBefore(last) ? last : now;
        InvitationState state = invitation.stateAt(at);
        return move.from().contains(state)
                ? Outcome.done(at)
                : Outcome.refused(Refusal.of(InvitationReason.WRONG_STATE)
                        .with("state", state.name().toLowerCase(Locale.ROOT)));
    }
}
