package io.rosterkit.model.notice;

import io.rosterkit.model.contact.Destination;
import io.rosterkit.model.contact.PhoneNumber;

/** By what a message travels, and so which gateway sends it. */
public enum Channel {
    /** To an e-mail address, through the mail gateway. */
    MAIL,
    /** To a phone number, through the gateway of short messages. */
    SMS;

    /** By what a message to that destination travels. */
    public static Channel of(Destination to) {
        return to instanceof PhoneNumber ? SMS : MAIL;
    }
}
