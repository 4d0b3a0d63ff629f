package io.rosterkit.engine.invitation;

import io.rosterkit.engine.contact.AddressAvailability;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.stored.Course;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.spi.invitation.InvitationStore.Holder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Rules for changes of an invitation, and for who may be invited. Pure. */
final class InvitationRules {

    private InvitationRules() {}

    /** The course after a move that ends the invitation. */
    static Outcome<Course> afterEnd(Invitation invitation, InvitationMove move, Instant now) {
        return moveTime(invitation, move, now).map(at -> invitation.course().to(move.to(), at));
    }

    /** The course after a resend: only the time of the last change is new. */
    static Outcome<Course> afterResend(Invitation invitation, Instant now) {
        return moveTime(invitation, InvitationMove.RESEND, now)
                .map(at -> invitation.course().to(InvitationState.OPEN, at));
    }

    /** The course after a renewal: open for its whole lifetime again. */
    static Outcome<Course> afterRenewal(Invitation invitation, Duration lifetime, Instant now) {
        return moveTime(invitation, InvitationMove.RENEW, now)
                .map(at -> invitation.course().reopened(at, at.plus(lifetime)));
    }

    /** The course of an invitation that another one replaces. */
    static Outcome<Course> afterReplacement(Invitation invitation, InvitationId successor, Instant now) {
        return moveTime(invitation, InvitationMove.REPLACE, now)
                .map(at -> invitation.course().supersededBy(successor, at));
    }

    /**
     * Refused when a user or an open invitation has the address. A caller who may reactivate users gets the id of the
     * user; any other caller learns only that the address cannot be invited (P2).
     */
    static Outcome<AddressAvailability.Free> checkFree(AddressAvailability availability, boolean mayReactivate) {
        if (availability instanceof AddressAvailability.TakenByUser taken) {
            return Outcome.refused(userRefusal(taken.holder(), mayReactivate).at("address"));
        }
        if (availability instanceof AddressAvailability.TakenByInvitation taken) {
            return availability
                    .orExplained()
                    .fold(Outcome::done, why -> Outcome.refused(withInvitation(why, taken.invitation())));
        }
        return availability.orExplained();
    }

    /** The refusal names the invitation, so that the caller can use or renew it. */
    private static Refusal withInvitation(Refusal why, Invitation row) {
        Refusal named = why.with("invitation", row.id());
        return row.course().state() == InvitationState.HELD ? named.with("state", "held") : named;
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

    /** The requested practice, or the one that was opened first. */
    static Outcome<PracticeId> practice(Optional<PracticeId> wanted, List<Practice> practices) {
        return practices.stream()
                .map(Practice::id)
                .filter(id -> wanted.isEmpty() || wanted.get().equals(id))
                .findFirst()
                .map(Outcome::done)
                .orElseGet(
                        () -> Outcome.refused(Refusal.of(AccessReason.NOT_FOUND).at("practice")));
    }

    /** The invitation for the holder of a genuine link, or only the reason why the link does not work. */
    static Outcome<Invitation> usable(Invitation invitation, int generation, Instant now) {
        Optional<InvitationReason> ended = switch (invitation.stateAt(now)) {
            case OPEN -> Optional.empty();
            case ACCEPTED -> Optional.of(InvitationReason.ACCEPTED);
            case HELD -> Optional.of(InvitationReason.HELD);
            case DECLINED -> Optional.of(InvitationReason.DECLINED);
            case WITHDRAWN -> Optional.of(InvitationReason.WITHDRAWN);
            case EXPIRED -> Optional.of(InvitationReason.EXPIRED);
            case SUPERSEDED -> Optional.of(InvitationReason.LINK_SUPERSEDED);
        };
        if (ended.isEmpty() && generation != invitation.link().generation()) {
            return Outcome.refused(InvitationReason.LINK_SUPERSEDED);
        }
        return ended.<Outcome<Invitation>>map(Outcome::refused).orElseGet(() -> Outcome.done(invitation));
    }

    /**
     * The time of the move: the later of now and the last change, so that a clock that goes back extends nothing.
     * Refused in a state without that move.
     */
    private static Outcome<Instant> moveTime(Invitation invitation, InvitationMove move, Instant now) {
        Instant last = invitation.course().changedAt();
        Instant at = now.isBefore(last) ? last : now;
        InvitationState state = invitation.stateAt(at);
        return move.from().contains(state)
                ? Outcome.done(at)
                : Outcome.refused(Refusal.of(InvitationReason.WRONG_STATE)
                        .with("state", state.name().toLowerCase(Locale.ROOT)));
    }
}
