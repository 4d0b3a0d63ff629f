package io.rosterkit.benchmarks.invite;

import io.rosterkit.benchmarks.Comparison;
import io.rosterkit.benchmarks.Server;
import io.rosterkit.benchmarks.Step;
import io.rosterkit.benchmarks.Tenants;
import io.rosterkit.jdbc.JdbcStorage;
import io.rosterkit.jdbc.Schema;
import io.rosterkit.profile.StandardProfile;
import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * To invite one person: the library, the floor and the same tables by hand, in turn in one process, each in one of
 * 1,000 organizations at random on a PostgreSQL that is durable. Arguments: see {@link Comparison}.
 */
public final class Invite implements Comparison.Subjects {

    private final Map<String, Step> steps = new LinkedHashMap<>();

    private Invite(Server server) throws IOException, SQLException {
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
        Comparison.run(arguments, Invite::new);
    }

    @Override
    public String title() {
        return "invite";
    }

    @Override
    public Map<String, Step> steps() {
        return steps;
    }

    @Override
    public List<String> tables() {
        return List.of("rk_request", "rk_invitation", "rk_message", "rk_journal", "invitation", "audit");
    }
}
