package io.rosterkit.engine.notice;

import io.rosterkit.model.contact.Destination;
import io.rosterkit.model.notice.Mail;
import io.rosterkit.model.notice.Sms;

/** A message as it is given to a gateway. Its {@code toString} shows neither recipient nor text. */
public sealed interface RenderedMessage {

    /** All text that the recipient reads: of a mail, the subject too. */
    String visibleText();

    /** The recipient. */
    Destination to();

    /** For an e-mail address. */
    record AsMail(Mail mail) implements RenderedMessage {

        @Override
        public String visibleText() {
            return mail.subject() + "\n" + mail.text();
        }

        @Override
        public Destination to() {
            return mail.to();
        }
    }

    /** For a phone number. */
    record AsSms(Sms sms) implements RenderedMessage {

        @Override
        public String visibleText() {
            return sms.text();
        }

        @Override
        public Destination to() {
            return sms.to();
        }
    }
}
