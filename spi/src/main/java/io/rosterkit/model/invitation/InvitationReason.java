package io.rosterkit.model.invitation;

import io.rosterkit.model.outcome.Reason;

/** Refusals of this room. */
public enum InvitationReason implements Reason {
    /**
     * The address has an open or held invitation of this organization already. For a caller who invites, the fact
     * {@code invitation} is its id, and the fact {@code state} says that it is held.
     */
    ALREADY_INVITED("invitation.already_invited", Contact.NOBODY, false),
    /**
     * The address belongs to an active user of this organization already, locked or not. For a caller who may
     * reactivate, the fact {@code user} is the id.
     */
    ALREADY_USER("invitation.already_user", Contact.NOBODY, false),
    /** The address belongs to a deactivated user, whom the caller may reactivate; the fact {@code user} is the id. */
    USER_DEACTIVATED("invitation.user_deactivated", Contact.NOBODY, false),
    /**
     * The address or the invitation belongs to a person of the directory, who becomes a user there. For a caller who
     * may reactivate, the fact {@code user} is the id.
     */
    PERSON_LISTED("invitation.person_listed", Contact.ADMINISTRATORS, false),
    /** The address cannot be invited, for a reason that the caller may not know. */
    NOT_INVITABLE("invitation.not_invitable", Contact.ADMINISTRATORS, false),
    /** The invitation is not in a state in which that can be done. */
    WRONG_STATE("invitation.wrong_state", Contact.NOBODY, true),
    /** The link is not genuine, damaged, or leads to nothing. */
    LINK_UNKNOWN("invitation.link_unknown", Contact.INVITER, false),
    /** Characters of the link are missing; nothing was looked up, and the attempt is not counted. */
    LINK_INCOMPLETE("invitation.link_incomplete", Contact.INVITER, false),
    /** The link is genuine and belongs to another page: the fact {@code page}, {@code recover} or {@code confirm}. */
    LINK_ELSEWHERE("invitation.link_elsewhere", Contact.NOBODY, false),
    /** The link was replaced by a later one. */
    LINK_SUPERSEDED("invitation.link_superseded", Contact.NOBODY, false),
    /** The invitation goes to another address since the link was mailed; the link in the mail there does that. */
    ADDRESS_CHANGED("invitation.address_changed", Contact.INVITER, false),
    /** The key of the link is gone, so that it cannot be made again; a renewal makes another. */
    LINK_LOST("invitation.link_lost", Contact.NOBODY, false),
    /** The time is over. */
    EXPIRED("invitation.expired", Contact.INVITER, false),
    /** The end that the user was given with the invitation has come; only another invitation helps. */
    USER_ENDED("invitation.user_ended", Contact.INVITER, false),
    /**
     * The user who sent the invitation is not active any more, and the policy asks for that. An administrator replaces
     * the invitation.
     */
    SENDER_LEFT("invitation.sender_left", Contact.ADMINISTRATORS, false),
    /** The organization took the invitation back. */
    WITHDRAWN("invitation.withdrawn", Contact.INVITER, false),
    /** The invited person declined. */
    DECLINED("invitation.declined", Contact.INVITER, false),
    /** The invitation was used. */
    ACCEPTED("invitation.accepted", Contact.NOBODY, false),
    /** Too many wrong code words were tried; an administrator has to renew the invitation. */
    HELD("invitation.held", Contact.ADMINISTRATORS, false),
    /** So many wrong code words were tried over all renewals that only another invitation helps. */
    SPENT("invitation.spent", Contact.NOBODY, true),
    /** Too many wrong code words were tried at the practice; nothing was tried now, and it can be tried again later. */
    TRY_LATER("invitation.try_later", Contact.ADMINISTRATORS, false),
    /** Not the code word of the practice. */
    CODE_WORD_WRONG("invitation.code_word_wrong", Contact.INVITER, false),
    /** The address stood in an earlier line of the same list. */
    LINE_REPEATED("invitation.line_repeated", Contact.NOBODY, false),
    /** The bulk work was cancelled before this line; nothing was done for it. */
    LINE_CANCELLED("invitation.line_cancelled", Contact.NOBODY, false);

    private final String code;
    private final Contact contact;
    private final boolean journaled;

    InvitationReason(String code, Contact contact, boolean journaled) {
        this.code = code;
        this.contact = contact;
        this.journaled = journaled;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Contact contact() {
        return contact;
    }

    @Override
    public boolean journaled() {
        return journaled;
    }
}
