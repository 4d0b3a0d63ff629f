package io.rosterkit.acceptance.user;

import static io.rosterkit.model.outcome.InputReason.REQUEST_REUSED;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rosterkit.Front;
import io.rosterkit.Roster;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.testkit.CountingHasher;
import io.rosterkit.testkit.Mailbox;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.ImportedUser;
import io.rosterkit.user.UserImport;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Users who are brought along from an older system. */
@EveryStorage
@RosterTest
@Tag("V5")
class UserImportTest {

    private static final String BEN = "ben@weiss.example";

    private final UserImport plain = UserImport.of(BEN, STAFF)
            .withPasswordHash(CountingHasher.create().hash(People.PASSWORD).text());

    private Roster roster;
    private Offices offices;
    private Office office;

    @BeforeEach
    void open(Roster entrance, Offices some) {
        roster = entrance;
        offices = some;
        office = offices.open();
    }

    @Test
    @Tag("V7")
    @Tag("M3")
    void provesNothingAboutTheMailbox(Mailbox mail) {
        offices.open().desk().invitations().invite(BEN, STAFF).orThrow();
        UserId ben = importUser(plain);
        int mails = mail.all().size();

        front().recover(BEN).orThrow();

        assertThat(People.of(roster, office).seen(ben).contact().verified()).isFalse();
        assertThat(mail.all()).hasSize(mails);
        assertThat(waiting(ben)).isEqualTo(0);
    }

    @Test
    @Tag("V7")
    @Tag("M3")
    void takesTheWordOfTheHost(Mailbox mail) {
        offices.open().desk().invitations().invite(BEN, STAFF).orThrow();
        UserId ben = importUser(plain.verified());
        int mails = mail.all().size();

        front().recover(BEN).orThrow();

        assertThat(People.of(roster, office).seen(ben).contact().verified()).isTrue();
        assertThat(mail.all()).hasSize(mails + 1);
        assertThat(waiting(ben)).isEqualTo(1);
    }

    @Test
    void mayHaveALanguageOfTheirOwn() {
        Locale austrian = Locale.forLanguageTag("de-AT");
        UserId ben = importUser(plain.inLanguage(austrian));

        assertThat(People.of(roster, office).seen(ben).contact().language()).contains(austrian);
        Locale endless = Locale.forLanguageTag("de-x" + "-abcdefgh".repeat(12));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plain.inLanguage(endless))
                .withMessageContaining("100 characters");
    }

    @Test
    void isWrittenToInThatLanguage(Mailbox mail) {
        importUser(plain.verified().inLanguage(Locale.GERMAN));

        front().recover(BEN).orThrow();

        assertThat(mail.to(BEN).latest().language()).isEqualTo(Locale.GERMAN);
        assertThat(mail.to(BEN).latest().subject()).contains("Passwort");
    }

    @Test
    void isToldOfALockInThatLanguage(Mailbox mail) {
        UserId ben = importUser(plain.verified().inLanguage(Locale.GERMAN));

        office.desk().users().lock(ben).orThrow();

        assertThat(mail.to(BEN).latest().language()).isEqualTo(Locale.GERMAN);
    }

    @Test
    void theUserConfirmsTheAddress(Mailbox mail) {
        UserId ben = importUser(plain);

        roster.as(People.of(roster, office).session(ben))
                .account()
                .changeAddress(BEN, People.PASSWORD)
                .orThrow();
        front().confirmAddress(mail.to(BEN).link()).orThrow();

        assertThat(People.of(roster, office).seen(ben).contact().verified()).isTrue();
    }

    @Test
    @Tag("G6")
    void isAnotherRequestWithAnotherContent() {
        ImportedUser first = once(plain.named("Ben")).orThrow();

        assertThat(once(plain.named("Ben"))).isEqualTo(Outcome.done(first));
        assertThat(Stream.of(
                                plain,
                                plain.named("Ben").verified(),
                                plain.named("Ben").reachableAt("+4915112345678"),
                                plain.reachableAt("+4915112345678"))
                        .map(other -> once(other).refusal()))
                .allSatisfy(refusal ->
                        assertThat(refusal).contains(Refusal.of(REQUEST_REUSED).at("requestId")));
    }

    private UserId importUser(UserImport userImport) {
        return People.of(roster, office).importUser(userImport);
    }

    private Outcome<ImportedUser> once(UserImport userImport) {
        return roster.operations().once("move-1").importUser(office.organization(), userImport);
    }

    private int waiting(UserId user) {
        return roster.as(People.of(roster, office).session(user))
                .account()
                .waiting()
                .orThrow()
                .size();
    }

    private Front front() {
        return roster.front(office.organization(), new Source("192.0.2.7"));
    }
}
