package io.rosterkit.examples;

import io.rosterkit.Desk;
import io.rosterkit.Front;
import io.rosterkit.Roster;
import io.rosterkit.examples.telling.MailRoom;
import io.rosterkit.examples.telling.Teller;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Source;
import io.rosterkit.organization.OpeningReceipt;
import io.rosterkit.signin.SignedIn;

/** What every chapter needs: the library, the organization, who is in it, the mails, and who tells it. */
record Story(Roster roster, OpeningReceipt founded, Staff staff, MailRoom mails, Teller teller) {

    private static final Source PLACE = new Source("198.51.100.7");

    /** Those who have signed in, with what their clients keep, and somebody who may come and go. */
    record Staff(SignedIn anna, SignedIn ben, UserId carla) {}

    /** The desk of Ben, the administrator. */
    Desk desk() {
        return roster.as(staff.ben().session());
    }

    /** The desk of Anna, the owner. */
    Desk ownersDesk() {
        return roster.as(staff.anna().session());
    }

    /** The door through which people come who have no session. */
    Front front() {
        return front(roster, founded);
    }

    /** The same, before there is a story. */
    static Front front(Roster roster, OpeningReceipt founded) {
        return roster.front(founded.organization(), PLACE);
    }
}
