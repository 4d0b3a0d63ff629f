package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Desk;
import io.rosterkit.Roster;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.invitee.InviteeEdit;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.notice.Mail;
import io.rosterkit.model.notice.MessageState;
import io.rosterkit.notice.DispatchReport;
import io.rosterkit.organization.Opening;
import io.rosterkit.organization.OpeningReceipt;
import io.rosterkit.organization.PracticePolicy;
import io.rosterkit.profile.Profile;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RosterTest
class MailTextTest {

    private static final String LINK = "https://app\\.example\\.org/join#[A-Za-z0-9_-]{74}(?=\\s)";

    /** What a mail program makes a link of: a scheme, a host with letters around its dot, an address. */
    private static final Pattern CLICKABLE =
            Pattern.compile("://|(?i:www)\\.\\S|[\\p{L}\\p{M}\\p{N}\\p{Cf}_-]\\.[\\p{L}\\p{N}]|\\S@\\S");

    private static final Profile PROFILE = StandardProfile.builder("Example")
            .practice(PracticePolicy.standard().ownCodeWord(true))
            .build();

    private final Post post = new Post();
    private Storage storage;
    private MovableClock clock;
    private Roster roster;

    @BeforeEach
    void make(Storage empty, MovableClock movable) {
        storage = empty;
        clock = movable;
        roster = post.roster(storage, Post.KEYS, PROFILE, clock);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "www.evil.example",
                "WWW.Evil.Example",
                "https://evil.example",
                "https://evil.example/a?b=c#d",
                "HTTPS://EVIL.EXAMPLE",
                "evil.example",
                "sub.evil.example/path",
                "a@b.example",
                "mailto:a@b.example",
                "1.2.3.4",
                "http://localhost/x",
                "ftp://evil.example",
                "://://evil.example",
                "Dr.Weiss",
                "böse.example",
                "कंपनी.com",
                "evil\u200D.example"
            })
    @Tag("P8")
    void holdsNoLinkButThatOfTheInvitationWhateverTheNames(String name) {
        Mail mail = mail(Opening.of(name, "anna@weiss.example").firstUserNamed(name));

        String rest = mail.text().replaceFirst(LINK, "");
        assertThat(mail.text()).containsPattern(LINK);
        assertThat(CLICKABLE.matcher(rest).find()).as(rest).isFalse();
        assertThat(CLICKABLE.matcher(mail.subject()).find()).as(mail.subject()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{link}}",
                "{{{link}}}",
                "{{&link}}",
                "{{until}}",
                "{{#name}}x{{/name}}",
                "{{>invitation_en}}",
                "{{=<% %>=}}<%link%>",
                "{{unknown}}",
                "${7*7}",
                "#{7*7}",
                "[[${7*7}]]",
                "#evaluate($x)",
                "%s %n",
                "\\u0041",
                "<b>bold</b>",
                "$1"
            })
    @Tag("P8")
    void showsNamesThatLookLikePlaceholdersAsTheyAre(String name) {
        Mail mail = mail(Opening.of(name, "anna@weiss.example").firstUserNamed(name));

        assertThat(mail.subject()).isEqualTo(name + " has invited you to Example");
        assertThat(mail.text()).startsWith("Hello " + name + ",\n");
        assertThat(Pattern.compile(LINK).matcher(mail.text()).results()).hasSize(1);
        assertThat(mail.text().split("https://", -1)).hasSize(2);
    }

    @Test
    void isWrittenInTheLanguageOfTheOrganization() {
        Mail mail = mail(Opening.of("Praxis", "anna@weiss.example").inLanguage(Locale.forLanguageTag("de-AT")));

        assertThat(mail.subject()).isEqualTo("Praxis lädt Sie zu Example ein");
        assertThat(mail.text()).contains("Guten Tag,", "9. März 2026");
        assertThat(mail.language().getLanguage()).isEqualTo("de");
    }

    @Test
    void isWrittenInEnglishThroughoutWhereThereIsNoTextInTheLanguage() {
        Mail mail = mail(Opening.of("Cabinet", "anna@weiss.example").inLanguage(Locale.FRENCH));

        assertThat(mail.subject()).isEqualTo("Cabinet has invited you to Example");
        assertThat(mail.text()).contains("9 March 2026, 08:00 UTC");
        assertThat(mail.language().getLanguage()).isEqualTo("en");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rose4Garden",
                "ROSE-4-GARDEN",
                "r o s e 4 g a r d e n",
                "Ms rose4garden the Third",
                "ｒｏｓｅ４ｇａｒｄｅｎ",
                "r.o.s.e.4.garden",
                "rose④garden",
                "ro\u200Dse4gar\u200Cden"
            })
    @Tag("N3")
    void isNeverHandedOverWhenItTellsTheCodeWord(String name) {
        OpeningReceipt founded = open("Praxis");
        Desk desk = desk(founded);
        InvitationId ben = invitedWhileChoosing(founded, founded.practice(), name);

        DispatchReport report = roster.operations().dispatch(10);

        assertThat(report).isEqualTo(new DispatchReport(0, 0, 1, 0, 0));
        assertThat(post.offered()).isEmpty();
        assertThat(desk.invitations().get(ben).orThrow().delivery().state()).isEqualTo(MessageState.FAILED);
        assertThat(desk.invitations().get(ben).orThrow().delivery().failure()).contains("tells-code-word");
    }

    @Test
    @Tag("N3")
    void isNeverHandedOverWhenItTellsTheCodeWordOfAnotherPracticeOfTheHouse() {
        OpeningReceipt founded = open("Praxis");
        Desk desk = desk(founded);
        PracticeId other = desk.practices().open("Second floor").orThrow().practice();
        invitedWhileChoosing(founded, other, "Rose4Garden");

        assertThat(roster.operations().dispatch(10).failed()).isEqualTo(1);
        assertThat(post.offered()).isEmpty();
    }

    @Test
    @Tag("N3")
    void isHandedOverOnceTheCodeWordIsAnotherOne() {
        OpeningReceipt founded = open("Praxis");
        Desk desk = desk(founded);
        InvitationId ben = invitedWhileChoosing(founded, founded.practice(), "Rose4Garden");
        roster.operations().dispatch(10);

        desk.practices().renewCodeWord(founded.practice()).orThrow();
        roster.operations()
                .outbox()
                .requeue(
                        founded.organization(),
                        desk.invitations().get(ben).orThrow().message().id());

        assertThat(roster.operations().dispatch(10).sent()).isEqualTo(1);
    }

    @Test
    @Tag("S2")
    @Tag("N3")
    void mayHoldWhatIsACodeWordElsewhere() {
        OpeningReceipt founded = open("Praxis");
        OpeningReceipt elsewhere = open("Elsewhere");
        desk(elsewhere)
                .practices()
                .chooseCodeWord(elsewhere.practice(), "Rose4Garden")
                .orThrow();

        desk(founded)
                .invitations()
                .invite(InvitationDraft.to("ben@weiss.example", STAFF).named("Rose4Garden"))
                .orThrow();

        assertThat(roster.operations().dispatch(10).sent()).isEqualTo(1);
    }

    /** A word is chosen that occurs in no name, and at the same moment somebody is invited in whose name it does. */
    private InvitationId invitedWhileChoosing(OpeningReceipt founded, PracticeId practice, String name) {
        List<InvitationId> invited = new ArrayList<>();
        Storage busy = new Meanwhile(
                storage,
                () -> invited.add(desk(founded)
                        .invitations()
                        .invite(InvitationDraft.to("ben@weiss.example", STAFF).named(name))
                        .orThrow()
                        .invitation()));
        post.roster(busy, Post.KEYS, PROFILE, clock)
                .as(new Actor.Job(founded.organization(), "host"))
                .practices()
                .chooseCodeWord(practice, "Rose4Garden")
                .orThrow();
        return invited.get(0);
    }

    @Test
    @Tag("S6")
    @Tag("P8")
    void theCodeToAnEditedAddressIsWrittenInTheLanguageOfTheOrganizationAndHoldsNoLink() {
        Opening opening = Opening.of("www.evil.example", "anna@weiss.example").inLanguage(Locale.GERMAN);
        OpeningReceipt founded = roster.operations().open(opening).orThrow();
        roster.operations().dispatch(10);
        Matcher link = Pattern.compile(LINK).matcher(post.offered().get(0).text());
        assertThat(link.find()).isTrue();
        Desk desk = desk(founded);
        desk.invitees()
                .edit(founded.invitation(), InviteeEdit.none().address("moved@weiss.example"))
                .orThrow();
        String word = desk.practices()
                .showCodeWord(founded.practice())
                .orThrow()
                .word()
                .orElseThrow()
                .reveal();

        roster.front(founded.organization(), new Source("203.0.113.9"))
                .register(link.group(), word, "seven purple ladders hum")
                .orThrow();

        roster.operations().dispatch(10);
        assertThat(post.offered())
                .filteredOn(mail -> mail.subject().equals("Ihr Code für Example"))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.to().original()).isEqualTo("moved@weiss.example");
                    assertThat(mail.text()).contains("2. März 2026").containsPattern("(?m)^\\d{6}$");
                    assertThat(CLICKABLE.matcher(mail.text()).find()).isFalse();
                });
    }

    private Mail mail(Opening opening) {
        roster.operations().open(opening).orThrow();
        roster.operations().dispatch(10);
        assertThat(post.offered()).hasSize(1);
        return post.offered().get(0);
    }

    private OpeningReceipt open(String name) {
        OpeningReceipt founded =
                roster.operations().open(name, "anna@weiss.example").orThrow();
        roster.operations().dispatch(10);
        post.forget();
        return founded;
    }

    private Desk desk(OpeningReceipt founded) {
        return roster.as(new Actor.Job(founded.organization(), "host"));
    }
}
