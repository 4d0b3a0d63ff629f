package io.rosterkit.acceptance.signin;

import static io.rosterkit.acceptance.signin.Scene.PASSWORD;
import static io.rosterkit.acceptance.signin.Scene.WRONG;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Desk;
import io.rosterkit.Operations;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.invitation.ListReport;
import io.rosterkit.model.UserId;
import io.rosterkit.model.lockout.LockoutReason;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.outcome.InputReason;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.notice.DispatchReport;
import io.rosterkit.peoplelist.AddressList;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.RosterTest;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Other writers of the same rows, as in a cluster with several: who loses to them all the time is told to come again.
 */
@EveryStorage
@RosterTest
@Tag("G3")
class OtherWritersTest {

    private static final int THRESHOLD = 3;

    @ParameterizedTest
    @EnumSource
    void everyCallIsDoneOrBusyWhicheverOfItsWritesLoses(Flow flow, Storage below, MovableClock clock) {
        int writes = 1;
        for (int write = 1; write <= writes; write++) {
            int number = write;
            writes = Math.max(writes, last(flow, below, clock, count -> count == number));
            last(flow, below, clock, count -> count >= number);
        }
        assertThat(writes).isPositive();
    }

    /** How many writes there were. */
    private static int last(Flow flow, Storage below, MovableClock clock, IntPredicate loses) {
        Play play = Play.of(below, clock);
        Supplier<Outcome<?>> call = flow.begin(play);
        AtomicInteger writes = new AtomicInteger();
        play.scene.kit.faults().writesContended(() -> loses.test(writes.incrementAndGet()));

        Outcome<?> outcome = call.get();

        play.scene.kit.faults().writesContended(() -> false);
        assertThat(outcome.refusal().stream().map(why -> why.reason())).isSubsetOf(LockoutReason.BUSY);
        assertThat(loses.test(1) && outcome.refusal().isEmpty()).isFalse();
        return writes.get();
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 90, 100})
    void aGuessThatLosesIsBusyAndChargedOnceOrNotAtAll(int percent, Storage below, MovableClock clock) {
        Scene scene = Scene.of(below, clock, Scene.budget(THRESHOLD, 25));
        UserId ben = scene.ben().session().user();
        Random chance = new Random(percent);
        int[] lost = {0, 0};
        scene.kit.faults().writesContended(() -> {
            boolean loses = chance.nextInt(100) < percent;
            lost[loses ? 1 : 0]++;
            return loses;
        });
        for (int guess = 0; guess < 30; guess++) {
            assertThat(scene.guess(WRONG).refusal().orElseThrow().reason())
                    .isIn(LockoutReason.BUSY, SignInReason.REFUSED);
        }
        scene.kit.faults().writesContended(() -> false);

        long charged = Tries.at(scene, ben).of(Proof.PASSWORD);
        assertThat(charged).isLessThanOrEqualTo(Math.min(lost[0], THRESHOLD));
        assertThat(scene.letsIn(PASSWORD)).isEqualTo(charged < THRESHOLD);
    }

    @Test
    void aChangeThatLosesIsBusyAndDoneOnceWhenItIsRepeated(Storage below, MovableClock clock) {
        Scene scene = Scene.of(below, clock, Scene.budget(THRESHOLD, 25));
        Desk desk = scene.desk();
        Supplier<Outcome<?>> invite = () -> desk.once("once").invitations().invite("eva@weiss.example", STAFF);
        scene.kit.faults().writesContended(() -> true);
        assertThat(invite.get().refusal().orElseThrow().reason()).isEqualTo(InputReason.BUSY);
        scene.kit.faults().writesContended(() -> false);

        assertThat(invite.get().refusal()).isEmpty();
        assertThat(invite.get().refusal()).isEmpty();
        assertThat(scene.kit.mail().to("eva@weiss.example").count()).isEqualTo(1);
    }

    @Test
    void everyLineOfAListThatLosesIsBusy(Storage below, MovableClock clock) {
        Scene scene = Scene.of(below, clock, Scene.budget(THRESHOLD, 25));
        Desk desk = scene.desk();
        scene.kit.faults().writesContended(() -> true);

        ListReport report = desk.invitations()
                .inviteAll(AddressList.text("eva@weiss.example, leo@weiss.example"), STAFF)
                .orThrow();

        assertThat(report.lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(
                                line.outcome().refusal().orElseThrow().reason())
                        .isEqualTo(InputReason.BUSY));
    }

    @Test
    void jobsLeaveWhatLosesForTheNextRun(Storage below, MovableClock clock) {
        Scene scene = Scene.of(below, clock, Scene.budget(THRESHOLD, 25));
        scene.kit.offices().open();
        Operations operations = scene.roster().operations();
        scene.kit.faults().writesContended(() -> true);

        assertThat(operations.dispatch(10)).isEqualTo(new DispatchReport(0, 0, 0, 0, 0));
        assertThat(operations.expire(10).total()).isZero();
        assertThat(operations.purge(10)).isZero();

        scene.kit.faults().writesContended(() -> false);
        assertThat(List.of(operations.dispatch(10))).isNotEmpty();
    }
}
