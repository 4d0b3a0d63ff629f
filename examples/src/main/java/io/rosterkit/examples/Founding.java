package io.rosterkit.examples;

import io.rosterkit.Roster;
import io.rosterkit.examples.site.Site;
import io.rosterkit.examples.telling.Teller;
import io.rosterkit.organization.Opening;
import io.rosterkit.organization.OpeningReceipt;

/** The organization is opened, once however often this runs, and its first user is invited. */
final class Founding {

    private static final String NAME = "Praxis Weiß";

    private final Roster roster;
    private final Teller teller;

    Founding(Roster roster, Teller teller) {
        this.roster = roster;
        this.teller = teller;
    }

    OpeningReceipt tell(Site site) {
        teller.chapter("An organization");
        Opening opening = Opening.of(NAME, Person.ANNA.address()).firstUserNamed(Person.ANNA.fullName());
        OpeningReceipt founded =
                roster.operations().once("quickstart-open").open(opening).orThrow();
        if (site.isNew()) {
            teller.say("Nothing was here yet: a key was made and the tables were installed.");
            teller.say("Opened %s, number %s.", NAME, founded.organization());
            teller.say("%s is invited to be its owner.", Person.ANNA.address());
        } else {
            teller.say("Found again: %s, number %s.", NAME, founded.organization());
            teller.say(
                    "The request \"quickstart-open\" was sent before, so it opened nothing and gave its first answer.");
        }
        return founded;
    }
}
