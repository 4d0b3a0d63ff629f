package io.rosterkit.model.notice;

import io.rosterkit.model.contact.PhoneNumber;

/** A short message ready to be sent. Its {@code toString} tells neither number nor text. */
public record Sms(String messageId, PhoneNumber to, String text) {

    @Override
    public String toString() {
        return "Sms[" + messageId + "]";
    }
}
