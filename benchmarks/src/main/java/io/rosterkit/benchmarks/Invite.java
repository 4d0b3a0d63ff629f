package io.rosterkit.benchmarks;

import io.rosterkit.StandardProfile;
import io.rosterkit.jdbc.JdbcStorage;
import io.rosterkit.jdbc.Schema;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * To invite one person: the library, the floor and the same tables by hand, in turn in one process, each in one of
 * 1,000 organizations at random on a PostgreSQL that is durable.
 *
 * <p>Arguments, all optional: threads, say {@code 1,8} (the default); rounds (6); seconds of each in a round (5).
 */
public final class Invite {

    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final Report report = new Report(System.out);
    private final Server server;

    private Invite(Server server) throws IOException, SQLException {
        this.server = server;
        Schema.of(server.pool()).install();
        server.run("floor.sql");
        Tenants tenants = Tenants.in(JdbcStorage.on(server.pool()));
        steps.put(
                "library",
                random -> tenants.roster()
                        .as(tenants.any(random))
                        .invitations()
                        .invite(Tenants.address(random), StandardProfile.STAFF)
                        .orThrow());
        steps.put("floor", new FloorInvite(server.pool()));
        steps.put("same tables", new SameTablesInvite(server.pool(), tenants));
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        List<String> given =
                Arrays.stream(arguments).filter(argument -> !argument.isBlank()).toList();
        String threads = given.isEmpty() ? "1,8" : given.get(0);
        int rounds = given.size() < 2 ? 6 : Integer.parseInt(given.get(1));
        Duration length = Duration.ofSeconds(given.size() < 3 ? 5 : Integer.parseInt(given.get(2)));
        for (String count : threads.split(",", -1)) {
            run(Integer.parseInt(count), rounds, length);
        }
    }

    /** A fresh database for each number of threads. */
    private static void run(int threads, int rounds, Duration length)
            throws IOException, SQLException, InterruptedException {
        try (Server server = Server.start(threads);
                Crew crew = new Crew(threads, server::processor)) {
            new Invite(server).run(crew, threads, rounds, length);
        }
    }

    private void run(Crew crew, int threads, int rounds, Duration length) throws SQLException, InterruptedException {
        report.say("");
        report.say("invite, %d threads, %d rounds, %d seconds each in a round", threads, rounds, length.toSeconds());
        report.say("%s", server.ask("select version()"));
        crew.round(steps, length.multipliedBy(2));
        List<Map<String, Sample>> all = new ArrayList<>();
        for (int number = 1; number <= rounds; number++) {
            server.settle();
            Map<String, Sample> samples = crew.round(steps, length);
            report.round(number, samples);
            all.add(samples);
        }
        report.summary(List.copyOf(steps.keySet()), all);
        checkWritten();
    }

    /** A benchmark that writes nothing is fast. */
    private void checkWritten() throws SQLException {
        Map<String, String> counts = new HashMap<>();
        for (String table : List.of("rk_request", "rk_invitation", "rk_message", "rk_journal", "invitation", "audit")) {
            counts.put(table, server.ask("select count(*) from " + table));
        }
        report.say("rows at the end: %s", counts);
    }
}
