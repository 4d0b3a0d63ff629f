package io.rosterkit.benchmarks.galera;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.rosterkit.Roster;
import io.rosterkit.benchmarks.FreeHasher;
import io.rosterkit.jdbc.JdbcStorage;
import io.rosterkit.jdbc.Schema;
import io.rosterkit.lockout.SourceLimits;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.access.Source;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.notice.Receipt;
import io.rosterkit.spi.secret.KeyRing;
import io.rosterkit.spi.storage.StorageException;
import io.rosterkit.user.UserImport;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Two processes of a host, here two rosters, write to two of three nodes; after a third of the time one of the two
 * nodes is killed. At the end each acknowledged invitation must be on both other nodes, once, with its journal entry
 * and its mail, and no account may have been guessed at more than five times. Arguments: the addresses of three nodes,
 * the process to kill, which is that of the second node, and the seconds of load.
 */
public final class NodeKilled {

    private static final int THREADS = 4;
    private static final int ACCOUNTS = 200;
    private static final int BUDGET = 5;

    private final Set<String> acknowledged = new ConcurrentSkipListSet<>();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong unknown = new AtomicLong();

    private NodeKilled() {}

    /** Runs it. */
    public static void main(String[] arguments) throws InterruptedException, SQLException {
        List<HikariDataSource> nodes = new ArrayList<>();
        for (String url : List.of(arguments).subList(0, 3)) {
            nodes.add(pool(url));
        }
        boolean good = new NodeKilled()
                .run(nodes, Long.parseLong(arguments[3]), Duration.ofSeconds(Long.parseLong(arguments[4])));
        // Threads that wait for the dead node must not keep the process.
        System.exit(good ? 0 : 1);
    }

