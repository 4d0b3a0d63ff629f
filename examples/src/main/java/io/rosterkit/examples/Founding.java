package io.rosterkit.examples;

import static io.rosterkit.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.StandardProfile.STAFF;

import io.rosterkit.Roster;
import io.rosterkit.examples.site.Site;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.invitation.InvitationQuery.Order;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.organization.Founded;
import io.rosterkit.organization.Opening;
import io.rosterkit.user.Adopted;
import io.rosterkit.user.Adoption;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The organization is opened, once however often this runs, and gets an administrator. */
final class Founding {

    private static final String NAME = "Praxis Weiß";
    private static final String OWNER = "doris.weiss@praxis-weiss.example";
    private static final String ADMINISTRATOR = "ben.okafor@praxis-weiss.example";

    private final Roster roster;
    private final Teller teller;

    Founding(Roster roster, Teller teller) {
        this.roster = roster;
        this.teller = teller;
    }

    Story tell(Site site) {
        teller.chapter("An organization");
        Opening opening = Opening.of(NAME, OWNER).firstUserNamed("Dr. Doris Weiß");
        Founded founded =
                roster.operations().once("quickstart-open").open(opening).orThrow();
        opened(founded, site.isNew());
        Adopted ben = roster.operations()
                .once("quickstart-adopt")
                .adopt(
                        founded.organization(),
                        Adoption.of(ADMINISTRATOR, STAFF).named("Ben Okafor").withRoles(OFFICE_ADMINISTRATOR))
                .orThrow();
        Session session = roster.operations()
                .vouch(founded.organization(), ben.user())
                .orThrow()
                .session();
        Story story = new Story(roster, founded, session, new MailRoom(roster, site.mails()), teller);
        if (site.isNew()) {
            teller.say("%s comes along from the old system as %s.", ADMINISTRATOR, OFFICE_ADMINISTRATOR);
        } else {
            found(story);
        }
        teller.say("From here on, %s acts.", ADMINISTRATOR);
        return story;
    }

    private void opened(Founded founded, boolean isNew) {
        if (isNew) {
            teller.say("Nothing was here yet: a key was made and the tables were installed.");
            teller.say("Opened %s, number %s.", NAME, founded.organization());
            teller.say("%s is invited to be its owner.", OWNER);
        } else {
            teller.say("Found again: %s, number %s.", NAME, founded.organization());
            teller.say(
                    "The request \"quickstart-open\" was sent before, so it opened nothing and gave its first answer.");
        }
    }

    private void found(Story story) {
        Map<String, Integer> states = new TreeMap<>();
        for (InvitationState state : InvitationState.values()) {
            int count = Pages.all(story.desk().invitations(), Set.of(state), Order.OLDEST_FIRST)
                    .size();
            if (count > 0) {
                states.put(state.name().toLowerCase(Locale.ROOT), count);
            }
        }
        int all = states.values().stream().mapToInt(Integer::intValue).sum();
        teller.say("It has %d invitations from before, by state: %s.", all, states);
    }
}
