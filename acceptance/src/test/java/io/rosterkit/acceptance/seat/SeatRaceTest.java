package io.rosterkit.acceptance.seat;

import static io.rosterkit.acceptance.seat.Panel.CODES;
import static io.rosterkit.acceptance.seat.Panel.reason;
import static io.rosterkit.profile.StandardProfile.GUEST;
import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Desk;
import io.rosterkit.acceptance.Barrier;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.acceptance.HostDatabase;
import io.rosterkit.acceptance.OnDatabases;
import io.rosterkit.acceptance.Slow;
import io.rosterkit.acceptance.seat.WayIn.Taker;
import io.rosterkit.invitation.Invitations;
import io.rosterkit.invitation.ListReport;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.model.seat.SeatMove;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.model.seat.SeatReason;
import io.rosterkit.peoplelist.AddressList;
import io.rosterkit.seat.SeatPoolDetails;
import io.rosterkit.seat.SeatPoolRule;
import io.rosterkit.seat.SeatTaking;
import io.rosterkit.seat.WithoutSeat;
import io.rosterkit.spi.storage.RollbackRequiredException;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.RosterTest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many callers take seats at once: never more than there are, and no caller is refused while one is free. */
@EveryStorage
@RosterTest
@Slow
@Tag("Q1")
@Tag("G1")
class SeatRaceTest {

    private static final SeatPoolName DESKS = new SeatPoolName("guest-desks");
    private static final int MANY = 64;
    private static final int FEWER = 16;
    private static final int FREE = 10;
    private static final boolean IN_MEMORY =
            Set.of("memory", "h2").contains(System.getProperty("rosterkit.storage", "memory"));

    private Storage storage;
    private MovableClock clock;
    private Panel panel;
    private Newcomers people;

    @BeforeEach
    void keep(Storage given, MovableClock givenClock) {
        storage = given;
        clock = givenClock;
        open(Panel.open(given, givenClock));
    }

