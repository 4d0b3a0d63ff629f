package io.rosterkit.acceptance.processes;

import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rosterkit.Front;
import io.rosterkit.Roster;
import io.rosterkit.acceptance.EveryStorage;
import io.rosterkit.acceptance.storage.TestDatabase;
import io.rosterkit.audit.JournalRecord;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.model.signin.SignInReason;
import io.rosterkit.testkit.CountingHasher;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import io.rosterkit.user.UserImport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three processes guess at one account of one database at once. */
@EveryStorage
@RosterTest
class ThreeProcessesTest {

    private static final String BEN = "ben@weiss.example";
    private static final String PASSWORD = "seven quiet otters paddle";
    private static final int BUDGET = 5;
    private static final int EACH = Guesser.THREADS * Guesser.ROUNDS;

    @Test
    @Tag("L2")
    @Tag("L3")
    void neverGetMoreGuessesThanThePolicyAllows(Roster roster, Offices offices, MovableClock clock) throws Exception {
        String storage = System.getProperty("rosterkit.storage", "memory");
        assumeTrue(List.of("postgresql", "mariadb").contains(storage), "other storages are not shared by processes");
        Office office = offices.open();
        roster.operations()
                .importUser(
                        office.organization(),
                        UserImport.of(BEN, STAFF)
                                .withPasswordHash(
                                        CountingHasher.create().hash(PASSWORD).text()))
                .orThrow();
        Front owner = roster.front(office.organization(), new Source("owner"));
        String device = owner.signIn(BEN, PASSWORD)
                .orThrow()
                .done()
                .device()
                .orElseThrow()
                .reveal();

        List<Process> processes = started(office, clock);
        tell(processes, "go");
        assertThat(processes).allSatisfy(process -> assertThat(line(process)).isEqualTo("almost"));
        long before = refused(office).size();
        assertThat(owner.signIn(BEN, PASSWORD, device).refusal()).isEmpty();
        tell(processes, "go on");
        CompletableFuture<List<String>> reports = CompletableFuture.supplyAsync(
                () -> processes.stream().map(ThreeProcessesTest::line).toList());
        do {
            assertThat(owner.signIn(BEN, PASSWORD, device).refusal()).isEmpty();
        } while (!reports.isDone());

        assertThat(reports.join()).containsOnly("0 in, " + EACH + " looked at");
        for (Process process : processes) {
            assertThat(process.waitFor()).isZero();
        }
        List<JournalRecord> refused = refused(office);
        assertThat(before).isBetween(1L, 3L * EACH - 1);
        assertThat(refused).hasSize(3 * EACH);
        assertThat(refused)
                .filteredOn(entry -> entry.refusal().equals(java.util.Optional.of(SignInReason.PASSWORD_WRONG.code())))
                .hasSize(BUDGET);
        assertThat(roster.front(office.organization(), new Source("elsewhere"))
                        .signIn(BEN, PASSWORD)
                        .refusal())
                .isPresent();
    }

    private static void tell(List<Process> processes, String word) throws IOException {
        for (Process process : processes) {
            process.getOutputStream().write((word + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        }
    }

    private static List<Process> started(Office office, MovableClock clock) throws Exception {
        List<Process> processes = new ArrayList<>();
        try (Connection connection = TestDatabase.current().orElseThrow().getConnection()) {
            String url = connection.getMetaData().getURL();
            String user = connection.getMetaData().getUserName().replaceFirst("@.*", "");
            for (int i = 0; i < 3; i++) {
                processes.add(new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                                Guesser.class.getName(),
                                url,
                                user,
                                office.organization().toString(),
                                BEN,
                                clock.instant().toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start());
            }
        }
        for (Process process : processes) {
            assertThat(line(process)).isEqualTo("ready");
        }
        return processes;
    }

    private static String line(Process process) {
        try {
            String line = process.inputReader(StandardCharsets.UTF_8).readLine();
            return line == null ? "" : line;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static List<JournalRecord> refused(Office office) {
        var filter = new JournalQuery.Filter(
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                java.util.Optional.of("signin"),
                java.util.Optional.empty(),
                java.util.Optional.empty());
        return office
                .desk()
                .journal()
                .read(filter, JournalQuery.Order.OLDEST_FIRST, PageRequest.first(PageRequest.MAX_LIMIT))
                .orThrow()
                .items()
                .stream()
                .filter(entry -> entry.refusal().isPresent())
                .toList();
    }
}
