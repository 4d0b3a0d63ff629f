package io.rosterkit.acceptance;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.rosterkit.RosterBuilder;
import io.rosterkit.house.OperationTable;
import io.rosterkit.house.OperationTable.Row;
import io.rosterkit.jdbc.JdbcStorage;
import io.rosterkit.jdbc.Schema;
import io.rosterkit.jdbc.TestDatabase;
import io.rosterkit.lockout.SourceLimits;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.profile.Profile;
import io.rosterkit.secondstep.SecondStepPolicy;
import io.rosterkit.secondstep.SecondStepPolicy.Demand;
import io.rosterkit.session.SessionPolicy;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * Prints how long each operation takes in an organization of 200,000 people and in one of 20, among 1,000,000 people in
 * one PostgreSQL. Arguments, all optional: how often an operation that only reads is carried out in each of the two
 * (300), how often one that changes something (60), how many people the large organization has (200,000), and how many
 * all others have together (800,000). The two take turns. Each change has invitations, users and links of its own,
 * which are taken away afterwards. Medians are compared.
 */
final class LargeOrganizations {

    private static final int SMALL = 20;
    private static final int OF_ANOTHER = 1_000;
    private static final int WARM_UP = 5;

    private final MovableClock clock = new MovableClock();
    private final Kit kit;
    private final Kit kitWithCodes;
    private final Crowd crowd;
    private final int reads;
    private final int changes;

    private LargeOrganizations(DataSource source, int reads, int changes) {
        this.reads = reads;
        this.changes = changes;
        Schema.of(source).install();
        Storage storage = JdbcStorage.on(source);
        SecondStepPolicy codes =
                SecondStepPolicy.standard().registration(Demand.ALWAYS).signIn(Demand.UNKNOWN_DEVICE);
        this.kit = Kit.of(storage, clock, profile().build(), LargeOrganizations::unlimited);
        this.kitWithCodes = Kit.of(storage, clock, profile().secondStep(codes).build(), LargeOrganizations::unlimited);
        this.crowd = new Crowd(source, kit, clock);
    }

    /** Owners stay signed in all the time. */
    private static Profile.Builder profile() {
        return Things.profile().session(SessionPolicy.standard().lifetime(Duration.ofDays(30)));
    }

    private static RosterBuilder unlimited(RosterBuilder builder) {
        return builder.sourceLimits(SourceLimits.standard().failures(Integer.MAX_VALUE));
    }

    public static void main(String[] arguments) {
        int[] numbers = {300, 60, 200_000, 800_000};
        for (int i = 0; i < arguments.length; i++) {
            numbers[i] = Integer.parseInt(arguments[i]);
        }
        HikariConfig config = new HikariConfig();
        config.setDataSource(TestDatabase.POSTGRESQL.empty());
        config.setMaximumPoolSize(2);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            new LargeOrganizations(pool, numbers[0], numbers[1]).print(System.out, numbers[2], numbers[3]);
        }
        // The server of the tests runs until the process ends.
        System.exit(0);
    }

    private void print(PrintStream out, int people, int others) {
        Office small = filled(SMALL);
        Office large = filled(people);
        crowd.multiply(filled(OF_ANOTHER).organization(), others / OF_ANOTHER);
        crowd.execute("vacuum analyze");
        out.printf(Locale.ROOT, "| operation | among %,d, µs | among %,d, µs | ratio |%n", SMALL, people);
        out.println("| --- | --- | --- | --- |");
        Set<String> reading = OperationTable.read().rows().stream()
                .filter(row -> !row.changesState())
                .map(Row::operation)
                .collect(Collectors.toSet());
        Operation.costly().filter(LargeOrganizations::isInAnOrganization).forEach(operation -> {
            boolean reads = reading.contains(operation.operation().signature());
            Pair median = reads ? read(operation, small, large) : change(operation, small, large);
            out.printf(
                    Locale.ROOT,
                    "| `%s` | %,d | %,d | %.2f |%n",
                    operation.row(),
                    median.small() / 1_000,
                    median.large() / 1_000,
                    (double) median.large() / median.small());
        });
    }

    /** Opening is in none of the two. */
    private static boolean isInAnOrganization(Costly operation) {
        return operation.operation() != Operation.OPEN && operation.operation() != Operation.OPEN_ONCE;
    }

    /** Nanoseconds in each of the two. */
    private record Pair(long small, long large) {

        static Pair median(List<Pair> pairs) {
            return new Pair(median(pairs, Pair::small), median(pairs, Pair::large));
        }

        private static long median(List<Pair> pairs, ToLongFunction<Pair> one) {
            return pairs.stream().mapToLong(one).sorted().toArray()[pairs.size() / 2];
        }
    }

    private Pair read(Costly operation, Office small, Office large) {
        Instant before = begin();
        Visitor inSmall = visitor(operation, small);
        Visitor inLarge = visitor(operation, large);
        for (int turn = 0; turn < WARM_UP; turn++) {
            pair(turn, () -> time(operation, inSmall), () -> time(operation, inLarge));
        }
        List<Pair> pairs = IntStream.range(0, reads)
                .mapToObj(turn -> pair(turn, () -> time(operation, inSmall), () -> time(operation, inLarge)))
                .toList();
        crowd.forget(small.organization(), before);
        crowd.forget(large.organization(), before);
        return Pair.median(pairs);
    }

    private Pair change(Costly operation, Office small, Office large) {
        List<Pair> pairs = new ArrayList<>();
        for (int turn = -WARM_UP; turn < changes; turn++) {
            Instant before = begin();
            Visitor inSmall = visitor(operation, small);
            Visitor inLarge = visitor(operation, large);
            Pair pair = pair(turn, () -> time(operation, inSmall), () -> time(operation, inLarge));
            crowd.forget(small.organization(), before);
            crowd.forget(large.organization(), before);
            if (turn >= 0) {
                pairs.add(pair);
            }
        }
        crowd.execute("vacuum");
        return Pair.median(pairs);
    }

    private static Pair pair(int turn, LongSupplier small, LongSupplier large) {
        if (turn % 2 == 0) {
            long first = small.getAsLong();
            return new Pair(first, large.getAsLong());
        }
        long first = large.getAsLong();
        return new Pair(small.getAsLong(), first);
    }

    /** What is added after the answer can be told from what was there. */
    private Instant begin() {
        clock.move(Duration.ofMinutes(1));
        return clock.instant();
    }

    private Office filled(int people) {
        Office office = kit.offices().open();
        clock.move(Duration.ofSeconds(1));
        crowd.add(office, people);
        return office;
    }

    private Visitor visitor(Costly operation, Office office) {
        return operation.prepared(operation.needsCodes() ? kitWithCodes : kit, office, clock);
    }

    private static long time(Costly operation, Visitor visitor) {
        long begun = System.nanoTime();
        Outcome<?> outcome = operation.carryOut(visitor);
        long taken = System.nanoTime() - begun;
        if (outcome.refusal().isPresent() != operation.isRefused()) {
            throw new IllegalStateException(operation + ": " + outcome.refusal());
        }
        return taken;
    }
}
