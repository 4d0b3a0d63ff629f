package io.rosterkit.engine.contact;

import io.rosterkit.model.UserId;
import io.rosterkit.model.invitation.InvitationReason;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.Invitee;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.spi.invitation.InvitationStore.Holder;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether an address is free for a user. This one rule applies to every operation that gives an address to a person:
 *
 * <ul>
 *   <li>an invitation, a line of a list, the replacement or renewal of an invitation;
 *   <li>an import;
 *   <li>an edit of an invited person;
 *   <li>a change of the own address, when it is requested and when it is confirmed;
 *   <li>a change by an administrator.
 * </ul>
 *
 * <table>
 * <caption>Who blocks an address for another user</caption>
 * <tr><th>the address belongs to</th><th>it is</th></tr>
 * <tr><td>no user and no invitation</td><td>free</td></tr>
 * <tr><td>an active user, locked or not</td><td>taken by that user</td></tr>
 * <tr><td>a deactivated user</td><td>taken by that user</td></tr>
 * <tr><td>a closed user</td><td>free (M11)</td></tr>
 * <tr><td>a person of the directory without a user, active or not</td><td>taken by that person</td></tr>
 * <tr><td>an open invitation</td><td>taken by the invitation</td></tr>
 * <tr><td>a held invitation</td><td>taken by the invitation, until it is renewed and used, withdrawn or replaced</td></tr>
 * <tr><td>an open invitation whose time has passed</td><td>free; the same change ends the invitation</td></tr>
 * <tr><td>one like that, to a person of the directory</td><td>taken by that person</td></tr>
 * <tr><td>an expired, declined, withdrawn, superseded or accepted invitation</td><td>free</td></tr>
 * <tr><td>a change of an own address that is not confirmed</td><td>free; the confirmation is refused later</td></tr>
 * </table>
 *
 * <p>An address that a person has already does not block a change of the same person. The rule decides from data that
 * was read before. If two calls decide at the same time, the unique key of {@link io.rosterkit.spi.user.UserTable} lets
 * only one of them store its change.
 */
public sealed interface AddressAvailability {

    /**
     * No other user or invitation blocks the address. An invitation whose time has passed has to end in the same
     * change.
     */
    record Free(Optional<Invitation> expiredInvitation) implements AddressAvailability {}

    /** The user has the address already. */
    record OwnAddress() implements AddressAvailability {}

    /** Another user has the address. */
    record TakenByUser(Holder holder) implements AddressAvailability {}

    /** Another person has the address, who is in the directory and has no user. */
    record TakenByPerson(UserId person) implements AddressAvailability {}

    /** The invitation of another person has the address. */
    record TakenByInvitation(Invitation invitation) implements AddressAvailability {}

    /** Whether an address with this usage is free for the user at this time. */
    static AddressAvailability of(AddressUsage usage, UserId user, Instant now) {
        if (usage.user().isPresent()) {
            Holder holder = usage.user().get();
            if (holder.status() == UserStatus.LISTED) {
                return holder.user().equals(user) ? new Free(Optional.empty()) : new TakenByPerson(holder.user());
            }
            return holder.user().equals(user) ? new OwnAddress() : new TakenByUser(holder);
        }
        Optional<Invitation> other =
                usage.invitation().filter(row -> !row.invitee().user().equals(user));
        if (other.filter(row -> row.stateAt(now) != InvitationState.EXPIRED).isPresent()) {
            return new TakenByInvitation(other.get());
        }
        return other.map(Invitation::invitee)
                .filter(Invitee::listed)
                .<AddressAvailability>map(person -> new TakenByPerson(person.user()))
                .orElseGet(() -> new Free(other));
    }

    /** Free, or a refusal without the status of the other user. */
    default Outcome<Free> orRefused() {
        return free(true);
    }

    /** Free, or a refusal with the status of the other user, for a caller who may see users. */
    default Outcome<Free> orRefusedWithStatus() {
        return free(false);
    }

    private Outcome<Free> free(boolean hideStatus) {
        if (this instanceof Free free) {
            return Outcome.done(free);
        }
        if (this instanceof OwnAddress) {
            return Outcome.refused(Refusal.of(UserReason.ADDRESS_OWN).at("address"));
        }
        if (this instanceof TakenByUser taken) {
            Refusal refusal = Refusal.of(UserReason.ADDRESS_TAKEN).at("address");
            return Outcome.refused(
                    hideStatus || taken.holder().status() == UserStatus.ACTIVE
                            ? refusal
                            : refusal.with("status", "deactivated"));
        }
        if (this instanceof TakenByPerson) {
            Refusal refusal = Refusal.of(UserReason.ADDRESS_TAKEN).at("address");
            return Outcome.refused(hideStatus ? refusal : refusal.with("status", "listed"));
        }
        return Outcome.refused(Refusal.of(InvitationReason.ALREADY_INVITED).at("address"));
    }
}