    private void open(Panel opened) {
        panel = opened;
        people = new Newcomers(opened, clock);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("Q2")
    void asManyWinAsSeatsAreFreeAndTheOthersGetNoMail(WayIn way) {
        int count = way == WayIn.INVITED || IN_MEMORY ? MANY : FEWER;
        open(way.open(storage, clock).with(count));
        List<Taker> takers = way.takers(people, Newcomers.names(count));
        panel.support().retire(CODES, count - FREE).orThrow();
        int mails = panel.kit().mail().all().size();

        List<Outcome<?>> answers =
                Barrier.together(count, number -> () -> takers.get(number).take("req-" + number));

        assertThat(won(answers)).isEqualTo(FREE);
        assertRefusedFor(answers, SeatReason.NONE_FREE);
        boolean reserves = way.move() == SeatMove.RESERVE;
        panel.has(reserves ? 1 : 1 + FREE, reserves ? FREE : 0, 0);
        assertThat(panel.kit().mail().all()).hasSize(mails + (reserves ? FREE : 0));
    }

    @Test
    @Tag("M8")
    void aPoolThatShrinksMeanwhileIsUsedUpToTheLastSeat() {
        panel.with(2 * FREE);

        List<Outcome<?>> answers = Barrier.together(
                MANY, number -> number % 4 == 0 ? () -> panel.support().retire(CODES, 1) : inviter(number));

        long retired = answers.stream()
                .filter(answer -> answer.refusal().isEmpty())
                .filter(answer -> !(answer.orThrow() instanceof InvitationReceipt))
                .count();
        long invited = won(answers) - retired;
        assertThat(retired + invited).isEqualTo(2 * FREE);
        assertRefusedFor(answers, SeatReason.NONE_FREE, SeatReason.IN_USE);
        panel.has(1, invited, 0);
    }

    @OnDatabases
    @Test
    void whoRollsBackTakesNoneAndKeepsNobodyOut() {
        panel.with(FREE);
        HostDatabase database = HostDatabase.ofThisRun();
        Session owner = panel.office().session();

        List<Outcome<?>> answers = Barrier.together(
                MANY, number -> number % 2 == 0 ? () -> rolledBack(database, owner, number) : inviter(number));

        List<Outcome<?>> kept = IntStream.range(0, MANY)
                .filter(number -> number % 2 == 1)
                .<Outcome<?>>mapToObj(answers::get)
                .toList();
        assertThat(won(kept)).isEqualTo(FREE);
        assertRefusedFor(kept, SeatReason.NONE_FREE);
        panel.has(1, FREE, 0);
        assertThat(panel.kit().mail().all()).hasSize(FREE);
    }

    private Outcome<?> rolledBack(HostDatabase database, Session owner, int number) {
        return database.transaction(connection -> {
            Desk desk = HostDatabase.joined(panel.kit().roster(), connection).as(owner);
            try {
                return desk.invitations().invite(panel.draft("person" + number));
            } catch (RollbackRequiredException lost) {
                return Outcome.done(lost);
            } finally {
                connection.rollback();
            }
        });
    }

    @OnDatabases
    @Test
    void aTransactionOfTheHostSeesTheSeatsThatItTookAndGaveBack() {
        panel.with(1);
        Session owner = panel.office().session();
        HostDatabase.ofThisRun().transaction(connection -> {
            Invitations invitations = HostDatabase.joined(panel.kit().roster(), connection)
                    .as(owner)
                    .invitations();
            InvitationId first =
                    invitations.invite(panel.draft("first")).orThrow().invitation();
            assertThat(reason(invitations.invite(panel.draft("second")))).isEqualTo(SeatReason.NONE_FREE);
            invitations.withdraw(first).orThrow();
            invitations.invite(panel.draft("third")).orThrow();
            panel.has(1, 0, 1);
            connection.commit();
            return true;
        });

        panel.has(1, 1, 0);
    }

    /** Lists take many seats in one transaction, in orders that differ. */
    @Test
    @Tag("M1")
    @Tag("Q2")
    void listsThatAreInvitedAtOnceShareTheSeats() {
        panel.with(10 * FREE);

        List<ListReport> reports = Barrier.together(
                8,
                number -> () -> panel.office()
                        .desk()
                        .invitations()
                        .inviteAll(list(number, 3 * FREE), STAFF)
                        .orThrow());

        List<Outcome<?>> answers = reports.stream()
                .flatMap(report -> report.lines().stream())
                .<Outcome<?>>map(line -> line.outcome())
                .toList();
        assertThat(won(answers)).isEqualTo(10 * FREE);
        assertRefusedFor(answers, SeatReason.NONE_FREE);
        panel.has(1, 10 * FREE, 0);
    }

    private AddressList list(int number, int lines) {
        return AddressList.text(Newcomers.names(lines).stream()
                .map(name -> panel.address(name + "-" + number))
                .collect(Collectors.joining(", ")));
    }

    /** The pool has no row before the first of them. */
    @Test
    @Tag("M8")
    void whatIsAddedAndRetiredAtOnceCountsOnce() {
        open(Panel.open(
                storage,
                clock,
                Panel.rule(),
                profile -> profile.seatPool(DESKS, SeatPoolRule.of(GUEST).including(0))));

        List<Outcome<?>> answers = Barrier.together(
                FEWER,
                number -> () -> number % 4 == 0
                        ? panel.support().retire(DESKS, 2)
                        : panel.support().add(DESKS, 3));

        long retired = IntStream.range(0, FEWER)
                .filter(number -> number % 4 == 0)
                .filter(number -> answers.get(number).refusal().isEmpty())
                .count();
        assertRefusedFor(answers, SeatReason.IN_USE);
        assertThat(panel.seats().pools().orThrow())
                .contains(new SeatPoolDetails(DESKS, 36 - 2 * retired, 0, 0, 36 - 2 * retired));
        panel.agrees();
    }

    @Test
    @Tag("Q2")
    void seatsThatAreGivenBackMeanwhileAreTakenOnceOrFreeInTheEnd() {
        panel.with(2 * FREE);
        List<String> overdue = List.of("a", "b", "c", "d", "e");
        overdue.forEach(name -> panel.invite(name).orThrow());
        people.after(Duration.ofDays(8));
        List<InvitationId> open = List.of("f", "g", "h", "i", "j").stream()
                .map(name -> panel.invite(name).orThrow().invitation())
                .toList();
        panel.has(1, FREE, FREE);

        List<Outcome<?>> answers = Barrier.together(MANY / 2, number -> {
            if (number < open.size()) {
                return () -> panel.office().desk().invitations().withdraw(open.get(number));
            }
            return number < FREE ? () -> Outcome.done(people.expire()) : inviter(number);
        });

        assertThat(won(answers.subList(0, FREE))).isEqualTo(FREE);
        assertRefusedFor(answers, SeatReason.NONE_FREE);
        long invited = won(answers.subList(FREE, answers.size()));
        panel.has(1, invited, 2 * FREE - invited);
        for (long left = 2 * FREE - invited; left > 0; left--) {
            panel.invite("left" + left).orThrow();
        }
        assertThat(reason(panel.invite("late"))).isEqualTo(SeatReason.NONE_FREE);
        panel.has(1, 2 * FREE, 0);
    }

    @Test
    void whoMayComeInWithoutASeatDoesSoOnlyWhereNoneIsFree() {
        open(Panel.open(storage, clock, Panel.rule().withoutSeat(WithoutSeat.unpaid()))
                .with(FREE));

        List<Outcome<?>> answers = Barrier.together(
                2 * FEWER, number -> () -> people.imports("req-" + number, people.user("person" + number, STAFF)));

        assertThat(won(answers)).isEqualTo(2 * FEWER);
        panel.has(1 + FREE, 0, 0);
    }

    /** A user of that type without a seat would be refused. */
    @Test
    @Tag("P4")
    void nobodyMeetsAUserWithTheNewTypeAndWithoutItsSeat() {
        panel.with(1);
        UserId ben = people.imported("ben", GUEST);
        Session session = panel.kit()
                .roster()
                .operations()
                .signInExternally(panel.organization(), ben)
                .orThrow()
                .session();
        AtomicBoolean done = new AtomicBoolean();

        List<Outcome<?>> answers = Barrier.together(
                4,
                number -> number == 0
                        ? () -> retyped(ben, done)
                        : () -> {
                            Outcome<?> seen =
                                    panel.kit().roster().as(session).account().get();
                            while (seen.refusal().isEmpty() && !done.get()) {
                                seen = panel.kit()
                                        .roster()
                                        .as(session)
                                        .account()
                                        .get();
                            }
                            return seen;
                        });

        assertThat(won(answers)).isEqualTo(4);
        panel.has(1, 0, 1);
    }

    private Outcome<?> retyped(UserId user, AtomicBoolean done) {
        try {
            for (int i = 0; i < FREE; i++) {
                panel.office().desk().permissions().changeType(user, STAFF).orThrow();
                panel.office().desk().permissions().changeType(user, GUEST).orThrow();
            }
            return Outcome.done(user);
        } finally {
            done.set(true);
        }
    }

    @Test
    @Tag("P4")
    @Tag("M3")
    void onePersonWhoComesInByManyCallsAtOnceTakesOneSeat() {
        open(Panel.open(storage, clock, Panel.rule().takenAt(SeatTaking.ON_ACCEPTANCE))
                .with(FREE));
        String word = panel.office().codeWord();
        UserId back = people.deactivated("back");
        UserId guest = people.imported("guest", GUEST);
        InvitationId invited = panel.invite("invited").orThrow().invitation();
        String link = panel.link("invited");
        Desk elsewhere = people.elsewhere(panel.kit().offices().open(), "invited");

        Barrier.together(16, number -> switch (number % 4) {
            case 0 -> () -> people.front("client" + number).register(link, word, Offices.PASSWORD);
            case 1 -> () -> elsewhere.account().accept(panel.organization(), invited, word, Offices.PASSWORD);
            case 2 -> () -> panel.office().desk().users().reactivate(back);
            default -> () -> panel.office().desk().permissions().changeType(guest, STAFF);
        });

        panel.has(4, 0, FREE - 3);
    }

    private Callable<Outcome<?>> inviter(int number) {
        return () -> panel.invite("person" + number);
    }

    private static long won(List<Outcome<?>> answers) {
        return answers.stream().filter(answer -> answer.refusal().isEmpty()).count();
    }

    private static void assertRefusedFor(List<Outcome<?>> answers, SeatReason... reasons) {
        assertThat(answers.stream().flatMap(answer -> answer.refusal().stream()))
                .allSatisfy(refusal -> assertThat(refusal.reason()).isIn((Object[]) reasons));
    }
}
