package io.rosterkit.acceptance.user;

import static io.rosterkit.acceptance.user.People.reason;
import static io.rosterkit.model.access.AccessReason.MEMBERS_ONLY;
import static io.rosterkit.model.access.AccessReason.NOT_FOUND;
import static io.rosterkit.model.access.AccessReason.NOT_PERMITTED;
import static io.rosterkit.model.contact.ContactReason.NAME_MISSING;
import static io.rosterkit.model.contact.ContactReason.NAME_TELLS_CODE_WORD;
import static io.rosterkit.model.contact.ContactReason.NAME_TOO_LONG;
import static io.rosterkit.model.contact.ContactReason.NAME_UNSAFE;
import static io.rosterkit.model.outcome.InputReason.REQUEST_REUSED;
import static io.rosterkit.model.user.UserReason.NOT_ONESELF;
import static io.rosterkit.model.user.UserReason.WRONG_STATE;
import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Roster;
import io.rosterkit.acceptance.Barrier;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.acceptance.Stored;
import io.rosterkit.audit.JournalRecord;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserReceipt;
import io.rosterkit.user.Users;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An administrator gives a user another name, and a user takes another name. */
@RosterTest
class RenameTest {

    private Roster roster;
    private Office office;
    private People people;
    private UserId ben;

    @BeforeEach
    void open(Roster own, Offices offices) {
        roster = own;
        office = offices.open();
        people = People.of(roster, office);
        ben = people.named("Ben");
    }

    @EveryStorage
    @Test
    @Tag("M11")
    @Tag("G1")
    @Tag("G2")
    @Tag("G4")
    void changesTheNameAndNothingElseAndTheJournalDoesNotTellIt(Storage storage) {
        Session own = people.session(ben);
        User before = Stored.user(storage, office.organization(), ben);

        assertThat(users().rename(ben, "  Benjamin Groß ").orThrow())
                .isEqualTo(new UserReceipt(ben, UserStatus.ACTIVE));

        User after = Stored.user(storage, office.organization(), ben);
        assertThat(name()).isEqualTo("Benjamin Groß");
        assertThat(after.contact()).isEqualTo(before.contact().withName(Optional.of(new DisplayName("Benjamin Groß"))));
        assertThat(after.status()).isEqualTo(before.status());
        assertThat(after.security()).isEqualTo(before.security());
        assertThat(roster.as(own).account().get().orThrow()).isEqualTo(people.seen(ben));
        assertThat(office.journal("user.rename")).singleElement().satisfies(entry -> {
            assertThat(entry.refusal()).isEmpty();
            assertThat(entry.subject().id()).isEqualTo(ben.uuid());
            assertThat(entry.details()).isEqualTo(Map.of());
            assertThat(entry.toString()).doesNotContain("Ben").doesNotContain("Groß");
        });
        assertThat(office.desk().journal().verify(ben).orThrow().complete()).isTrue();
    }

    @EveryStorage
    @Test
    @Tag("G2")
    @Tag("G4")
    void usersTakeAnotherNameThemselvesWhateverTheirRoles() {
        Session own = people.session(ben);

        assertThat(roster.as(own).account().rename("Benjamin").orThrow())
                .isEqualTo(new UserReceipt(ben, UserStatus.ACTIVE));

        assertThat(name()).isEqualTo("Benjamin");
        assertThat(roster.as(own).account().get().orThrow().contact().name()).contains(new DisplayName("Benjamin"));
        assertThat(office.journal("user.name")).singleElement().satisfies(entry -> {
            assertThat(entry.subject().id()).isEqualTo(ben.uuid());
            assertThat(entry.agent().id()).isEqualTo(ben.toString());
            assertThat(entry.toString()).doesNotContain("Benjamin");
        });
        assertThat(office.desk().journal().verify(ben).orThrow().complete()).isTrue();
        assertThat(reason(office.support().account().rename("Eva"))).isEqualTo(MEMBERS_ONLY);
        assertThat(reason(office.support().account().get())).isEqualTo(MEMBERS_ONLY);
    }

    @Test
    @Tag("G2")
    void namesThatCouldEndALineOrHideSomethingAreRefusedAndSoIsACodeWord() {
        String word = office.codeWord();
        Map<String, Reason> wrong = Map.of(
                "Ben\r\nBcc: eva@weiss.example",
                NAME_UNSAFE,
                "Ben\nEva",
                NAME_UNSAFE,
                "Ben\u760AEva",
                NAME_UNSAFE,
                "Ben\u202EEva",
                NAME_UNSAFE,
                " \u00A0 ",
                NAME_MISSING,
                "b".repeat(101),
                NAME_TOO_LONG,
                "Ben " + word,
                NAME_TELLS_CODE_WORD);
        Session own = people.session(ben);

        wrong.forEach((text, why) -> {
            assertThat(reason(users().rename(ben, text))).as(text).isEqualTo(why);
            assertThat(reason(roster.as(own).account().rename(text))).as(text).isEqualTo(why);
        });

        assertThat(name()).isEqualTo("Ben");
        assertThat(Stream.concat(office.journal("user.rename").stream(), office.journal("user.name").stream()))
                .allSatisfy(entry -> assertThat(entry.toString()).doesNotContain(word));
    }

