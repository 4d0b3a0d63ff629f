package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Desk;
import io.rosterkit.Roster;
import io.rosterkit.invitation.InvitationDraft;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.contact.ContactReason;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.organization.OrganizationReason;
import io.rosterkit.model.organization.PracticeStatus;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.organization.PracticeDetails;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Practices are renamed, deactivated and reactivated. */
@EveryStorage
@RosterTest
class PracticeStatusTest {

    private static final int ROUNDS = 20;

    @Test
    @Tag("N6")
    void aDeactivatedPracticeIsGoneFromPickersAndStaysInTheList(Offices offices) {
        Desk desk = offices.open().desk();
        PracticeId linz = open(desk, "Linz");
        desk.practices().deactivate(linz).orThrow();

        assertThat(ids(desk, PracticeStatus.ACTIVE)).doesNotContain(linz);
        assertThat(ids(desk, PracticeStatus.DEACTIVATED)).containsExactly(linz);
        assertThat(ids(desk)).contains(linz);

        desk.practices().reactivate(linz).orThrow();
        assertThat(ids(desk, PracticeStatus.ACTIVE)).contains(linz);
    }

    @Test
    @Tag("N6")
    void nobodyIsInvitedToADeactivatedPractice(Offices offices) {
        Desk desk = offices.open().desk();
        PracticeId linz = open(desk, "Linz");
        desk.practices().deactivate(linz).orThrow();
        InvitationDraft ben = InvitationDraft.to("ben@weiss.example", STAFF).toPractice(linz);

        assertThat(desk.invitations().invite(ben).refusal().orElseThrow().reason())
                .isEqualTo(OrganizationReason.PRACTICE_DEACTIVATED);

        desk.practices().reactivate(linz).orThrow();
        assertThat(desk.invitations().invite(ben).refusal()).isEmpty();
    }

    @Test
    @Tag("N6")
    void anInvitationWithoutAPracticeIsForTheFirstActiveOne(Offices offices) {
        Office office = offices.open();
        Desk desk = office.desk();
        PracticeId linz = open(desk, "Linz");
        desk.practices().deactivate(office.founded().practice()).orThrow();

        var ben = desk.invitations().invite("ben@weiss.example", STAFF).orThrow();

        assertThat(desk.invitations().get(ben.invitation()).orThrow().invitee().practice())
                .isEqualTo(linz);
    }

    @Test
    @Tag("N4")
    void anInvitationThatIsOpenCanBeAcceptedWithTheCodeWordOfItsDeactivatedPractice(
            Roster roster, Offices offices, Kit kit) {
        Office office = offices.open();
        Desk desk = office.desk();
        open(desk, "Linz");
        String word = office.codeWord();
        desk.invitations().invite("ben@weiss.example", STAFF).orThrow();
        String link = kit.mail().to("ben@weiss.example").link();
        desk.practices().deactivate(office.founded().practice()).orThrow();

        assertThat(roster.front(office.organization(), Someone.AT_HOME)
                        .register(link, word, Offices.PASSWORD)
                        .refusal())
                .isEmpty();
    }

    @Test
    @Tag("N6")
    void theOnlyActivePracticeStays(Offices offices) {
        Office office = offices.open();
        Desk desk = office.desk();
        PracticeId linz = open(desk, "Linz");
        desk.practices().deactivate(linz).orThrow();

        assertThat(reason(desk.practices().deactivate(office.founded().practice())))
                .isEqualTo(OrganizationReason.PRACTICE_LAST);
        assertThat(reason(desk.practices().deactivate(linz))).isEqualTo(OrganizationReason.PRACTICE_DEACTIVATED);
        desk.practices().reactivate(linz).orThrow();
        assertThat(reason(desk.practices().reactivate(linz))).isEqualTo(OrganizationReason.PRACTICE_ACTIVE);
    }

    @Test
    @Tag("N6")
    void twoDeactivationsAtOnceLeaveOneActive(Offices offices) {
        Office office = offices.open();
        Desk desk = office.desk();
        PracticeId first = office.founded().practice();
        PracticeId linz = open(desk, "Linz");
        for (int round = 0; round < ROUNDS; round++) {
            Barrier.together(2, number -> () -> desk.practices().deactivate(number == 0 ? linz : first));

            assertThat(ids(desk, PracticeStatus.ACTIVE)).hasSize(1);
            ids(desk, PracticeStatus.DEACTIVATED)
                    .forEach(practice -> desk.practices().reactivate(practice).orThrow());
        }
    }

    @Test
    @Tag("N6")
    void aPracticeGetsAnotherName(Offices offices) {
        Office office = offices.open();
        Desk desk = office.desk();
        PracticeId practice = office.founded().practice();
        long before = office.journal("practice.rename").size();

        desk.practices().rename(practice, "Haus am See").orThrow();
        desk.practices().rename(practice, "Haus am See").orThrow();

        assertThat(details(desk)).extracting(PracticeDetails::name).containsExactly(new DisplayName("Haus am See"));
        assertThat(office.journal("practice.rename")).hasSize((int) before + 1);
    }

    @Test
    @Tag("N3")
    void aNameThatContainsACodeWordIsRefused(Offices offices) {
        Office office = offices.open();

        assertThat(reason(office.desk().practices().rename(office.founded().practice(), "Haus " + office.codeWord())))
                .isEqualTo(ContactReason.NAME_TELLS_CODE_WORD);
    }

    @Test
    @Tag("S2")
    void aPracticeOfAnotherOrganizationDoesNotExist(Offices offices) {
        Desk desk = offices.open().desk();
        PracticeId theirs = offices.open().founded().practice();

        assertThat(reason(desk.practices().rename(theirs, "Ours"))).isEqualTo(AccessReason.NOT_FOUND);
        assertThat(reason(desk.practices().deactivate(theirs))).isEqualTo(AccessReason.NOT_FOUND);
        assertThat(reason(desk.practices().reactivate(theirs))).isEqualTo(AccessReason.NOT_FOUND);
    }

    private static PracticeId open(Desk desk, String name) {
        return desk.practices().open(name).orThrow().practice();
    }

    private static List<PracticeId> ids(Desk desk, PracticeStatus... statuses) {
        return details(desk, statuses).stream().map(PracticeDetails::id).toList();
    }

    private static List<PracticeDetails> details(Desk desk, PracticeStatus... statuses) {
        return new ArrayList<>(desk.practices()
                .list(Set.of(statuses), PageRequest.first(100))
                .orThrow()
                .items());
    }

    private static Object reason(Outcome<?> outcome) {
        return outcome.refusal().orElseThrow().reason();
    }
}
