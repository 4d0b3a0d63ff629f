package io.rosterkit.model.verification;

import io.rosterkit.model.outcome.Reason;

/** Refusals of this room. */
public enum VerificationReason implements Reason {
    /** Not the code that was sent last. */
    CODE_WRONG("verification.code_wrong", Contact.NOBODY),
    /** The code can not be used any more: too many tries, used, or something changed. The step before it is next. */
    CHALLENGE_OVER("verification.challenge_over", Contact.NOBODY),
    /** The code is older than it may be; another one can be sent. */
    CODE_EXPIRED("verification.code_expired", Contact.NOBODY),
    /** A code is needed, and there is no number to send it to. */
    PHONE_MISSING("verification.phone_missing", Contact.INVITER),
    /** Whether registering needs a code is set for the whole organization, not for single senders. */
    SET_BY_ORGANIZATION("verification.set_by_organization", Contact.SUPPORT),
    /** A code was sent a moment ago. */
    SENT_JUST_NOW("verification.sent_just_now", Contact.NOBODY),
    /** So many codes were sent that none is sent for a while; one that was sent before counts as long as ever. */
    SENT_TOO_OFTEN("verification.sent_too_often", Contact.NOBODY),
    /** So many mails went out on behalf of the user that the next one has to wait. */
    MAILED_TOO_OFTEN("verification.mailed_too_often", Contact.NOBODY),
    /** The link of the mail was used, was replaced by a later one, or is over. */
    LINK_OVER("verification.link_over", Contact.NOBODY),
    /** The link is not genuine, damaged, or leads to nothing. */
    LINK_UNKNOWN("verification.link_unknown", Contact.NOBODY),
    /** The link is genuine and belongs to another page: the fact {@code page}, such as {@code join}. */
    LINK_ELSEWHERE("verification.link_elsewhere", Contact.NOBODY),
    /** Characters of the link are missing; nothing was looked up, and the attempt is not counted. */
    LINK_INCOMPLETE("verification.link_incomplete", Contact.NOBODY);

    private final String code;
    private final Contact contact;

    VerificationReason(String code, Contact contact) {
        this.code = code;
        this.contact = contact;
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
        return false;
    }
}
