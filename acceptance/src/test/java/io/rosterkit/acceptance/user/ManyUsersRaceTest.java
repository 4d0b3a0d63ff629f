package io.rosterkit.acceptance.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Roster;
import io.rosterkit.acceptance.Barrier;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.acceptance.Slow;
import io.rosterkit.acceptance.Stored;
import io.rosterkit.lifecycle.LifecycleReport;
import io.rosterkit.lifecycle.LifecycleReport.Answer;
import io.rosterkit.model.UserId;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.outcome.Refusal;
import io.rosterkit.model.user.UserQuery;
import io.rosterkit.model.user.UserReason;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.ReactivationReceipt;
import io.rosterkit.user.UserDetails;
import io.rosterkit.user.UserFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many users are reactivated in one call while others deactivate, rename and list the same ones. */
@RosterTest
@EveryStorage
@Slow
@Tag("T5")
@Tag("G1")
class ManyUsersRaceTest {

    private static final int USERS =
            System.getProperty("rosterkit.storage", "memory").equals("memory") ? 500 : 100;

    /** Three deactivate, three rename, two list. */
    private static final int OTHERS = 8;

    private Storage storage;
    private Office office;
    private List<UserId> users = List.of();

    @BeforeEach
    void fill(Roster roster, Offices offices, Storage given) {
        storage = given;
        office = offices.open();
        People people = People.of(roster, office);
        users = IntStream.range(0, USERS)
                .mapToObj(number -> people.named("Person " + number))
                .toList();
        assertThat(office.desk().lifecycle().deactivateAll(users).orThrow().isComplete())
                .isTrue();
    }

    /** An act that was answered as done. */
    private record Done(UserId user, String act, String name) {}

    @Test
    void noUpdateIsLostAndEachAnswerIsTrue() {
        List<List<Done>> answers = Barrier.together(OTHERS + 1, this::work);

        List<Done> done = answers.stream().flatMap(List::stream).toList();
        assertThat(done.stream().filter(act -> act.act().equals("user.reactivate")))
                .hasSize(USERS);
        for (UserId user : users) {
            assertKept(
                    user, done.stream().filter(act -> act.user().equals(user)).toList());
        }
    }

    private Callable<List<Done>> work(int thread) {
        return switch (thread % 3) {
            case 0 -> thread == 0 ? this::reactivateAll : () -> renames(thread);
            case 1 -> this::deactivations;
            default -> thread == 2 ? () -> renames(thread) : this::lists;
        };
    }

    private List<Done> reactivateAll() {
        LifecycleReport<ReactivationReceipt> report =
                office.desk().lifecycle().reactivateAll(users).orThrow();
        assertThat(report.answers()).extracting(Answer::user).isEqualTo(users);
        assertThat(report.refused()).isEmpty();
        return users.stream().map(user -> new Done(user, "user.reactivate", "")).toList();
    }

    private List<Done> deactivations() {
        List<Done> done = new ArrayList<>();
        for (UserId user : users) {
            office.desk()
                    .users()
                    .deactivate(user)
                    .refusal()
                    .ifPresentOrElse(
                            why -> assertThat(why)
                                    .isEqualTo(
                                            Refusal.of(UserReason.WRONG_STATE).with("state", "deactivated")),
                            () -> done.add(new Done(user, "user.deactivate", "")));
        }
        return done;
    }

    private List<Done> renames(int thread) {
        List<Done> done = new ArrayList<>();
        for (UserId user : users) {
            String name = "Renamed by " + thread;
            office.desk().users().rename(user, name).orThrow();
            done.add(new Done(user, "user.rename", name));
        }
        return done;
    }

    private List<Done> lists() {
        for (UserStatus status : List.of(UserStatus.DEACTIVATED, UserStatus.ACTIVE, UserStatus.DEACTIVATED)) {
            List<UserDetails> page = office.desk()
                    .users()
                    .list(UserFilter.of(status), UserQuery.Order.ADDRESS, PageRequest.first(100))
                    .orThrow()
                    .items();
            assertThat(page)
                    .allSatisfy(user -> assertThat(user.status().state()).isEqualTo(status));
        }
        return List.of();
    }

    /** Each answer has its entry and its version, and status and name are those that the answers lead to. */
    private void assertKept(UserId user, List<Done> done) {
        User row = Stored.user(storage, office.organization(), user);
        List<String> acts = Stored.journal(storage, office.organization(), user).stream()
                .map(JournalEntry::event)
                .filter(event -> event.refusedBecause().isEmpty())
                .map(event -> event.act())
                .toList();
        long deactivated = count(done, "user.deactivate");
        assertThat(acts)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of("user.import", "user.deactivate"),
                                done.stream().map(Done::act))
                        .toList());
        assertThat(row.revision().version()).isEqualTo(acts.size());
        assertThat(row.status().state()).isEqualTo(deactivated == 0 ? UserStatus.ACTIVE : UserStatus.DEACTIVATED);
        assertThat(done.stream().map(Done::name))
                .contains(row.contact().name().map(DisplayName::text).orElseThrow());
        assertThat(office.desk().journal().verify(user).orThrow().holds()).isTrue();
    }

    private static long count(List<Done> done, String act) {
        return done.stream().filter(one -> one.act().equals(act)).count();
    }
}
