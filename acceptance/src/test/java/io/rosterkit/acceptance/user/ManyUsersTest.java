package io.rosterkit.acceptance.user;

import static io.rosterkit.acceptance.user.People.reason;
import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.Desk;
import io.rosterkit.Roster;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.bulk.BulkWatcher.Progress;
import io.rosterkit.lifecycle.LifecycleReport;
import io.rosterkit.lifecycle.LifecycleReport.Answer;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessReason;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.bulk.BulkReason;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.spi.storage.StorageException;
import io.rosterkit.testkit.Faults;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.ReactivationReceipt;
import io.rosterkit.user.UserReceipt;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@RosterTest
@Tag("T5")
class ManyUsersTest {

    @EveryStorage
    @Test
    @Tag("T1")
    void eachIsReactivatedForItselfAndAnsweredInTheOrderOfTheCall(Roster roster, Offices offices) {
        Office office = offices.open();
        People people = People.of(roster, office);
        UserId ben = inactive(office, people, "Ben");
        UserId active = people.named("Eva");
        UserId closed = people.named("Ida");
        office.desk().users().close(closed).orThrow();
        UserId cleo = inactive(office, people, "Cleo");
        UserId unknown = new UserId(new UUID(7, 7));
        UserId self = office.session().user();

        LifecycleReport<ReactivationReceipt> report = office.desk()
                .lifecycle()
                .reactivateAll(List.of(cleo, active, unknown, closed, self, ben))
                .orThrow();

        assertThat(report.answers())
                .containsExactly(
                        new Answer<>(cleo, Outcome.done(new ReactivationReceipt(cleo, Set.of()))),
                        new Answer<>(
                                active,
                                Outcome.refused(
                                        Refusal.of(UserReason.WRONG_STATE).with("state", "active"))),
                        new Answer<>(unknown, Outcome.refused(AccessReason.NOT_FOUND)),
                        new Answer<>(
                                closed,
                                Outcome.refused(
                                        Refusal.of(UserReason.WRONG_STATE).with("state", "closed"))),
                        new Answer<>(self, Outcome.refused(UserReason.NOT_ONESELF)),
                        new Answer<>(ben, Outcome.done(new ReactivationReceipt(ben, Set.of()))));
        assertThat(report.isComplete()).isFalse();
        assertThat(report.done()).isEqualTo(2);
        assertThat(report.refused()).extracting(Answer::user).containsExactly(active, unknown, closed, self);
        assertThat(people.ofStatus(UserStatus.ACTIVE)).contains(ben, cleo, active);
        assertThat(people.signsIn("Ben").refusal()).isEmpty();
    }

    @EveryStorage
    @Test
    @Tag("L5")
    @Tag("L8")
    void manyAreDeactivatedButTheLastWhoMayUnlockIsNot(Roster roster, Offices offices) {
        Office office = offices.open();
        People people = People.of(roster, office);
        UserId ben = people.named("Ben");
        UserId cleo = people.named("Cleo");
        UserId owner = office.session().user();

        LifecycleReport<UserReceipt> report = office.support()
                .lifecycle()
                .deactivateAll(List.of(ben, owner, cleo))
                .orThrow();

        assertThat(codes(report)).containsExactly("", "user.last_unlocker", "");
        assertThat(people.ofStatus(UserStatus.DEACTIVATED)).containsExactly(ben, cleo);
        assertThat(people.signsIn("Ben").refusal()).isPresent();
    }

    @Test
    void whoIsNamedTwiceIsDoneOnce(Roster roster, Offices offices) {
        Office office = offices.open();
        UserId ben = inactive(office, People.of(roster, office), "Ben");

        LifecycleReport<ReactivationReceipt> report =
                office.desk().lifecycle().reactivateAll(List.of(ben, ben, ben)).orThrow();

        assertThat(codes(report)).containsExactly("", "bulk.repeated", "bulk.repeated");
        assertThat(report.done()).isEqualTo(1);
        assertThat(office.journal("user.reactivate")).hasSize(1);
    }

    @Test
    void nobodyIsNobodyToDo(Offices offices) {
        Office office = offices.open();

        LifecycleReport<ReactivationReceipt> report =
                office.desk().lifecycle().reactivateAll(List.of()).orThrow();

        assertThat(report.answers()).isEmpty();
        assertThat(report.isComplete()).isTrue();
    }

    @Test
    void moreThanAThousandAreRefusedAndNoneIsTouched(Roster roster, Offices offices) {
        Office office = offices.open();
        People people = People.of(roster, office);
        UserId ben = inactive(office, people, "Ben");
        List<UserId> thousand = Stream.concat(
                        Stream.of(ben), IntStream.range(1, 1_000).mapToObj(number -> new UserId(new UUID(7, number))))
                .toList();
        List<UserId> more = Stream.concat(thousand.stream(), Stream.of(ben)).toList();

        assertThat(office.once("req").lifecycle().reactivateAll(more).refusal())
                .contains(Refusal.of(BulkReason.TOO_MANY).at("users").with("atMost", 1_000));
        assertThat(people.ofStatus(UserStatus.DEACTIVATED)).containsExactly(ben);
        LifecycleReport<ReactivationReceipt> report =
                office.once("req").lifecycle().reactivateAll(thousand).orThrow();

        assertThat(report.answers()).hasSize(1_000);
        assertThat(report.done()).isEqualTo(1);
    }

