package io.rosterkit.benchmarks.invite;

import io.rosterkit.Desk;
import io.rosterkit.benchmarks.Report;
import io.rosterkit.benchmarks.Server;
import io.rosterkit.benchmarks.Tenants;
import io.rosterkit.invitation.ListReport;
import io.rosterkit.jdbc.JdbcStorage;
import io.rosterkit.jdbc.Schema;
import io.rosterkit.peoplelist.AddressList;
import io.rosterkit.profile.StandardProfile;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * To invite 10,000 people by one list, and one after the other: in turn in one process, in one thread, on a PostgreSQL
 * that is durable. Argument, optional: rounds (5). A round is one list, and single invitations for as long as that
 * took.
 */
public final class InviteList {

    private static final int PEOPLE = 10_000;

    private final Report report = new Report(System.out);
    private final Tenants tenants;
    private final Random random = new Random(1);

    private InviteList(Tenants tenants) {
        this.tenants = tenants;
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException, SQLException {
        int rounds = arguments.length == 0 || arguments[0].isBlank() ? 5 : Integer.parseInt(arguments[0]);
        try (Server server = Server.start(1)) {
            Schema.of(server.pool()).install();
            InviteList benchmark = new InviteList(Tenants.in(JdbcStorage.on(server.pool())));
            benchmark.report.say("a list of %d people, %s", PEOPLE, server.version());
            benchmark.round(server);
            List<Double> shares = new ArrayList<>();
            for (int number = 1; number <= rounds; number++) {
                shares.add(benchmark.round(server));
            }
            Collections.sort(shares);
            benchmark.report.say(
                    "list / one by one: %.1f / %.1f / %.1f",
                    shares.get(0), shares.get(shares.size() / 2), shares.get(shares.size() - 1));
            benchmark.report.say("rows at the end: %s", server.ask("select count(*) from rk_invitation"));
        }
    }

    /** How many times as many people a second the list invites. */
    private double round(Server server) throws SQLException {
        String people = IntStream.range(0, PEOPLE)
                .mapToObj(number -> Tenants.address(random))
                .collect(Collectors.joining("\n"));
        server.settle();
        long begin = System.nanoTime();
        ListReport answers = desk().invitations()
                .inviteAll(AddressList.text(people), StandardProfile.STAFF)
                .orThrow();
        long list = System.nanoTime() - begin;
        if (answers.invited() != PEOPLE) {
            throw new IllegalStateException("not everybody was invited, so there is nothing to measure");
        }
        server.settle();
        long single = 0;
        begin = System.nanoTime();
        while (System.nanoTime() - begin < list) {
            desk().invitations()
                    .invite(Tenants.address(random), StandardProfile.STAFF)
                    .orThrow();
            single++;
        }
        double share = (double) PEOPLE / single;
        report.say("%.0f people/s by the list, %.0f one by one: %.1f", PEOPLE * 1e9 / list, single * 1e9 / list, share);
        return share;
    }

    private Desk desk() {
        return tenants.roster().as(tenants.any(random));
    }
}
