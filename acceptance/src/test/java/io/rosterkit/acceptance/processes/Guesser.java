package io.rosterkit.acceptance.processes;

import io.rosterkit.Front;
import io.rosterkit.Roster;
import io.rosterkit.StandardProfile;
import io.rosterkit.acceptance.Barrier;
import io.rosterkit.jdbc.JdbcStorage;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.access.Source;
import io.rosterkit.spi.notice.Receipt;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.testkit.CountingHasher;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A process of its own that guesses at one account with many threads, as soon as it is told to. */
public final class Guesser {

    private static final int THREADS = 16;

    private Guesser() {}

    /** The address of the database, its user, the organization, the address of the account, and the time. */
    public static void main(String[] arguments) throws Exception {
        Roster roster = Roster.create(
                        JdbcStorage.on(source(arguments[0], arguments[1])),
                        KeyRing.of(new byte[32]),
                        StandardProfile.of("Example"))
                .links("https://app.example.org")
                .mail(mail -> new Receipt.Accepted())
                .passwords(CountingHasher.create())
                .clock(Clock.fixed(Instant.parse(arguments[4]), ZoneOffset.UTC))
                .build();
        OrganizationId organization = new OrganizationId(UUID.fromString(arguments[2]));
        System.out.println("ready");
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        List<Boolean> in = Barrier.together(THREADS, number -> () -> {
            Source source = new Source(ProcessHandle.current().pid() + "-" + number);
            Front front = roster.front(organization, source);
            boolean any = false;
            for (int i = 0; i < 3; i++) {
                any |= front.signIn(arguments[3], "guess of thread " + number + " and round " + i)
                        .refusal()
                        .isEmpty();
            }
            return any;
        });
        System.out.println(in.contains(true) ? "in" : "out");
    }

    private static DataSource source(String url, String user) throws Exception {
        if (url.startsWith("jdbc:postgresql")) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(url);
            source.setUser(user);
            return source;
        }
        MariaDbDataSource source = new MariaDbDataSource(url);
        source.setUser(user);
        return source;
    }
}
