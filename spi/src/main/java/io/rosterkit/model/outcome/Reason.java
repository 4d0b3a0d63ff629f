package io.rosterkit.model.outcome;

/** Why a call was refused. Each feature has one enum of reasons; codes are stable and unique over all features. */
public interface Reason {

    /** The stable code, such as {@code invitation.expired}. */
    String code();

    /** Who can help the person who was refused. */
    Contact contact();

    /** Whether a refusal for this reason is an attempt at a protected act, which the journal must show. */
    boolean journaled();

    /** Who can help, as a role towards the organization; a name is added where a rule asks for one. */
    enum Contact {
        /** The person alone: they can correct the input. */
        NOBODY,
        /** The administrators of the organization. */
        ADMINISTRATORS,
        /** The sender of the invitation. */
        INVITER,
        /** The vendor's support. */
        SUPPORT
    }
}
