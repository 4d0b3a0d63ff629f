package io.rosterkit.benchmarks.signin;

import io.rosterkit.Front;
import io.rosterkit.Roster;
import io.rosterkit.benchmarks.FreeHasher;
import io.rosterkit.benchmarks.Server;
import io.rosterkit.model.access.Source;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.signin.SignedIn;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** How many trips to PostgreSQL getting in takes, counted at the driver's socket: each act five times. */
public final class Trips {

    private static final int TIMES = 5;

    private final PrintStream out = System.out;
    private final Map<String, List<Long>> trips = new LinkedHashMap<>();
    private final Links links = new Links(TIMES);
    private final Server server;

    private Trips(Server server) {
        this.server = server;
    }

    /** Counts them. */
    public static void main(String[] arguments) throws IOException, SQLException {
        try (Server server = Server.start(1)) {
            new Trips(server).run();
        }
    }

    private void run() throws IOException, SQLException {
        Accounts accounts = Accounts.on(server, Accounts.STANDARD, new FreeHasher(), links);
        links.fill(accounts.tenants(), 1);
        for (int number = 0; number < TIMES; number++) {
            enter(accounts, number);
            keptOut(accounts, accounts.get(TIMES + number));
        }
        trips.forEach((what, counts) -> out.printf(Locale.ROOT, "%-28s %s%n", what, counts));
    }

    private void enter(Accounts accounts, int number) {
        Roster roster = accounts.tenants().roster();
        Accounts.Account one = accounts.get(number);
        Links.Invited invited = links.next();
        Front front = roster.front(one.organization(), new Source("192.0.2.1"));
        count(
                "invite (3)",
                () -> roster.as(accounts.tenants().owners().get(number))
                        .invitations()
                        .invite("somebody@invitee.example", StandardProfile.STAFF)
                        .orThrow());
        count(
                "accept (5)",
                () -> roster.front(invited.organization(), new Source("192.0.2.1"))
                        .register(invited.link(), invited.codeWord(), FreeHasher.PASSWORD)
                        .orThrow());
        SignedIn in = count(
                "sign-in, unknown device (6)",
                () -> front.signIn(one.address(), FreeHasher.PASSWORD).orThrow().done());
        String device = in.device().orElseThrow().reveal();
        count(
                "sign-in, known device (6)",
                () -> front.signIn(one.address(), FreeHasher.PASSWORD, device).orThrow());
        count("session check (1)", () -> roster.session(in.token().reveal()).orThrow());
    }

    private void keptOut(Accounts accounts, Accounts.Account account) {
        for (int attempt = 1; attempt < TIMES; attempt++) {
            failed("failed sign-in (4)", accounts, account);
        }
        failed("failed sign-in that locks", accounts, account);
        failed("failed sign-in when locked", accounts, account);
    }

    private void failed(String what, Accounts accounts, Accounts.Account account) {
        count(what, () -> {
            accounts.fail(account);
            return account;
        });
    }

    private <T> T count(String what, Supplier<T> work) {
        long before = server.trips();
        T answer = work.get();
        trips.computeIfAbsent(what, first -> new ArrayList<>()).add(server.trips() - before);
        return answer;
    }
}
