package io.rosterkit.engine.invitation;

import static io.rosterkit.model.invitation.InvitationState.ACCEPTED;
import static io.rosterkit.model.invitation.InvitationState.DECLINED;
import static io.rosterkit.model.invitation.InvitationState.EXPIRED;
import static io.rosterkit.model.invitation.InvitationState.HELD;
import static io.rosterkit.model.invitation.InvitationState.OPEN;
import static io.rosterkit.model.invitation.InvitationState.SUPERSEDED;
import static io.rosterkit.model.invitation.InvitationState.WITHDRAWN;

import io.rosterkit.model.invitation.InvitationState;
import java.util.Locale;
import java.util.Set;

/**
 * The transition table of an invitation. The states are those of the moment: an open invitation past its time counts as
 * expired.
 */
public enum InvitationMove {
    /** The same link once more, to the same address. */
    RESEND(Set.of(OPEN), OPEN),
    /** A new link and a new time; the links before it are superseded. */
    RENEW(Set.of(OPEN, EXPIRED, HELD), OPEN),
    /** The organization takes it back. */
    WITHDRAW(Set.of(OPEN, HELD), WITHDRAWN),
    /** The invited person does not want it. */
    DECLINE(Set.of(OPEN), DECLINED),
    /** Its time is over; a job writes this, or the next invitation to the address. */
    EXPIRE(Set.of(EXPIRED), EXPIRED),
    /** Another invitation takes its place. */
    REPLACE(Set.of(OPEN, EXPIRED, HELD), SUPERSEDED),
    /** Too many wrong code words. */
    HOLD(Set.of(OPEN), HELD),
    /** The invited person has proven all that is asked, and is a user now. */
    ACCEPT(Set.of(OPEN), ACCEPTED);

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable
    private final Set<InvitationState> from;

    private final InvitationState to;

    InvitationMove(Set<InvitationState> from, InvitationState to) {
        this.from = from;
        this.to = to;
    }

    /** The states in which it is allowed. */
    public Set<InvitationState> from() {
        return from;
    }

    /** The state it leads to. */
    public InvitationState to() {
        return to;
    }

    /** The code of the act in the journal, such as {@code invitation.withdraw}. */
    public String act() {
        return "invitation." + name().toLowerCase(Locale.ROOT);
    }
}
