package io.rosterkit.examples;

import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.STAFF;

import io.rosterkit.Desk;
import io.rosterkit.Front;
import io.rosterkit.Roster;
import io.rosterkit.examples.telling.MailRoom;
import io.rosterkit.examples.telling.Teller;
import io.rosterkit.invitation.InvitationDetails;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.organization.OpeningReceipt;
import io.rosterkit.registration.Registration;
import io.rosterkit.signin.SignedIn;
import java.util.Set;

/** Three people register, each with the link of the own mail and the code word. On a later run they sign in. */
final class GettingIn {

    private static final String OF_NAMES = "Praxis Weiß 2026";

    private final Roster roster;
    private final MailRoom mails;
    private final Teller teller;
    private final OpeningReceipt founded;

    GettingIn(Roster roster, MailRoom mails, Teller teller, OpeningReceipt founded) {
        this.roster = roster;
        this.mails = mails;
        this.teller = teller;
        this.founded = founded;
    }

    Story tell(String codeWord) {
        teller.chapter("Three people get in");
        SignedIn anna = theFirst(codeWord);
        Desk desk = roster.as(anna.session());
        InvitationReceipt ben = invite(
                desk,
                "quickstart-ben",
                InvitationDraft.to(Person.BEN.address(), STAFF)
                        .named(Person.BEN.fullName())
                        .withRoles(OFFICE_ADMINISTRATOR));
        InvitationReceipt carla = invite(
                desk,
                "quickstart-carla",
                InvitationDraft.to(Person.CARLA.address(), STAFF).named(Person.CARLA.fullName()));
        mails.dispatch();
        SignedIn benIn = enter(desk, ben.invitation(), Person.BEN, codeWord);
        if (!isAccepted(now(desk, carla.invitation()))) {
            enter(desk, carla.invitation(), Person.CARLA, codeWord);
        }
        teller.say("From here on, Ben acts.");
        return new Story(roster, founded, new Story.Staff(anna, benIn, carla.user()), mails, teller);
    }

    private SignedIn theFirst(String codeWord) {
        mails.dispatch();
        Actor sam = new Actor.Support(founded.organization(), "sam", Set.of(Permission.VIEW_USERS), "case 17");
        Desk support = roster.as(sam);
        InvitationDetails invitation = now(support, founded.invitation());
        if (isAccepted(invitation)) {
            teller.say("Anna and Ben have registered before, so they sign in:");
            return signIn(Person.ANNA);
        }
        Front front = Story.front(roster, founded);
        String link = mails.link(invitation);
        teller.say("Anna opens the link of her mail. She mishears the code word:");
        refused(front.register(link, "BCDF-GHJK-22", Person.ANNA.password()));
        teller.say("The link survives that. Then she wants \"%s\" for a password:", OF_NAMES);
        refused(front.register(link, codeWord, OF_NAMES));
        teller.say("With a password that nobody would guess:");
        SignedIn anna = enter(support, founded.invitation(), Person.ANNA, codeWord);
        teller.say("She invites Ben, to be %s, and Carla. They register likewise:", OFFICE_ADMINISTRATOR);
        return anna;
    }

    private static InvitationReceipt invite(Desk desk, String request, InvitationDraft draft) {
        return desk.once(request).invitations().invite(draft).orThrow();
    }

    private SignedIn enter(Desk desk, InvitationId id, Person person, String codeWord) {
        InvitationDetails invitation = now(desk, id);
        if (isAccepted(invitation)) {
            return signIn(person);
        }
        SignedIn in = Story.front(roster, founded)
                .register(mails.link(invitation), codeWord, person.password())
                .orThrow()
                .done()
                .signedIn()
                .orElseThrow();
        teller.show("%s registered, and is signed in until %s", person.address(), Teller.time(in.expiresAt()));
        return in;
    }

    private SignedIn signIn(Person person) {
        SignedIn in = Story.front(roster, founded)
                .signIn(person.address(), person.password())
                .orThrow()
                .done();
        teller.show("%s signed in until %s", person.address(), Teller.time(in.expiresAt()));
        return in;
    }

    private void refused(Outcome<Registration> answer) {
        answer.refusal().ifPresent(refusal -> teller.show("%s", teller.text(refusal)));
    }

    private static boolean isAccepted(InvitationDetails invitation) {
        return invitation.state() == InvitationState.ACCEPTED;
    }

    private static InvitationDetails now(Desk desk, InvitationId id) {
        return desk.invitations().get(id).orThrow();
    }
}
