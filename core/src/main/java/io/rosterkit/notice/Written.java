package io.rosterkit.notice;

import io.rosterkit.model.notice.Mail;
import io.rosterkit.model.notice.Sms;

/** A message in the form in which it leaves. */
sealed interface Written {

    /** Everything in it that a person reads. */
    String words();

    /** For an e-mail address. */
    record AsMail(Mail mail) implements Written {

        @Override
        public String words() {
            return mail.subject() + "\n" + mail.text();
        }
    }

    /** For a phone number. */
    record AsSms(Sms sms) implements Written {

        @Override
        public String words() {
            return sms.text();
        }
    }
}
