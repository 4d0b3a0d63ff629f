package io.rosterkit.acceptance.seat;

import io.rosterkit.model.InvitationId;
import io.rosterkit.model.UserId;
import java.time.Instant;

/** A person of a sequence of operations, as the test itself keeps book. */
final class Member {

    /** What the person is. */
    enum State {
        INVITED,
        ACTIVE,
        DEACTIVATED,
        OUT
    }

    final String name;
    final UserId id;
    final InvitationId invitation;
    State state = State.INVITED;
    boolean staff;
    Instant expires;
    Instant ends = Instant.MAX;

    /** Whether the job took the seat after the end of the user. */
    boolean endSeen;

    Member(String name, UserId id, InvitationId invitation, boolean staff, Instant expires) {
        this.name = name;
        this.id = id;
        this.invitation = invitation;
        this.staff = staff;
        this.expires = expires;
    }

    boolean isReserved() {
        return staff && state == State.INVITED;
    }

    boolean isAssigned() {
        return staff && state == State.ACTIVE && !endSeen;
    }
}
