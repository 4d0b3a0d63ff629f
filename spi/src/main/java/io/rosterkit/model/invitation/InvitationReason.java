package io.rosterkit.model.invitation;

import io.rosterkit.model.Reason;

/** Refusals of this room. */
public enum InvitationReason implements Reason {
    /** The address has an open invitation of this organization already. */
    ALREADY_INVITED("invitation.already_invited", Contact.NOBODY, false),
    /** The address belongs to a user of this organization already. */
    ALREADY_USER("invitation.already_user", Contact.NOBODY, false),
    /** The invitation is not in a state in which that can be done. */
    WRONG_STATE("invitation.wrong_state", Contact.NOBODY, true),
    /** The link is not genuine, damaged, or leads to nothing. */
    LINK_UNKNOWN("invitation.link_unknown", Contact.INVITER, false),
    /** The link was replaced by a later one. */
    LINK_SUPERSEDED("invitation.link_superseded", Contact.INVITER, false),
    /** The time is over. */
    EXPIRED("invitation.expired", Contact.INVITER, false),
    /** The organization took the invitation back. */
    WITHDRAWN("invitation.withdrawn", Contact.INVITER, false),
    /** The invited person declined. */
    DECLINED("invitation.declined", Contact.INVITER, false),
    /** The invitation was used. */
    ACCEPTED("invitation.accepted", Contact.NOBODY, false),
    /** The list is longer than the policy allows; nobody was invited. */
    BATCH_TOO_LONG("invitation.batch_too_long", Contact.NOBODY, false),
    /** The text is not in the character set it should be in; nobody was invited. */
    BATCH_CHARSET("invitation.batch_charset", Contact.NOBODY, false),
    /** The file is no CSV that can be read; nobody was invited. */
    BATCH_MALFORMED("invitation.batch_malformed", Contact.NOBODY, false),
    /** The line is longer than any address and name could be. */
    LINE_TOO_LONG("invitation.line_too_long", Contact.NOBODY, false),
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