    @EveryStorage
    @Test
    @Tag("G7")
    void theWatcherHearsOfEachAndMayEndTheWorkBetweenTwo(Roster roster, Offices offices) {
        Office office = offices.open();
        People people = People.of(roster, office);
        UserId ben = people.named("Ben");
        UserId cleo = people.named("Cleo");
        UserId dora = people.named("Dora");
        UserId unknown = new UserId(new UUID(7, 7));
        List<Progress> heard = new ArrayList<>();

        LifecycleReport<UserReceipt> report = office.desk()
                .lifecycle()
                .deactivateAll(List.of(ben, unknown, cleo, dora), progress -> {
                    heard.add(progress);
                    return progress.done() < 2;
                })
                .orThrow();

        assertThat(heard).containsExactly(new Progress(1, 0, 4), new Progress(2, 1, 4));
        assertThat(codes(report)).containsExactly("", "access.not_found", "bulk.cancelled", "bulk.cancelled");
        assertThat(report.isComplete()).isFalse();
        assertThat(people.ofStatus(UserStatus.DEACTIVATED)).containsExactly(ben);
        assertThat(people.ofStatus(UserStatus.ACTIVE)).contains(cleo, dora);
    }

    @EveryStorage
    @Test
    @Tag("G6")
    void theSameRequestGetsTheSameAnswersAndReachesWhatWasNotReached(Roster roster, Offices offices) {
        Office office = offices.open();
        People people = People.of(roster, office);
        List<UserId> users = List.of(
                inactive(office, people, "Ben"), inactive(office, people, "Cleo"), inactive(office, people, "Dora"));
        LifecycleReport<ReactivationReceipt> first = office.once("req")
                .lifecycle()
                .reactivateAll(users, progress -> progress.done() < 2)
                .orThrow();
        office.desk().users().deactivate(users.get(0)).orThrow();

        LifecycleReport<ReactivationReceipt> again =
                office.once("req").lifecycle().reactivateAll(users).orThrow();

        assertThat(codes(first)).containsExactly("", "", "bulk.cancelled");
        assertThat(again.answers().subList(0, 2)).isEqualTo(first.answers().subList(0, 2));
        assertThat(again.isComplete()).isTrue();
        assertThat(office.once("req").lifecycle().reactivateAll(users)).isEqualTo(Outcome.done(again));
        assertThat(people.ofStatus(UserStatus.DEACTIVATED)).containsExactly(users.get(0));
        assertThat(office.journal("user.reactivate")).hasSize(3);
    }

    @EveryStorage
    @Test
    @Tag("G6")
    @Tag("G1")
    void afterAFaultOfTheStorageTheSameRequestGoesOn(Roster roster, Offices offices, Faults faults) {
        Office office = offices.open();
        People people = People.of(roster, office);
        List<UserId> users = List.of(
                inactive(office, people, "Ben"), inactive(office, people, "Cleo"), inactive(office, people, "Dora"));
        assertThatThrownBy(() -> office.once("req").lifecycle().reactivateAll(users, progress -> {
                    faults.nextWrite(Faults.Moment.AFTER);
                    return true;
                }))
                .isInstanceOf(StorageException.class);
        int done = office.journal("user.reactivate").size();

        LifecycleReport<ReactivationReceipt> report =
                office.once("req").lifecycle().reactivateAll(users).orThrow();

        assertThat(done).isEqualTo(2);
        assertThat(report.isComplete()).isTrue();
        assertThat(office.journal("user.reactivate")).hasSize(3);
        assertThat(people.ofStatus(UserStatus.DEACTIVATED)).isEmpty();
    }

    @EveryStorage
    @Test
    @Tag("G6")
    void theRequestIsRefusedForOtherUsersAnotherActAndAnotherActor(Roster roster, Offices offices) {
        Office office = offices.open();
        People people = People.of(roster, office);
        UserId ben = inactive(office, people, "Ben");
        UserId cleo = inactive(office, people, "Cleo");
        Desk colleague = roster.as(office.join("colleague", OFFICE_ADMINISTRATOR));
        office.once("req").lifecycle().reactivateAll(List.of(ben)).orThrow();

        assertThat(Stream.<Outcome<?>>of(
                        office.once("req").lifecycle().reactivateAll(List.of(ben, cleo)),
                        office.once("req").lifecycle().reactivateAll(List.of(cleo)),
                        office.once("req").lifecycle().deactivateAll(List.of(ben)),
                        office.once("req").users().deactivate(ben),
                        colleague.once("req").lifecycle().reactivateAll(List.of(ben))))
                .allSatisfy(outcome -> assertThat(reason(outcome)).isEqualTo(InputReason.REQUEST_REUSED));
        assertThat(people.ofStatus(UserStatus.DEACTIVATED)).containsExactly(cleo);
    }

