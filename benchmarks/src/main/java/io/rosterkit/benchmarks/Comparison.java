package io.rosterkit.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Subjects that do the same in turn in one process, for each number of threads on a fresh database that is durable. The
 * first is the library; the report tells its rate as a share of each other's.
 *
 * <p>Arguments, all optional: threads, say {@code 1,8} (the default); rounds (6); seconds of each in a round (5).
 */
public final class Comparison {

    private final Report report = new Report(System.out);
    private final Server server;
    private final Subjects subjects;

    private Comparison(Server server, Subjects subjects) {
        this.server = server;
        this.subjects = subjects;
    }

    /** What is compared. */
    public interface Subjects {

        /** What it is, in a few words. */
        String title();

        /** By name, in the order of their turns. */
        Map<String, Step> steps();

        /** Tables in which all of them write. */
        List<String> tables();

        /** How long a turn is; longer than a few operations. Default: a quarter of a second. */
        default Duration turn() {
            return Duration.ofMillis(250);
        }

        /** Whether statistics are taken before each round. Default: yes. */
        default boolean settles() {
            return true;
        }

        /** Makes room for a round in which each step has that time. Default: nothing is used up. */
        default void prepare(Duration each) throws SQLException {}
    }

    /** Makes the subjects on a server that is empty. */
    @FunctionalInterface
    public interface Setting {

        /** Makes them. */
        Subjects on(Server server) throws IOException, SQLException;
    }

    /** Runs it on PostgreSQL, for each number of threads; several settings one after the other on one server. */
    public static void run(String[] arguments, Setting... settings)
            throws IOException, SQLException, InterruptedException {
        run(Product.POSTGRESQL, arguments, settings);
    }

    /** The same on that database. */
    public static void run(Product product, String[] arguments, Setting... settings)
            throws IOException, SQLException, InterruptedException {
        List<String> given =
                Arrays.stream(arguments).filter(argument -> !argument.isBlank()).toList();
        String threads = given.isEmpty() ? "1,8" : given.get(0);
        int rounds = given.size() < 2 ? 6 : Integer.parseInt(given.get(1));
        Duration length = Duration.ofSeconds(given.size() < 3 ? 5 : Integer.parseInt(given.get(2)));
        for (String each : threads.split(",", -1)) {
            int count = Integer.parseInt(each);
            try (Server server = Server.start(product, count)) {
                for (Setting setting : settings) {
                    new Comparison(server, setting.on(server)).run(count, rounds, length);
                }
            }
        }
    }

    private void run(int threads, int rounds, Duration length) throws SQLException, InterruptedException {
        report.say("");
        report.say(
                "%s, %d threads, %d rounds, %d seconds each in a round",
                subjects.title(), threads, rounds, length.toSeconds());
        report.say("%s", server.version());
        Map<String, Step> steps = subjects.steps();
        List<Map<String, Sample>> all = new ArrayList<>();
        try (Crew crew = new Crew(threads, subjects.turn(), server::processor)) {
            Duration warmUp = length.multipliedBy(2);
            prepare(warmUp);
            crew.round(steps, warmUp);
            for (int number = 1; number <= rounds; number++) {
                prepare(length);
                Map<String, Sample> samples = crew.round(steps, length);
                report.round(number, samples);
                all.add(samples);
            }
        }
        report.summary(List.copyOf(steps.keySet()), all);
        checkWritten();
    }

    private void prepare(Duration each) throws SQLException {
        subjects.prepare(each);
        if (subjects.settles()) {
            server.settle();
        }
    }

    /** A benchmark that writes nothing is fast. */
    private void checkWritten() throws SQLException {
        Map<String, String> counts = new TreeMap<>();
        for (String table : subjects.tables()) {
            counts.put(table, server.ask("select count(*) from " + table));
        }
        report.say("rows at the end: %s", counts);
    }
}
