package io.rosterkit.benchmarks.signin;

import io.rosterkit.benchmarks.Comparison;
import io.rosterkit.benchmarks.FreeHasher;
import io.rosterkit.benchmarks.Server;
import io.rosterkit.benchmarks.Step;
import io.rosterkit.benchmarks.Tenants;
import io.rosterkit.jdbc.JdbcStorage;
import io.rosterkit.jdbc.Schema;
import io.rosterkit.model.access.Source;
import io.rosterkit.profile.StandardProfile;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * To accept an invitation with link, code word and password, which signs in: the library with a hasher that takes no
 * time, the floor, and the same tables by hand. Arguments: see {@link Comparison}.
 */
public final class Accept implements Comparison.Subjects {

    /** More than a step accepts in a second of the first round; every later round has room for twice the fastest. */
    private static final int FASTEST = Integer.getInteger("benchmarks.fastest", 4_000);

    private static final int FASTEST_FLOOR = 3 * FASTEST;

    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final Links links = new Links(2 * FASTEST);
    private final Tenants tenants;
    private final FloorAccept floor;

    private Accept(Server server) throws IOException, SQLException {
        Schema.of(server.pool()).install();
        server.run("signin/floor.sql");
        this.tenants =
                Tenants.in(JdbcStorage.on(server.pool()), StandardProfile.of("Benchmark"), links, new FreeHasher());
        this.floor = new FloorAccept(server.pool(), FASTEST_FLOOR);
        steps.put("library", random -> {
            Links.Invited next = links.next();
            tenants.roster()
                    .front(next.organization(), new Source("192.0.2.1"))
                    .register(next.link(), next.codeWord(), FreeHasher.PASSWORD)
                    .orThrow();
        });
        steps.put("floor", floor);
        steps.put("same tables", new SameTablesAccept(server.pool(), links));
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        Comparison.run(arguments, Accept::new);
    }

    @Override
    public String title() {
        return "accept";
    }

    @Override
    public Map<String, Step> steps() {
        return steps;
    }

    @Override
    public void prepare(Duration each) throws SQLException {
        int seconds = Math.toIntExact(each.toSeconds());
        links.fill(tenants, seconds);
        floor.fill(seconds);
    }

    @Override
    public List<String> tables() {
        return List.of(
                "rk_user",
                "rk_user_practice",
                "rk_credential",
                "rk_session",
                "rk_counter",
                "rk_journal",
                "users",
                "audit");
    }
}
