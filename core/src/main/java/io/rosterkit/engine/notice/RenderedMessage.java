package io.rosterkit.engine.notice;

import io.rosterkit.model.contact.Destination;
import io.rosterkit.model.notice.Mail;
import io.rosterkit.model.notice.Sms;

/** A message in the form in which it leaves. Its {@code toString} tells neither destination nor text. */
public sealed interface RenderedMessage {

    /** Everything in it that a person reads. */
    String words();

    /** Where it goes. */
    Destination to();

    /** For an e-mail address. */
    record AsMail(Mail mail) implements RenderedMessage {

        @Override
        public String words() {
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
        public String words() {
            return sms.text();
        }

        @Override
        public Destination to() {
            return sms.to();
        }
    }
}
