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

/** The transition table of an invitation. An open invitation past its time counts as expired. */
public enum InvitationMove {
    /** The same link is sent once more, to the same address. */
    RESEND(Set.of(OPEN), OPEN),
    /** A new link with a new time; earlier links are superseded. */
    RENEW(Set.of(OPEN, EXPIRED, HELD), OPEN),
    /** The organization withdraws it. */
    WITHDRAW(Set.of(OPEN, HELD), WITHDRAWN),
    /** The invited person declines it. */
    DECLINE(Set.of(OPEN), DECLINED),
    /** It has expired; a job writes this, or the next invitation to the address. */
    EXPIRE(Set.of(EXPIRED), EXPIRED),
    /** Another invitation replaces it. */
    REPLACE(Set.of(OPEN, EXPIRED, HELD), SUPERSEDED),
    /** Too many wrong code words or codes were typed. */
    HOLD(Set.of(OPEN), HELD),
    /** All proofs were right, and the invited person is a user now. */
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
    public String operationCode() {
        return "invitation." + name().toLowerCase(Locale.ROOT);
    }
}
