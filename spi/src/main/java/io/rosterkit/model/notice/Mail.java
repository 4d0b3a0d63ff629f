package io.rosterkit.model.notice;

import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.outcome.Arguments;
import java.util.Locale;

/**
 * A mail ready to be sent, as structured fields: an adapter encodes them and adds nothing of its own. {@code messageId}
 * is the part before the at sign of the Message-ID header. Its {@code toString} tells neither address nor text.
 */
public record Mail(String messageId, EmailAddress to, String subject, String text, Locale language) {

    public Mail {
        Arguments.required("messageId", messageId, "to", to, "subject", subject, "text", text, "language", language);
        if ((messageId + subject).chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("messageId and subject must not hold control characters");
        }
    }

    @Override
    public String toString() {
        return "Mail[" + messageId + "]";
    }
}
