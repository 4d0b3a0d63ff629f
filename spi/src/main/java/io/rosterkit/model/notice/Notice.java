package io.rosterkit.model.notice;

/** The kinds of message. */
public enum Notice {
    /** The invitation with its link. */
    INVITATION,
    /** A code: by SMS as second step, or by mail to an address that a person has to prove. */
    CODE,
    /** The link to set a new password. */
    RECOVERY,
    /** The account is locked, and whom to ask. */
    LOCKED,
    /** The password is another one now. */
    PASSWORD_CHANGED,
    /** The link that confirms a new address, sent to that address. */
    NEW_ADDRESS,
    /** To the former address: the account has another one now. */
    ADDRESS_CHANGED,
    /** To a user: the account, or roles or practices of the user, end soon. */
    USER_ENDS,
    /** The same, to those who manage users. */
    END_OF_USER,
    /** To a user who has not signed in for long: the account is deactivated soon. */
    INACTIVITY
}
