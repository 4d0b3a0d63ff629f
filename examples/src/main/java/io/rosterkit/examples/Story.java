package io.rosterkit.examples;

import io.rosterkit.Desk;
import io.rosterkit.Front;
import io.rosterkit.Roster;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.Source;
import io.rosterkit.organization.Founded;

/** What every chapter needs: the library, the organization, who acts in it, the mails, and who tells it. */
record Story(Roster roster, Founded founded, Session administrator, MailRoom mails, Teller teller) {

    /** The administrator's desk. */
    Desk desk() {
        return roster.as(administrator);
    }

    /** The door through which invited people come. */
    Front front() {
        return roster.front(new Source("198.51.100.7"));
    }
}
