package io.rosterkit.benchmarks.invite;

import io.rosterkit.benchmarks.Comparison;
import io.rosterkit.benchmarks.Product;
import io.rosterkit.benchmarks.Server;
import io.rosterkit.benchmarks.Step;
import io.rosterkit.benchmarks.Tenants;
import io.rosterkit.jdbc.JdbcStorage;
import io.rosterkit.jdbc.Schema;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.seat.SeatPoolName;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.seat.SeatPoolRule;
import io.rosterkit.seat.Seats;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * To invite one person with a seat and without, on a durable server: a seat of a pool of 100, no seat, and a seat of a
 * pool of 100,000. Arguments: see {@link Comparison}; a fourth names the database.
 */
public final class InviteSeats implements Comparison.Subjects {

    private static final SeatPoolName POOL = new SeatPoolName("licences");
    private static final int SMALL = 100;
    private static final int AT_ONCE = 10_000;
    private static final int LARGE_TENANTS = 10;

    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final Tenants small;

    private InviteSeats(Server server) throws SQLException {
        Schema.of(server.pool()).install();
        JdbcStorage storage = JdbcStorage.on(server.pool());
        this.small = in(storage, SMALL, Tenants.COUNT);
        Tenants without = Tenants.in(storage, StandardProfile.of("Benchmark"), Tenants.COUNT);
        Tenants large = in(storage, AT_ONCE, LARGE_TENANTS);
        for (Session owner : large.owners()) {
            for (int i = 1; i < AT_ONCE / 1_000; i++) {
                support(large, owner).add(POOL, AT_ONCE).orThrow();
            }
        }
        steps.put("seat of 100", invite(small));
        steps.put("no seat", invite(without));
        steps.put("seat of 100,000", invite(large));
    }

    private static Tenants in(JdbcStorage storage, int seats, int count) {
        return Tenants.in(
                storage,
                StandardProfile.builder("Benchmark")
                        .seatPool(POOL, SeatPoolRule.of(StandardProfile.STAFF).including(seats))
                        .build(),
                count);
    }

    private static Step invite(Tenants tenants) {
        return random -> tenants.roster()
                .as(tenants.any(random))
                .invitations()
                .invite(Tenants.address(random), StandardProfile.STAFF)
                .orThrow();
    }

    private static Seats support(Tenants tenants, Session owner) {
        return tenants.roster()
                .as(new Actor.Support(
                        owner.organization(), "support", Set.of(Permission.ADD_SEATS, Permission.VIEW_USERS), "B-1"))
                .seats();
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        Product product = arguments.length > 3 ? Product.valueOf(arguments[3]) : Product.POSTGRESQL;
        Comparison.run(product, Arrays.copyOf(arguments, Math.min(arguments.length, 3)), InviteSeats::new);
    }

    @Override
    public String title() {
        return "invite with a seat";
    }

    @Override
    public Map<String, Step> steps() {
        return steps;
    }

    @Override
    public List<String> tables() {
        return List.of("rk_seat", "rk_seat_entry", "rk_invitation", "rk_message", "rk_journal");
    }

    /** Each small pool has 100 free seats again. */
    @Override
    public void prepare(Duration each) {
        for (Session owner : small.owners()) {
            Seats seats = support(small, owner);
            long free = seats.pools().orThrow().get(0).free();
            if (free < SMALL) {
                seats.add(POOL, (int) (SMALL - free)).orThrow();
            }
        }
    }
}
