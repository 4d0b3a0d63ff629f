package io.rosterkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.Operations;
import io.rosterkit.acceptance.Slow;
import io.rosterkit.model.notice.Mail;
import io.rosterkit.notice.DeadLetterDetails;
import io.rosterkit.notice.DispatchReport;
import io.rosterkit.spi.notice.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("M4")
@Slow
class OutageTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LONGEST_PROBE_WAIT = Duration.ofMinutes(2);

    private static final Receipt UNEXPLAINED = new Receipt.Rejected("smtp-550", false);

    private final Office office = new Office();

    @Test
    void twoHundredMailsAndAServerThatIsSilentForAQuarterOfAnHour() {
        List<String> due = office.invite(200);

        away(MailServer::isSilent, Duration.ofMinutes(15), 1);

        assertThat(office.server.accepted()).containsAll(due).hasSize(due.size() + 1);
    }

    @Test
    void aThousandMailsAndAServerThatIsSilentForHalfAnHour() {
        List<String> due = office.invite(1_000);

        away(MailServer::isSilent, Duration.ofMinutes(30), 1);

        assertThat(office.server.accepted()).containsAll(due).hasSize(due.size() + 1);
    }

    static Stream<Arguments> outages() {
        return Stream.of(
                Arguments.of("silent", Duration.ofMinutes(1), 1, 1),
                Arguments.of("refuses", Duration.ofMinutes(1), 2, 1),
                Arguments.of("silent", DAY, 1, 1),
                Arguments.of("refuses", DAY, 2, 3),
                Arguments.of("silent", DAY, 300, 3),
                Arguments.of("throws", Duration.ofHours(3), 500, 1),
                Arguments.of("answers nothing", Duration.ofHours(3), 500, 3),
                Arguments.of("refuses", DAY, 1_000, 1),
                Arguments.of("silent", Duration.ofHours(4), 10_000, 2));
    }

    @ParameterizedTest(name = "{0} for {1} with {2} mails and {3} processes")
    @MethodSource("outages")
    void whateverTheOutageEverythingArrivesOnceAndSoonAfterIt(String how, Duration time, int mails, int processes) {
        office.invite(mails);

        away(server -> behave(server, how), time, processes);
    }

    @Test
    void sendsLaneByLaneAndTheOldestFirstAfterAnOutage() {
        List<String> earlier = office.invite(30);
        List<String> later = office.invite(30);
        office.inviteAlone("uta@weiss.example");
        Operations process = office.process();
        office.server.refuses();
        process.dispatch(500);
        office.server.works();
        office.clock.move(Duration.ofSeconds(5));

        process.dispatch(500);

        List<String> accepted = office.server.accepted();
        assertThat(accepted.subList(0, 3)).containsAnyElementsOf(earlier).contains("uta@weiss.example");
        assertThat(accepted.subList(1, 32)).containsAll(earlier);
        assertThat(accepted.subList(32, 62)).containsExactlyInAnyOrderElementsOf(later);
    }

    @Test
    void aGatewayInTroubleIsTriedOnceAndThenWithGrowingWaits() {
        office.invite(50);
        Operations process = office.process();
        office.server.refuses();
        int before = office.server.tries();

        assertThat(process.dispatch(500)).isEqualTo(new DispatchReport(0, 0, 0, 0, 0, 50));
        assertThat(office.server.tries() - before).isEqualTo(1);
        List<Integer> waits = new ArrayList<>();
        for (int second = 1; second <= 600; second++) {
            office.clock.move(Duration.ofSeconds(1));
            int tried = office.server.tries();
            process.dispatch(500);
            if (office.server.tries() > tried) {
                assertThat(office.server.tries() - tried).isEqualTo(1);
                waits.add(second);
            }
        }

        assertThat(waits).containsExactly(5, 15, 35, 75, 155, 275, 395, 515);
    }

    @Test
    void newMailsOfAnOutageGoOutWithTheOthers() {
        office.invite(100);
        office.server.isSilent();
        List<Operations> one = office.processes(1);
        for (int hour = 0; hour < 6; hour++) {
            office.run(one, Duration.ofMinutes(30));
            office.invite(20);
        }
        office.server.works();
        office.run(one, LONGEST_PROBE_WAIT.plus(Office.TICK));

        office.everythingArrivedOnce(one.get(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 30, 99})
    void oneMailThatNoServerTakesHoldsNothingBack(int place) {
        String poison = office.invite(100).get(place);
        List<Operations> one = office.processes(1);
        office.server.answers(mail -> isTo(mail, poison) ? new Receipt.Unavailable("policy") : MailServer.TAKEN);

        office.run(one, Duration.ofSeconds(10));
        assertThat(office.server.accepted()).hasSize(100).doesNotContain(poison);
        office.invite(1);
        office.run(one, Duration.ofSeconds(30));

        assertThat(office.server.accepted()).hasSize(101).doesNotContain(poison);
        assertThat(one.get(0).health().isUp()).as("the last mail was taken").isTrue();
    }

    @Test
    void severalMailsThatNoServerTakesHoldNothingBackForLong() {
        List<String> all = office.invite(200);
        Set<String> poison =
                Set.copyOf(Stream.of(0, 1, 2, 3, 50, 51, 52, 199).map(all::get).toList());
        List<Operations> one = office.processes(1);
        office.server.answers(mail -> {
            if (poison.contains(mail.to().original())) {
                throw new IllegalStateException("broken by this mail");
            }
            return MailServer.TAKEN;
        });

        office.run(one, Duration.ofMinutes(10));

        assertThat(office.server.accepted()).hasSize(193).doesNotContainAnyElementsOf(poison);
    }

    @Test
    void aMailThatNoServerTakesIsADeadLetterInTheEndThoughItIsAlone() {
        List<Operations> one = office.processes(1);
        office.run(one, Duration.ofMinutes(1));
        office.invite(1);
        office.server.answers(mail -> new Receipt.Unavailable("policy"));

        for (int hour = 0; hour < 25; hour++) {
            office.clock.move(Duration.ofHours(1));
            one.get(0).dispatch(10);
        }
        assertThat(one.get(0).outbox().backlog().queued())
                .as("an outage of a day charges no mail")
                .isEqualTo(1);
        for (int hour = 0; hour < 60; hour++) {
            office.clock.move(Duration.ofHours(1));
            one.get(0).dispatch(10);
        }

        assertThat(one.get(0).outbox().deadLetters(Optional.empty(), 10)).hasSize(1);
    }

    @Test
    void aMailThatNoServerTakesIsADeadLetterInTheEndWhileOthersGetThrough() {
        String poison = office.invite(1).get(0);
        office.server.answers(mail -> isTo(mail, poison) ? new Receipt.Unavailable("policy") : MailServer.TAKEN);
        List<Operations> one = office.processes(1);

        for (int hour = 0; hour < 60; hour++) {
            office.invite(1);
            office.run(one, Duration.ofMinutes(1));
            office.clock.move(Duration.ofMinutes(59));
        }

        List<DeadLetterDetails> dead = one.get(0).outbox().deadLetters(Optional.empty(), 10);
        assertThat(dead).extracting(row -> row.to().original()).containsExactly(poison);
        assertThat(dead.get(0).delivery().attempts()).isEqualTo(9);
        assertThat(dead.get(0).delivery().failure()).contains("policy");
        assertThat(office.server.accepted()).hasSize(61);
    }

    @Test
    void aServerThatTakesEverySecondMailGetsThemAll() {
        office.invite(60);
        int[] count = new int[1];
        office.server.answers(mail -> count[0]++ % 2 == 0 ? new Receipt.Unavailable("smtp-421") : MailServer.TAKEN);
        List<Operations> one = office.processes(1);

        office.run(one, Duration.ofHours(1));
        office.server.works();
        office.run(one, Duration.ofHours(1));

        office.everythingArrivedOnce(one.get(0));
    }

    @Test
    void aServerThatComesAndGoesForADayLosesNothing() {
        office.invite(300);
        List<Operations> three = office.processes(3);
        Random random = new Random(7);
        for (int phase = 0; phase < 200; phase++) {
            if (phase % 2 == 0) {
                office.server.isSilent();
            } else {
                office.server.works();
            }
            office.run(three, Duration.ofSeconds(random.nextInt(600)));
            office.invite(random.nextInt(5));
        }
        office.server.works();
        office.run(three, Duration.ofHours(1));

        office.everythingArrivedOnce(three.get(0));
    }

    @Test
    void aMailThatEndsItsProcessIsSetAsideAndNoneOfItsNeighbours() {
        List<String> all = office.invite(100);
        String killer = all.get(30);
        office.server.answers(mail -> {
            if (isTo(mail, killer)) {
                throw new InternalError("the process ends");
            }
            return MailServer.TAKEN;
        });

        int deaths = 0;
        Operations process = office.process();
        while (!office.isDone(process)) {
            try {
                process.dispatch(500);
                office.clock.move(Duration.ofMinutes(1));
            } catch (InternalError died) {
                deaths++;
                process = office.process();
            }
        }

        assertThat(deaths).isEqualTo(20);
        assertThat(office.server.accepted())
                .hasSize(100)
                .doesNotHaveDuplicates()
                .doesNotContain(killer);
        List<DeadLetterDetails> dead = process.outbox().deadLetters(Optional.empty(), 10);
        assertThat(dead).extracting(row -> row.to().original()).containsExactly(killer);
        assertThat(dead.get(0).delivery().failure()).contains("no-result");
        assertThat(dead.get(0).delivery().attempts()).isZero();
    }

    @Test
    void healthTellsOfTroubleAndOfItsEnd() {
        office.invite(3);
        Operations process = office.process();
        office.server.answers(mail -> new Receipt.Unavailable("login"));
        var since = office.clock.instant();
        process.dispatch(10);

        var health = process.health();
        assertThat(health.isUp()).isFalse();
        assertThat(health.backlog().queued()).isEqualTo(3);
        assertThat(health.gateways()).hasSize(1);
        var trouble = health.gateways().get(0).trouble().orElseThrow();
        assertThat(trouble.since()).isEqualTo(since.truncatedTo(java.time.temporal.ChronoUnit.MICROS));
        assertThat(trouble.nextProbe()).isEqualTo(trouble.since().plusSeconds(5));
        assertThat(trouble.fault().code()).isEqualTo("login");
        assertThat(trouble.fault().advice())
                .isEqualTo("The mail server refuses our sign-in. Check user and password of the gateway.");

        office.server.works();
        office.clock.move(Duration.ofSeconds(5));
        process.dispatch(10);

        var after = process.health();
        assertThat(after.isUp()).isTrue();
        assertThat(after.gateways().get(0).handedOver()).isEqualTo(3);
        assertThat(after.gateways().get(0).latestFault().orElseThrow().code()).isEqualTo("login");
        assertThat(after.backlog().queued()).isZero();
    }

    @Test
    void aServerThatRefusesEveryRecipientWithoutAReasonIsInTroubleAndFourMailsAreDead() {
        office.invite(50);
        List<Operations> one = office.processes(1);
        office.server.answers(mail -> UNEXPLAINED);

        office.run(one, Duration.ofHours(6));

        var health = one.get(0).health();
        assertThat(health.isUp()).isFalse();
        var fault = health.gateways().get(0).trouble().orElseThrow().fault();
        assertThat(fault.code()).isEqualTo("refuses-all-smtp-550");
        assertThat(fault.advice())
                .isEqualTo("The mail server refuses one recipient after the other and gives no reason. Check whether it"
                        + " blocks this machine or its account, and what its log says.");
        assertThat(one.get(0).outbox().backlog().failed()).isEqualTo(4);
        assertThat(one.get(0).outbox().backlog().queued()).isEqualTo(46);

        office.server.works();
        office.run(one, LONGEST_PROBE_WAIT.plus(Office.TICK));
        assertThat(office.server.accepted()).hasSize(47);
        assertThat(one.get(0).health().isUp()).isTrue();

        one.get(0)
                .outbox()
                .deadLetters(Optional.empty(), 10)
                .forEach(dead -> assertThat(one.get(0).outbox().requeue(dead.organization(), dead.id()))
                        .isTrue());
        office.run(one, Office.TICK);
        assertThat(office.server.accepted()).hasSize(51).doesNotHaveDuplicates();
    }

    @Test
    void aSingleRecipientRefusedWithoutAReasonIsADeadLetterAtOnce() {
        String wrong = office.invite(1).get(0);
        office.server.answers(mail -> UNEXPLAINED);
        Operations process = office.process();

        DispatchReport report = process.dispatch(10);

        assertThat(report.failed()).isEqualTo(1);
        List<DeadLetterDetails> dead = process.outbox().deadLetters(Optional.empty(), 10);
        assertThat(dead).extracting(row -> row.to().original()).containsExactly(wrong);
        assertThat(dead.get(0).delivery().failure()).contains("smtp-550");
        assertThat(process.health().isUp()).isTrue();
    }

    @Test
    void tenRecipientsRefusedWithoutAReasonAmongOthersAreDeadLettersAtOnce() {
        Set<String> wrong = new HashSet<>();
        for (int number = 0; number < 10; number++) {
            wrong.addAll(inviteInOrder(1));
            inviteInOrder(2);
        }
        office.server.answers(mail -> wrong.contains(mail.to().original()) ? UNEXPLAINED : MailServer.TAKEN);
        Operations process = office.process();

        DispatchReport report = process.dispatch(100);

        assertThat(report.sent()).isEqualTo(20);
        assertThat(report.failed()).isEqualTo(10);
        assertThat(process.health().isUp()).isTrue();
    }

    @Test
    void recipientsThatAreTheReasonThemselvesAreDeadLettersHoweverManyThereAre() {
        office.invite(30);
        office.server.answers(mail -> new Receipt.Rejected("smtp-550-5-1-1"));
        Operations process = office.process();

        assertThat(process.dispatch(100).failed()).isEqualTo(30);
        assertThat(process.health().isUp()).isTrue();
    }

    /** Wrong addresses in a row look like a block, until another mail gets through. */
    @Test
    void manyWrongAddressesInARowHoldTheOthersBackForMinutesAndAreDeadLettersThen() {
        Set<String> wrong = Set.copyOf(inviteInOrder(10));
        office.invite(20);
        office.server.answers(mail -> wrong.contains(mail.to().original()) ? UNEXPLAINED : MailServer.TAKEN);
        List<Operations> one = office.processes(1);

        office.run(one, Duration.ofMinutes(10));

        assertThat(office.server.accepted()).hasSize(21).doesNotContainAnyElementsOf(wrong);
        assertThat(one.get(0).outbox().backlog().failed()).isEqualTo(10);
        assertThat(one.get(0).outbox().backlog().queued()).isZero();
    }

    @Test
    void anAnswerAboutOneRecipientDoesNotEndTheTroubleOfAServerThatRefusesAll() {
        office.invite(20);
        office.server.answers(mail -> UNEXPLAINED);
        Operations process = office.process();
        process.dispatch(100);
        office.server.answers(mail -> new Receipt.Rejected("smtp-550-5-1-1"));
        office.clock.move(Duration.ofSeconds(5));

        assertThat(process.dispatch(100).failed()).isEqualTo(1);
        assertThat(process.health().isUp()).isFalse();
    }

    @Test
    void randomServersNeitherLoseNorRepeatNorOverchargeAnything() {
        for (int seed = 0; seed < 80; seed++) {
            play(seed);
        }
    }

    /** One story: the server, the arrivals and the number of processes are drawn; the end is that it works again. */
    private static void play(int seed) {
        Random random = new Random(seed);
        Office office = new Office();
        List<Operations> processes = office.processes(1 + random.nextInt(3));
        office.invite(1 + random.nextInt(80));
        for (int phase = 0; phase < 12; phase++) {
            switch (random.nextInt(5)) {
                case 0 -> office.server.isSilent();
                case 1 -> office.server.refuses();
                case 2 ->
                    office.server.answers(
                            mail -> random.nextBoolean() ? MailServer.TAKEN : new Receipt.Unavailable("smtp-421"));
                case 3 ->
                    office.server.answers(
                            mail -> random.nextInt(4) > 0 ? MailServer.TAKEN : new Receipt.Deferred("smtp-450"));
                default -> office.server.works();
            }
            office.run(processes, Duration.ofSeconds(random.nextInt(300)));
            office.invite(random.nextInt(10));
        }
        office.server.works();
        office.run(processes, Duration.ofMinutes(3));
        for (int hour = 0; hour < 30 && !office.isDone(processes.get(0)); hour++) {
            office.clock.move(Duration.ofHours(1));
            office.run(processes, Duration.ofMinutes(1));
        }
        office.everythingArrivedOnce(processes.get(0));
    }

    /** One after the other, so that they are due in this order. */
    private List<String> inviteInOrder(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> office.invite(1).get(0))
                .toList();
    }

    /** The server is away for a time; then all arrives within one dispatch, after the longest wait at the latest. */
    private void away(Consumer<MailServer> how, Duration time, int count) {
        List<Operations> processes = office.processes(count);
        how.accept(office.server);
        int before = office.server.accepted().size();
        office.run(processes, time);
        assertThat(office.server.accepted()).hasSize(before);
        office.server.works();
        var back = office.clock.instant();

        DispatchReport report = processes.get(0).dispatch(20_000);
        while (report.sent() == 0) {
            office.clock.move(Duration.ofSeconds(1));
            report = processes.get(0).dispatch(20_000);
        }

        assertThat(Duration.between(back, office.clock.instant())).isLessThanOrEqualTo(LONGEST_PROBE_WAIT);
        assertThat(office.isDone(processes.get(0))).as("all in one dispatch").isTrue();
        assertThat(office.invitations()).allMatch(row -> row.delivery().attempts() == 1);
        office.everythingArrivedOnce(processes.get(0));
    }

    private static void behave(MailServer server, String how) {
        switch (how) {
            case "silent" -> server.isSilent();
            case "refuses" -> server.refuses();
            case "throws" ->
                server.answers(mail -> {
                    throw new IllegalStateException("not connected");
                });
            default -> server.answers(mail -> null);
        }
    }

    private static boolean isTo(Mail mail, String address) {
        return mail.to().original().equals(address);
    }
}
