package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.rosterkit.Desk;
import io.rosterkit.Roster;
import io.rosterkit.audit.JournalRecord;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Mailbox;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EveryStorage
@RosterTest
@Tag("N3")
class PracticeTest {

    private static final String FORM = "[2-9BCDFGHJKMNPQRTVWXZ]{5}-[2-9BCDFGHJKMNPQRTVWXZ]{5}";
    private static final byte[] OTHER_KEY = "thirty-two bytes for another key".getBytes(StandardCharsets.US_ASCII);

    @Test
    void hasACodeWordOfAFormThatDoesNotOccurInProse(Offices offices) {
        Office office = offices.open();
        Set<String> words = new HashSet<>();

        for (int number = 0; number < 40; number++) {
            PracticeId practice =
                    office.desk().practices().open("Floor " + number).orThrow().practice();
            words.add(word(office.desk(), practice));
        }
        words.add(word(office.desk(), office.founded().practice()));

        assertThat(words).hasSize(41).allMatch(word -> word.matches(FORM));
        assertThat(words)
                .allMatch(word -> word.chars().filter(Character::isDigit).count() >= 2);
    }

    @Test
    @Tag("N1")
    void isShownToThoseWhoMayManageUsersAndToNobodyElse(Roster roster, Offices offices) {
        Office office = offices.open();
        PracticeId practice = office.founded().practice();
        String word = word(office.desk(), practice);

        assertThat(word(roster.as(office.join("admin", OFFICE_ADMINISTRATOR)), practice))
                .isEqualTo(word);
        assertThat(roster.as(office.join("ben"))
                        .practices()
                        .showCodeWord(practice)
                        .refusal())
                .isPresent();
    }

    @Test
    @Tag("G4")
    void hasEachShowingInTheJournal(Roster roster, Offices offices) {
        Office office = offices.open();
        PracticeId practice = office.founded().practice();
        Session admin = office.join("admin", OFFICE_ADMINISTRATOR);

        word(office.desk(), practice);
        word(office.desk(), practice);
        word(roster.as(admin), practice);

        assertThat(entries(office, "practice.show-code-word"))
                .hasSize(3)
                .allMatch(entry -> entry.subject().id().equals(practice.uuid()))
                .extracting(entry -> entry.agent().id())
                .containsOnlyOnce(admin.user().toString());
    }

    @Test
    @Tag("G6")
    void isNotShownAgainUnderTheSameRequestId(Offices offices) {
        Office office = offices.open();
        PracticeId practice = office.founded().practice();
        PracticeId other =
                office.desk().practices().open("Second floor").orThrow().practice();

        assertThat(office.once("show")
                        .practices()
                        .showCodeWord(practice)
                        .orThrow()
                        .word())
                .isPresent();
        assertThat(office.once("show")
                        .practices()
                        .showCodeWord(practice)
                        .orThrow()
                        .word())
                .isEmpty();

        assertThat(entries(office, "practice.show-code-word")).hasSize(1);
        assertThat(office.once("show").practices().showCodeWord(other).refusal())
                .contains(Refusal.of(InputReason.REQUEST_REUSED).at("requestId"));
    }

    @Test
    void isRenewedOnceARequest(Offices offices) {
        Office office = offices.open();
        PracticeId practice = office.founded().practice();
        String first = word(office.desk(), practice);

        office.once("renewal").practices().renewCodeWord(practice).orThrow();
        String second = word(office.desk(), practice);
        office.once("renewal").practices().renewCodeWord(practice).orThrow();

        assertThat(second).matches(FORM).isNotEqualTo(first);
        assertThat(word(office.desk(), practice)).isEqualTo(second);
        assertThat(entries(office, "practice.code-word")).singleElement().satisfies(entry -> {
            assertThat(entry.subject().id()).isEqualTo(practice.uuid());
            assertThat(entry.details()).isEqualTo(Map.of("how", "made"));
        });
    }

    @Test
    @Tag("M4")
    void leavesLinksAliveWhenItChanges(Roster roster, Offices offices, Mailbox mail) {
        Office office = offices.open();
        office.desk().invitations().invite("ben@weiss.example", STAFF).orThrow();
        String link = mail.to("ben@weiss.example").link();

        office.desk().practices().renewCodeWord(office.founded().practice()).orThrow();

        assertThat(roster.front(Someone.AT_HOME).look(link).refusal()).isEmpty();
    }

    @Test
    @Tag("G2")
    void isDeadWithItsKeyUntilItIsRenewed(Storage storage, MovableClock clock, Offices offices) {
        Office office = offices.open();
        PracticeId practice = office.founded().practice();
        KeyRing other = KeyRing.of(2, Map.of(2, OTHER_KEY));
        Desk desk = new Post()
                .roster(storage, other, StandardProfile.of("Example"), clock)
                .as(office.session());

        assertThatCode(() -> desk.practices().showCodeWord(practice)).doesNotThrowAnyException();
        assertThat(desk.practices().showCodeWord(practice).refusal()).isPresent();
        desk.practices().renewCodeWord(practice).orThrow();
        assertThat(word(desk, practice)).matches(FORM);
    }

    private static String word(Desk desk, PracticeId practice) {
        return desk.practices()
                .showCodeWord(practice)
                .orThrow()
                .word()
                .orElseThrow()
                .reveal();
    }

    private static List<JournalRecord> entries(Office office, String act) {
        return office.journal(act).stream()
                .filter(entry -> entry.refusal().isEmpty())
                .toList();
    }
}