    @EveryStorage
    @Test
    @Tag("S2")
    @Tag("N1")
    @Tag("G4")
    void onlyCallersWhoManageUsersRenameUsersOfTheirOwnOrganizationAndNotThemselves(Offices offices) {
        Session administrator = people.session(people.named("Ann", OFFICE_ADMINISTRATOR));
        Users others = offices.open().desk().users();
        Users nobody = roster.as(people.session(people.named("Eva"))).users();

        assertThat(reason(others.rename(ben, "Bob"))).isEqualTo(NOT_FOUND);
        assertThat(reason(users().rename(new UserId(UUID.randomUUID()), "Bob"))).isEqualTo(NOT_FOUND);
        assertThat(reason(nobody.rename(ben, "Bob"))).isEqualTo(NOT_PERMITTED);
        assertThat(reason(roster.as(administrator).users().rename(administrator.user(), "Bob")))
                .isEqualTo(NOT_ONESELF);
        assertThat(name()).isEqualTo("Ben");

        roster.as(administrator).users().rename(ben, "Bob").orThrow();
        assertThat(name()).isEqualTo("Bob");
    }

    @Test
    @Tag("M11")
    void theNameOfAClosedUserStays() {
        users().close(ben).orThrow();

        assertThat(reason(users().rename(ben, "Bob"))).isEqualTo(WRONG_STATE);
        assertThat(name()).isEqualTo("Ben");
    }

    @EveryStorage
    @Test
    @Tag("G6")
    void theSameRequestRenamesOnceAndAnotherNameUnderItIsRefused() {
        UserReceipt first = office.once("rename").users().rename(ben, "Bob").orThrow();
        users().rename(ben, "Benjamin").orThrow();

        assertThat(office.once("rename").users().rename(ben, "Bob").orThrow()).isEqualTo(first);
        assertThat(reason(office.once("rename").users().rename(ben, "Robert"))).isEqualTo(REQUEST_REUSED);
        assertThat(name()).isEqualTo("Benjamin");
        assertThat(office.journal("user.rename"))
                .filteredOn(entry -> entry.refusal().isEmpty())
                .hasSize(2);
    }

    @EveryStorage
    @Test
    @Tag("G6")
    void theSameOwnRequestRenamesOnce() {
        Session own = people.session(ben);

        roster.as(own).once("own").account().rename("Bob").orThrow();
        roster.as(own).account().rename("Benjamin").orThrow();
        roster.as(own).once("own").account().rename("Bob").orThrow();

        assertThat(name()).isEqualTo("Benjamin");
        assertThat(office.journal("user.name")).hasSize(2);
    }

    @Test
    void theNameThatIsThereAlreadyChangesNothing() {
        users().rename(ben, "Ben").orThrow();

        assertThat(office.journal("user.rename")).isEmpty();
    }

    @EveryStorage
    @Test
    @Tag("G1")
    @Tag("G4")
    void allWhoRenameAtOnceAreInTheChainAndTheLastOneStays(Storage storage) {
        int threads = 8;
        Session own = people.session(ben);

        List<Outcome<UserReceipt>> answers = Barrier.together(
                threads,
                number -> () -> number % 2 == 0
                        ? users().rename(ben, "Ben " + number)
                        : roster.as(own).account().rename("Ben " + number));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.refusal()).isEmpty());
        List<JournalRecord> told = Stream.concat(
                        office.journal("user.rename").stream(), office.journal("user.name").stream())
                .toList();
        assertThat(told).hasSize(threads);
        assertThat(Stored.user(storage, office.organization(), ben).revision().version())
                .isEqualTo(1 + threads);
        assertThat(office.desk().journal().verify(ben).orThrow())
                .extracting(check -> check.intact(), check -> check.complete())
                .containsExactly(1 + threads, true);
        assertThat(name()).matches("Ben [0-7]");
    }

    @EveryStorage
    @Test
    @Tag("G1")
    void aUserWhoIsClosedMeanwhileIsNotRenamedAfterwards() {
        List<Outcome<?>> answers =
                Barrier.together(2, number -> () -> number == 0 ? users().rename(ben, "Bob") : users().close(ben));

        assertThat(answers.get(1).refusal()).isEmpty();
        assertThat(name()).isEqualTo(answers.get(0).refusal().isEmpty() ? "Bob" : "Ben");
        assertThat(office.desk().journal().verify(ben).orThrow().complete()).isTrue();
    }

    private Users users() {
        return office.desk().users();
    }

    private String name() {
        return people.seen(ben).contact().name().orElseThrow().text();
    }
}
