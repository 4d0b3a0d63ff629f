package io.rosterkit.acceptance.processes;

import io.rosterkit.Front;
import io.rosterkit.Roster;
import io.rosterkit.acceptance.Barrier;
import io.rosterkit.jdbc.JdbcStorage;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.access.Source;
import io.rosterkit.profile.StandardProfile;
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

/**
 * A process of its own that guesses at one account with many threads, as soon as it is told to. One of them waits for
 * another word before its last guess. At the end it says how many came in, and how many passwords were looked at.
 */
public final class Guesser {

    static final int THREADS = 16;
    static final int ROUNDS = 3;

    private Guesser() {}

    /** The address of the database, its user, the organization, the address of the account, and the time. */
    public static void main(String[] arguments) throws Exception {
        CountingHasher hasher = CountingHasher.create();
        Roster roster = Roster.create(
                        JdbcStorage.on(source(arguments[0], arguments[1])),
                        KeyRing.of(new byte[32]),
                        StandardProfile.of("Example"))
                .links("https://app.example.org")
                .mail(mail -> new Receipt.Accepted())
                .passwords(hasher)
                .clock(Clock.fixed(Instant.parse(arguments[4]), ZoneOffset.UTC))
                .build();
        OrganizationId organization = new OrganizationId(UUID.fromString(arguments[2]));
        BufferedReader words = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        say("ready");
        words.readLine();
        List<Integer> in = Barrier.together(THREADS, number -> () -> {
            Source source = new Source(ProcessHandle.current().pid() + "-" + number);
            Front front = roster.front(organization, source);
            int times = 0;
            for (int round = 1; round <= ROUNDS; round++) {
                if (number == 0 && round == ROUNDS) {
                    say("almost");
                    words.readLine();
                }
                times += front.signIn(arguments[3], "guess of thread " + number + " and round " + round)
                        .answer()
                        .map(any -> 1)
                        .orElse(0);
            }
            return times;
        });
        say(in.stream().mapToInt(Integer::intValue).sum() + " in, "
                + hasher.hashes().verified() + " looked at");
    }

    private static void say(String word) {
        System.out.println(word);
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
