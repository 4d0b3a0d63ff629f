package io.rosterkit.acceptance;

import static io.rosterkit.model.contact.ContactReason.NAME_TELLS_CODE_WORD;
import static io.rosterkit.model.contact.ContactReason.NAME_TRY_LATER;
import static io.rosterkit.model.organization.OrganizationReason.CODE_WORD_IN_NAME;
import static io.rosterkit.model.organization.OrganizationReason.CODE_WORD_NOT_CHOSEN;
import static io.rosterkit.model.organization.OrganizationReason.CODE_WORD_WEAK;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Desk;
import io.rosterkit.Roster;
import io.rosterkit.account.Account;
import io.rosterkit.audit.JournalRecord;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.invitation.ListReport;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.organization.PracticePolicy;
import io.rosterkit.peoplelist.AddressList;
import io.rosterkit.profile.Profile;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserImport;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RosterTest
@Tag("N3")
class CodeWordTest {

    private static final String FORTY = "abcdefgh1abcdefgh1abcdefgh1abcdefgh1abcd";
    private static final String FORM = "[2-9BCDFGHJKMNPQRTVWXZ]{5}-[2-9BCDFGHJKMNPQRTVWXZ]{5}";

    @Test
    void isChosenOnlyWhereThePolicyAllowsIt(Offices offices) {
        Office office = offices.open();

        assertThat(office.desk()
                        .practices()
                        .chooseCodeWord(office.founded().practice(), "Rose4Garden")
                        .refusal())
                .contains(Refusal.of(CODE_WORD_NOT_CHOSEN));
        assertThat(word(office.desk(), office.founded().practice())).matches(FORM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Rose4Garden", "rose-4-garden", "Haus 7 am See", "8lettersOr8", "größe17äöü", "abcdefg1", FORTY})
    void isChosenWhereThePolicyAllowsIt(String word, Storage storage, MovableClock clock) {
        Office office = Kit.of(storage, clock, choosing()).offices().open();
        PracticeId practice = office.founded().practice();

        office.desk().practices().chooseCodeWord(practice, word).orThrow();

        assertThat(word(office.desk(), practice)).isEqualTo(word);
        assertThat(entries(office, "practice.code-word"))
                .extracting(entry -> entry.details().get("how"))
                .containsExactly("chosen");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "        ",
                "abc1",
                "abcdef1",
                "a-b-c-d-e-f-1",
                "12345678",
                "abcdefgh",
                "abcdefgh1abcdefgh1abcdefgh1abcdefgh1abcde",
                "rose4\r\ngarden",
                "rose4\u0000garden",
                "rose4\u202Egarden",
                "rose4 \u2603 garden"
            })
    void isNotChosenWeak(String word, Storage storage, MovableClock clock) {
        Office office = Kit.of(storage, clock, choosing()).offices().open();
        PracticeId practice = office.founded().practice();
        Snapshot before = Snapshot.of(office.desk());

        assertThat(office.desk().practices().chooseCodeWord(practice, word).refusal())
                .contains(Refusal.of(CODE_WORD_WEAK)
                        .at("codeWord")
                        .with("atLeast", 8)
                        .with("atMost", 40));
        assertThat(Snapshot.of(office.desk())).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Rose4Garden", "ROSE-4-GARDEN", "rose 4 garden", "ｒｏｓｅ４ｇａｒｄｅｎ"})
    void isNotChosenFromANameOfTheHouse(String word, Storage storage, MovableClock clock) {
        Kit kit = Kit.of(storage, clock, choosing());
        Office named = kit.offices().open("At the rose 4 garden");
        Office office = kit.offices().open("Praxis");
        office.desk().practices().open("Rose4-Garden, left wing").orThrow();
        Refusal inName = Refusal.of(CODE_WORD_IN_NAME).at("codeWord");

        for (Office house : List.of(named, office)) {
            PracticeId practice = house.founded().practice();
            String before = word(house.desk(), practice);
            assertThat(house.desk().practices().chooseCodeWord(practice, word).refusal())
                    .contains(inName);
            assertThat(word(house.desk(), practice)).isEqualTo(before);
        }
    }

    @EveryStorage
    @Test
    void isInNoNameThatIsSavedHoweverItIsWritten(Offices offices, Storage storage, MovableClock clock) {
        Office office = offices.open();
        String word = word(office.desk(), office.founded().practice());
        Refusal tells = Refusal.of(NAME_TELLS_CODE_WORD).at("name");
        InvitationId invited = Someone.invitedTo(office);
        Snapshot before = Snapshot.of(office.desk());

        spellings(word)
                .forEach(name -> savings(unlimited(office, storage, clock), invited, name)
                        .forEach(saving -> assertThat(saving.refusal()).as(name).contains(tells)));

        assertThat(Snapshot.of(office.desk()).showsTheSameAs(before)).isTrue();
    }

    /** Else naming things is a way to guess. */
    @EveryStorage
    @Test
    @Tag("L1")
    void afterFiveNamesThatTellItNoNameOfTheCallerIsTakenForAnHour(Roster roster, Offices offices, MovableClock clock) {
        Office office = offices.open();
        String word = word(office.desk(), office.founded().practice());
        Session ben = office.join("ben");
        Account guessing = roster.as(ben).account();
        Refusal tells = Refusal.of(NAME_TELLS_CODE_WORD).at("name");
        Refusal later = Refusal.of(NAME_TRY_LATER).at("name");

        List<Outcome<?>> answers = Barrier.together(12, number -> () -> guessing.rename("Ben " + number + word));

        assertThat(answers).extracting(answer -> answer.refusal().orElseThrow()).containsOnly(tells, later);
        assertThat(answers)
                .filteredOn(answer -> answer.refusal().equals(Optional.of(tells)))
                .hasSizeLessThanOrEqualTo(5);
        assertThat(guessing.rename("Ben").refusal()).contains(later);
        assertThat(office.desk().users().rename(ben.user(), "Benjamin").refusal())
                .isEmpty();
        clock.move(Duration.ofHours(1));
        assertThat(guessing.rename("Ben").refusal()).isEmpty();
    }

    /** It tells nothing new, and a decision may run again. */
    @Test
    void theSameNameCountsOnce(Roster roster, Offices offices) {
        Office office = offices.open();
        String word = word(office.desk(), office.founded().practice());
        Account ben = roster.as(office.join("ben")).account();

        for (int i = 0; i < 20; i++) {
            assertThat(ben.rename("Ben " + word).refusal())
                    .contains(Refusal.of(NAME_TELLS_CODE_WORD).at("name"));
        }
        assertThat(ben.rename("Ben").refusal()).isEmpty();
    }

    /** The row of an invited person goes with the invitation, so the name is not looked at when the word is chosen. */
    @Test
    void comesBackInNoNameOfARenewedInvitation(Storage storage, MovableClock clock) {
        Office office = Kit.of(storage, clock, choosing()).offices().open();
        InvitationId invitation = office.desk()
                .invitations()
                .invite(InvitationDraft.to("eva@weiss.example", STAFF).named("Eva Rose4Garden"))
                .orThrow()
                .invitation();
        clock.move(Duration.ofDays(8));
        Kit later = Kit.of(storage, clock, choosing());
        later.roster().operations().expire(10);
        Desk owner = later.roster()
                .as(later.roster()
                        .operations()
                        .signInExternally(
                                office.organization(), office.session().user())
                        .orThrow()
                        .session());
        owner.practices()
                .chooseCodeWord(office.founded().practice(), "Rose4Garden")
                .orThrow();

        assertThat(owner.invitations().renew(invitation).refusal())
                .contains(Refusal.of(NAME_TELLS_CODE_WORD).at("name"));
    }

    @Test
    void isInNoNameOfAUserWhoIsBroughtAlong(Roster roster, Offices offices) {
        Office office = offices.open();
        String word = word(office.desk(), office.founded().practice());

        Outcome<?> adopted = roster.operations()
                .importUser(
                        office.organization(),
                        UserImport.of("ben@weiss.example", STAFF).named(word));

        assertThat(adopted.refusal()).contains(Refusal.of(NAME_TELLS_CODE_WORD).at("name"));
    }

    @Test
    void refusesOnlyTheLinesOfAListThatTellIt(Offices offices) {
        Office office = offices.open();
        String word = word(office.desk(), office.founded().practice());

        ListReport report = office.desk()
                .invitations()
                .inviteAll(AddressList.text("Ben <ben@weiss.example>, " + word + " <eva@weiss.example>"), STAFF)
                .orThrow();

        assertThat(report.invited()).isEqualTo(1);
        assertThat(report.refused().get(0).outcome().refusal())
                .contains(Refusal.of(NAME_TELLS_CODE_WORD).at("name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Rose4Garden", "ROSE-4-GARDEN"})
    void isNotChosenFromTheNameOfAPerson(String word, Storage storage, MovableClock clock) {
        Kit kit = Kit.of(storage, clock, choosing());
        Office withUser = kit.offices().open();
        kit.roster()
                .operations()
                .importUser(
                        withUser.organization(),
                        UserImport.of("ben@weiss.example", STAFF).named("Ben Rose 4 Garden"))
                .orThrow();
        Office withInvited = kit.offices().open();
        withInvited
                .desk()
                .invitations()
                .invite(InvitationDraft.to("eva@weiss.example", STAFF).named("Rose 4 Garden"))
                .orThrow();

        for (Office house : List.of(withUser, withInvited)) {
            PracticeId practice = house.founded().practice();
            assertThat(house.desk().practices().chooseCodeWord(practice, word).refusal())
                    .contains(Refusal.of(CODE_WORD_IN_NAME).at("codeWord"));
        }
    }

    @Test
    @Tag("S2")
    void mayBeInTheNamesOfOtherOrganizations(Offices offices) {
        Office office = offices.open();
        String word = word(office.desk(), office.founded().practice());

        assertThat(offices.open().desk().practices().open(word).refusal()).isEmpty();
    }

    /** The desk of the owner in a process that has checked no name yet. */
    private static Desk unlimited(Office office, Storage storage, MovableClock clock) {
        return Kit.of(storage, clock, StandardProfile.of("Example")).roster().as(office.session());
    }

    private static Stream<Outcome<?>> savings(Desk desk, InvitationId invited, String name) {
        InvitationDraft draft = InvitationDraft.to("ben@weiss.example", STAFF).named(name);
        return Stream.of(
                desk.practices().open(name),
                desk.invitations().invite(draft),
                desk.invitations().replace(invited, draft));
    }

    private static Stream<String> spellings(String word) {
        String plain = word.replace("-", "");
        return Stream.of(
                word,
                plain,
                word.toLowerCase(Locale.ROOT),
                "Praxis " + plain.toLowerCase(Locale.ROOT) + " am See",
                plain.replaceAll("(.)", "$1 "),
                plain.replaceAll("(.)", "$1."),
                plain.replaceAll("(.)", "$1\u200D"),
                plain.chars()
                        .mapToObj(letter -> String.valueOf((char) (letter + 0xFEE0)))
                        .collect(Collectors.joining()));
    }

    private static Profile choosing() {
        return StandardProfile.builder("Example")
                .practice(PracticePolicy.standard().ownCodeWord(true))
                .build();
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