    @Test
    @Tag("G6")
    void aRequestIdThatIsNoneRefusesTheWhole(Roster roster, Offices offices) {
        Office office = offices.open();
        UserId ben = People.of(roster, office).named("Ben");

        assertThat(reason(office.desk().once("with blank").lifecycle().deactivateAll(List.of(ben))))
                .isEqualTo(InputReason.REQUEST_ID_MALFORMED);
        assertThat(office.journal("user.deactivate")).isEmpty();
    }

    @EveryStorage
    @Test
    @Tag("T2")
    @Tag("G4")
    void supportAndTheSystemReactivateNobodyAndTheJournalTellsOfEach(Roster roster, Offices offices) {
        Office office = offices.open();
        People people = People.of(roster, office);
        UserId ann = people.named("Ann Lee", OFFICE_ADMINISTRATOR);
        UserId ben = inactive(office, people, "Ben");
        UserId cleo = inactive(office, people, "Cleo");
        List<Desk> outsiders = List.of(office.support(), roster.as(new Actor.Job(office.organization(), "nightly")));

        for (Desk outsider : outsiders) {
            LifecycleReport<ReactivationReceipt> report =
                    outsider.lifecycle().reactivateAll(List.of(ben, cleo)).orThrow();

            assertThat(report.done()).isZero();
            assertThat(report.refused()).hasSize(2).allSatisfy(answer -> {
                Refusal refusal = answer.outcome().refusal().orElseThrow();
                assertThat(refusal.reason()).isEqualTo(UserReason.SUPPORT_MAY_NOT);
                assertThat(refusal.facts().get("administrators"))
                        .contains("Ann Lee")
                        .doesNotContain(ann.toString());
            });
        }

        assertThat(people.ofStatus(UserStatus.DEACTIVATED)).containsExactly(ben, cleo);
        assertThat(office.journal("user.reactivate"))
                .hasSize(4)
                .allSatisfy(entry -> assertThat(entry.refusal()).hasValue("user.support_may_not"))
                .extracting(entry -> entry.subject().id())
                .containsOnly(ben.uuid(), cleo.uuid());
    }

    @Test
    @Tag("S2")
    void usersOfOthersAreAnsweredLikeUnknownOnes(Roster roster, Offices offices) {
        Office other = offices.open();
        UserId stranger = inactive(other, People.of(roster, other), "Ben");
        Office office = offices.open();
        UserId unknown = new UserId(new UUID(7, 7));

        assertThat(codes(office.desk()
                        .lifecycle()
                        .reactivateAll(List.of(stranger, unknown))
                        .orThrow()))
                .containsExactly("access.not_found", "access.not_found");
        assertThat(People.of(roster, other).ofStatus(UserStatus.DEACTIVATED)).containsExactly(stranger);
    }

    @Test
    @Tag("G8")
    void rolesAreWithheldFromEachAsInTheSingleAct(Roster roster, Offices offices) {
        Office office = offices.open();
        People people = People.of(roster, office);
        UserId ben = inactive(office, people, "Ben", OWNER, OFFICE_ADMINISTRATOR);
        UserId cleo = inactive(office, people, "Cleo", OFFICE_ADMINISTRATOR);
        Desk administrator = roster.as(office.join("admin", OFFICE_ADMINISTRATOR));

        LifecycleReport<ReactivationReceipt> report =
                administrator.lifecycle().reactivateAll(List.of(ben, cleo)).orThrow();

        assertThat(report.answers().stream().map(answer -> answer.outcome().orThrow()))
                .containsExactly(new ReactivationReceipt(ben, Set.of(OWNER)), new ReactivationReceipt(cleo, Set.of()));
        assertThat(people.seen(ben).status().roles()).containsExactly(OFFICE_ADMINISTRATOR);
        UserId eva = people.named("Eva", OWNER);
        assertThat(codes(administrator
                        .lifecycle()
                        .deactivateAll(List.of(eva, cleo))
                        .orThrow()))
                .containsExactly("access.role_not_grantable", "");
    }

    @Test
    @Tag("G4")
    void whoMayDoItToNobodyIsRefusedOnceAndJournaled(Roster roster, Offices offices) {
        Office office = offices.open();
        UserId ben = inactive(office, People.of(roster, office), "Ben");
        Desk member = roster.as(office.join("member"));
        Desk support = roster.as(new Actor.Support(
                office.organization(), "kim", Set.of(Permission.VIEW_USERS, Permission.MANAGE_USERS), "4711"));

        assertThat(Stream.of(member, support).map(desk -> desk.lifecycle().reactivateAll(List.of(ben, ben))))
                .allSatisfy(outcome -> assertThat(reason(outcome)).isEqualTo(AccessReason.NOT_PERMITTED));
        assertThat(office.journal("user.reactivate-all")).hasSize(2);
        assertThat(office.journal("user.reactivate")).isEmpty();
    }

    private static UserId inactive(Office office, People people, String name, Role... roles) {
        UserId user = people.named(name, roles);
        office.desk().users().deactivate(user).orThrow();
        return user;
    }

    private static List<String> codes(LifecycleReport<?> report) {
        return report.answers().stream()
                .map(answer -> answer.outcome().refusal().map(Refusal::code).orElse(""))
                .toList();
    }
}
