package io.rosterkit.engine.contact;

import io.rosterkit.model.UserId;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.spi.invitation.InvitationStore.Holder;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether an address is free for a user: the one rule of every way in. The ways are an invitation, a line of a list, an
 * invitation that is replaced or renewed, an import, a change of the own address (asked for and confirmed), and a
 * change by an administrator.
 *
 * <table>
 * <caption>What holds an address against another user</caption>
 * <tr><th>the address belongs to</th><th>it is</th></tr>
 * <tr><td>no user and no invitation</td><td>free</td></tr>
 * <tr><td>an active user, locked or not</td><td>taken by that user</td></tr>
 * <tr><td>a deactivated user</td><td>taken by that user</td></tr>
 * <tr><td>a closed user</td><td>free (M11)</td></tr>
 * <tr><td>an open invitation</td><td>taken by the invitation</td></tr>
 * <tr><td>a held invitation</td><td>taken by the invitation, until it is renewed and used, withdrawn or replaced</td></tr>
 * <tr><td>an open invitation past its time</td><td>free; the same change writes the end of the invitation</td></tr>
 * <tr><td>an expired, declined, withdrawn, superseded or accepted invitation</td><td>free</td></tr>
 * <tr><td>a change of an own address that is not confirmed</td><td>free; the confirmation is refused later</td></tr>
 * </table>
 *
 * <p>An address that the user holds already does not block a change of that user. The rule reads before it decides. Of
 * two decisions at once only one wins, by the guard of {@link io.rosterkit.model.contact.AddressUsageChange.Claimed}.
 */
public sealed interface AddressAvailability {

    /**
     * No other user or invitation holds the address. An invitation whose time is over has to end in the same change.
     */
    record Free(Optional<Invitation> lapsed) implements AddressAvailability {}

    /** The user has the address already. */
    record Own() implements AddressAvailability {}

    /** Another user has the address. */
    record TakenByUser(Holder holder) implements AddressAvailability {}

    /** An invitation of another person holds the address. */
    record TakenByInvitation(Invitation invitation) implements AddressAvailability {}

    /** Whether an address in that use is free for the user at that time. */
    static AddressAvailability of(AddressUsage usage, UserId wanting, Instant now) {
        if (usage.user().isPresent()) {
            Holder holder = usage.user().get();
            return holder.user().equals(wanting) ? new Own() : new TakenByUser(holder);
        }
        Optional<Invitation> other =
                usage.invitation().filter(row -> !row.invitee().user().equals(wanting));
        return other.filter(row -> row.stateAt(now) != InvitationState.EXPIRED)
                .<AddressAvailability>map(TakenByInvitation::new)
                .orElseGet(() -> new Free(other));
    }

    /** Free, or a refusal that tells no state of others. */
    default Outcome<Free> orRefused() {
        return free(true);
    }

    /** Free, or a refusal for a caller who may see users: with the status of the user who has the address. */
    default Outcome<Free> orExplained() {
        return free(false);
    }

    private Outcome<Free> free(boolean plain) {
        if (this instanceof Free free) {
            return Outcome.done(free);
        }
        if (this instanceof Own) {
            return Outcome.refused(Refusal.of(UserReason.ADDRESS_OWN).at("address"));
        }
        if (this instanceof TakenByUser taken) {
            Refusal refusal = Refusal.of(UserReason.ADDRESS_TAKEN).at("address");
            return Outcome.refused(
                    plain || taken.holder().status() == UserStatus.ACTIVE
                            ? refusal
                            : refusal.with("status", "deactivated"));
        }
        return Outcome.refused(Refusal.of(InvitationReason.ALREADY_INVITED).at("address"));
    }
}
