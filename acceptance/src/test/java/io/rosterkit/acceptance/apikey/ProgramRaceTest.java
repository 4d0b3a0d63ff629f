package io.rosterkit.acceptance.apikey;

import static io.rosterkit.acceptance.apikey.Programs.reason;
import static io.rosterkit.model.access.AccessReason.NOT_PERMITTED;
import static io.rosterkit.model.access.Permission.INVITE;
import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Roster;
import io.rosterkit.acceptance.Barrier;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.apikey.AuthenticatedProgram;
import io.rosterkit.audit.JournalRecord;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.apikey.ApiKeyReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.outcome.Reason;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an actor acts on is the state at its read: a revocation binds every call that starts after its commit. */
@EveryStorage
@RosterTest
@Tag("P4")
class ProgramRaceTest {

    private static final int THREADS = 8;

    private Office office;
    private Session maker;
    private Programs program;

    @BeforeEach
    void open(Offices offices, Roster roster) {
        office = offices.open();
        maker = office.join("admin", OFFICE_ADMINISTRATOR);
        program = Programs.of(roster, maker, INVITE);
    }

    @RepeatedTest(3)
    void nothingIsDoneByACallThatStartsAfterTheRevocation() {
        assertNothingIsDoneAfter(
                () -> office.desk().apiKeys().revoke(program.key()).orThrow(), ApiKeyReason.REFUSED);
        assertThat(office.desk().journal().verify(program.key()).orThrow().holds())
                .isTrue();
    }

    @RepeatedTest(3)
    void nothingIsDoneByACallThatStartsAfterTheMakerWasDeactivated() {
        assertNothingIsDoneAfter(
                () -> office.desk().users().deactivate(maker.user()).orThrow(), ApiKeyReason.REFUSED);
    }

    @RepeatedTest(3)
    void nothingIsDoneByACallThatStartsAfterThePermissionWasTakenFromTheMaker() {
        assertNothingIsDoneAfter(
                () -> office.desk().users().changeRoles(maker.user(), Set.of()).orThrow(), NOT_PERMITTED);
    }

    /** A genuine token guesses nothing, so calls that are still running keep none out. */
    @Test
    @Tag("L7")
    void manyCallsAtOnceAreRecognized() {
        List<Outcome<AuthenticatedProgram>> all = Barrier.together(64, number -> program::show);

        assertThat(all).allSatisfy(one -> assertThat(one.refusal()).isEmpty());
    }

    /** Each thread but the first acts on until a call of its own started after the act of the first. */
    private void assertNothingIsDoneAfter(Callable<?> act, Reason refusal) {
        AtomicBoolean over = new AtomicBoolean();
        List<List<Attempt>> all = Barrier.together(THREADS + 1, number -> () -> {
            if (number == 0) {
                act.call();
                over.set(true);
                return List.of();
            }
            List<Attempt> mine = new ArrayList<>();
            while (mine.isEmpty() || !mine.get(mine.size() - 1).late()) {
                boolean late = over.get();
                String address = "p" + number + "-" + mine.size() + "@weiss.example";
                mine.add(new Attempt(late, program.desk().invitations().invite(address, STAFF)));
            }
            return mine;
        });

        List<Attempt> attempts = all.stream().flatMap(List::stream).toList();
        assertThat(attempts)
                .filteredOn(Attempt::late)
                .hasSize(THREADS)
                .allSatisfy(attempt -> assertThat(reason(attempt.outcome())).isEqualTo(refusal));
        assertThat(attempts)
                .filteredOn(attempt -> attempt.outcome().refusal().isPresent())
                .allSatisfy(attempt -> assertThat(reason(attempt.outcome())).isEqualTo(refusal));
        long done = attempts.stream()
                .filter(attempt -> attempt.outcome().refusal().isEmpty())
                .count();
        assertThat(office.journal("invitation.invite"))
                .filteredOn(entry -> entry.agent().id().equals(program.key().toString())
                        && entry.refusal().isEmpty())
                .extracting(JournalRecord::act)
                .hasSize((int) done);
    }

    private record Attempt(boolean late, Outcome<?> outcome) {}
}
