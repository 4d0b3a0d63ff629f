package io.rosterkit.examples;

import static io.rosterkit.StandardProfile.STAFF;

import io.rosterkit.Desk;
import io.rosterkit.Front;
import io.rosterkit.Roster;
import io.rosterkit.StandardProfile;
import io.rosterkit.jdbc.JdbcStorage;
import io.rosterkit.jdbc.Schema;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.organization.CodeWord;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.organization.Founded;
import io.rosterkit.signin.SignIn;
import io.rosterkit.signin.SignedIn;
import io.rosterkit.spi.notice.MailGateway;
import io.rosterkit.spi.secret.KeyRing;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;

/** What the README shows, in two halves, each between two marks; a test runs it. */
final class ReadmeSnippet {

    private ReadmeSnippet() {}

    /** What came of it. */
    record Shown(String why, Outcome<SignIn> ben, SignedIn anna) {}

    /** The mailboxes of the people: the link in the last mail to an address. */
    interface Inbox {
        String link(String address);
    }

    static Shown run(DataSource dataSource, byte[] key, MailGateway mail, Inbox inbox) {
        // README begins
        Schema.of(dataSource).install();
        Roster roster = Roster.create(JdbcStorage.on(dataSource), KeyRing.of(key), StandardProfile.of("Example Praxis"))
                .links("https://app.example.org")
                .mail(mail)
                .build();

        Founded praxis =
                roster.operations().open("Praxis Weiß", "anna@weiss.example").orThrow();
        roster.operations().dispatch(100); // Anna's mail, with her link
        Actor sam = new Actor.Support(praxis.organization(), "sam", Set.of(Permission.MANAGE_USERS), "case 17");
        CodeWord word = roster.as(sam)
                .practices()
                .showCodeWord(praxis.practice())
                .orThrow()
                .word()
                .orElseThrow();
        // README pauses
        return getIn(roster, praxis, word, inbox);
    }

    private static Shown getIn(Roster roster, Founded praxis, CodeWord word, Inbox inbox) {
        // README goes on
        Front front = roster.front(praxis.organization(), new Source("203.0.113.7")); // where people come from
        SignedIn anna = front.register(inbox.link("anna@weiss.example"), word.reveal(), "herons over the reed")
                .orThrow()
                .done()
                .signedIn()
                .orElseThrow();
        // README goes on in the next method
        return new Visit(roster, front, anna).lockedOut(word, inbox);
    }

    /** Anna is in, and invites Ben. */
    private record Visit(Roster roster, Front front, SignedIn anna) {

        Shown lockedOut(CodeWord word, Inbox inbox) {
            // README goes on
            Desk desk = roster.as(anna.session());
            UserId ben = desk.once("request-1")
                    .invitations()
                    .invite("ben@weiss.example", STAFF)
                    .orThrow()
                    .user();
            roster.operations().dispatch(100);
            front.register(inbox.link("ben@weiss.example"), word.reveal(), "a bicycle in the snow")
                    .orThrow();

            for (int attempt = 1; attempt <= 5; attempt++) {
                front.signIn("ben@weiss.example", "a bicycle in the slow");
            }
            Outcome<SignIn> locked = front.signIn("ben@weiss.example", "a bicycle in the snow"); // refused all the same
            String why = locked.fold(in -> "", refusal -> Roster.texts().of(refusal, Locale.ENGLISH));
            desk.users().unlock(ben).orThrow();
            Outcome<SignIn> in = front.signIn("ben@weiss.example", "a bicycle in the snow");
            // README ends
            return new Shown(why, in, anna);
        }
    }
}
