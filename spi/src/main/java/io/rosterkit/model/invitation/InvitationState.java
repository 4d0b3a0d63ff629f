package io.rosterkit.model.invitation;

/** Where an invitation stands. {@code OPEN} is shown to people as Invited. */
public enum InvitationState {
    /** Its link may be used. */
    OPEN,
    /** Too many wrong code words; it waits for an administrator to renew it. */
    HELD,
    /** It made a user. */
    ACCEPTED,
    /** The invited person does not want it. */
    DECLINED,
    /** The organization took it back. */
    WITHDRAWN,
    /** The invited person did not accept it in time. */
    EXPIRED,
    /** Another invitation took its place. */
    SUPERSEDED
}