    private static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(2 * THREADS);
        config.setConnectionTimeout(1_000);
        return new HikariDataSource(config);
    }

    private boolean run(List<HikariDataSource> nodes, long victim, Duration load)
            throws InterruptedException, SQLException {
        Schema.of(nodes.get(0)).install();
        Roster first = roster(nodes.get(0));
        OrganizationId organization = first.operations()
                .open("Praxis Weiß", "founder@weiss.example")
                .orThrow()
                .organization();
        UserId owner = imported(first, organization, "owner");
        for (int number = 0; number < ACCOUNTS; number++) {
            imported(first, organization, "user" + number);
        }
        Session session = first.operations()
                .signInExternally(organization, owner)
                .orThrow()
                .session();
        int before = load(List.of(first, roster(nodes.get(1))), session, victim, load);
        System.out.printf(
                "%d invitations acknowledged, %d of them before a node was killed; %d calls refused, %d ended unknown%n",
                acknowledged.size(), before, refused.get(), unknown.get());
        return judge(List.of(nodes.get(0), nodes.get(2)), organization);
    }

    /** Returns how many invitations were acknowledged before the node was killed. */
    private int load(List<Roster> rosters, Session session, long victim, Duration load) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(2 * THREADS);
        long end = System.nanoTime() + load.toNanos();
        for (int thread = 0; thread < 2 * THREADS; thread++) {
            int number = thread;
            threads.execute(() -> work(rosters.get(number % 2), session, number, end));
        }
        Thread.sleep(load.toMillis() / 3);
        ProcessHandle.of(victim).orElseThrow().destroyForcibly();
        int before = acknowledged.size();
        threads.shutdown();
        if (!threads.awaitTermination(load.toSeconds() + 120, TimeUnit.SECONDS)) {
            throw new IllegalStateException("a call did not come back");
        }
        return before;
    }

    private Roster roster(HikariDataSource node) {
        return Roster.create(JdbcStorage.on(node), KeyRing.of(new byte[32]), StandardProfile.of("Cluster"))
                .links("https://app.example.org")
                .mail(mail -> new Receipt.Accepted())
                .passwords(new FreeHasher())
                .sourceLimits(SourceLimits.standard().failures(Integer.MAX_VALUE))
                .build();
    }

    private UserId imported(Roster roster, OrganizationId organization, String name) {
        UserImport user = UserImport.of(name + "@weiss.example", StandardProfile.STAFF)
                .verified()
                .withPasswordHash(FreeHasher.HASH.text());
        return roster.operations()
                .importUser(organization, name.equals("owner") ? user.withRoles(StandardProfile.OWNER) : user)
                .orThrow()
                .user();
    }

    /** In turn an invitation of this thread alone, one that every thread makes, and a guess. */
    private void work(Roster roster, Session session, int thread, long end) {
        for (int number = 0; System.nanoTime() < end; number++) {
            String own = "p" + thread + "-" + number + "@invited.example";
            invite(roster, session, own);
            invite(roster, session, "all" + number / 3 + "@invited.example");
            guess(roster, session.organization(), "user" + number % ACCOUNTS + "@weiss.example");
        }
    }

    private void invite(Roster roster, Session session, String address) {
        call(() -> {
            Outcome<?> outcome = roster.as(session).invitations().invite(address, StandardProfile.STAFF);
            if (outcome.refusal().isEmpty()) {
                acknowledged.add(address);
            } else {
                refused.incrementAndGet();
            }
        });
    }

    private void guess(Roster roster, OrganizationId organization, String address) {
        call(() -> roster.front(organization, new Source("guesser")).signIn(address, "wrong wrong wrong"));
    }

    private void call(Runnable work) {
        try {
            work.run();
        } catch (StorageException away) {
            unknown.incrementAndGet();
        }
    }

    private boolean judge(List<HikariDataSource> nodes, OrganizationId organization) throws SQLException {
        boolean good = true;
        for (HikariDataSource node : nodes) {
            Set<String> lost = new TreeSet<>(acknowledged);
            lost.removeAll(read(node, INVITED, organization));
            List<String> twice = read(node, TWICE, organization);
            List<String> halves = read(node, HALVES, organization);
            List<String> guesses = read(node, GUESSES, organization);
            int most = guesses.stream().mapToInt(Integer::parseInt).max().orElse(0);
            System.out.printf(
                    "%s: %d acknowledged are missing, %d are there twice, %d without journal entry or mail;"
                            + " %d accounts were guessed at, none more than %d times%n",
                    node.getJdbcUrl().replaceAll("\\?.*", ""),
                    lost.size(),
                    twice.size(),
                    halves.size(),
                    guesses.size(),
                    most);
            good = good && lost.isEmpty() && twice.isEmpty() && halves.isEmpty() && most > 0 && most <= BUDGET;
        }
        return good;
    }

    private static final String INVITED = "select address_key from rk_invitation where organization = ?";
    private static final String TWICE =
            "select address_key from rk_invitation where organization = ? and state = 'OPEN'"
                    + " group by address_key having count(*) > 1";
    private static final String HALVES = "select i.address_key from rk_invitation i"
            + " left join rk_message m on m.organization = i.organization and m.id = i.last_message"
            + " left join rk_journal j on j.organization = i.organization and j.subject = i.id and j.version = i.version"
            + " where i.organization = ? and (m.id is null or j.id is null)";

    /** A guess at a locked account is none, and has another reason in the journal. */
    private static final String GUESSES = "select count(*) from rk_journal where organization = ? and act = 'signin'"
            + " and refused_because = 'signin.password_wrong' group by subject";

    private static List<String> read(HikariDataSource node, String sql, OrganizationId organization)
            throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = node.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            UUID id = organization.uuid();
            statement.setBytes(
                    1,
                    ByteBuffer.allocate(2 * Long.BYTES)
                            .putLong(id.getMostSignificantBits())
                            .putLong(id.getLeastSignificantBits())
                            .array());
            try (ResultSet results = statement.executeQuery()) {
                while (results.next()) {
                    found.add(results.getString(1));
                }
            }
        }
        return found;
    }
}
