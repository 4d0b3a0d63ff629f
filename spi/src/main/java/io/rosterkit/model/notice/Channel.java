package io.rosterkit.model.notice;

/** By what a message travels, and so which gateway sends it. */
public enum Channel {
    /** To an e-mail address, through the mail gateway. */
    MAIL,
    /** To a phone number, through the gateway of short messages. */
    SMS
}
