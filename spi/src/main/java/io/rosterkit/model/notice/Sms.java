package io.rosterkit.model.notice;

import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.outcome.Arguments;

/** A short message ready to be sent. Its {@code toString} tells neither number nor text. */
public record Sms(String messageId, PhoneNumber to, String text) {

    public Sms {
        Arguments.required("messageId", messageId, "to", to, "text", text);
    }

    @Override
    public String toString() {
        return "Sms[" + messageId + "]";
    }
}
