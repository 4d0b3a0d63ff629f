package io.rosterkit.benchmarks.invite;

import io.rosterkit.benchmarks.Report;
import io.rosterkit.benchmarks.Tenants;
import io.rosterkit.inmemory.InMemoryStorage;
import io.rosterkit.model.invitation.InvitationReceipt;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.profile.StandardProfile;
import java.util.Collection;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * To invite one person where nothing is kept but memory, against one step in a map with the same secrets. Both keep
 * what they make, so an iteration is so many invitations and starts from nothing but the organizations.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 8, batchSize = InMemoryInvite.BATCH)
@Measurement(iterations = 12, batchSize = InMemoryInvite.BATCH)
@Fork(value = 3, jvmArgsAppend = "-Xmx2g")
public class InMemoryInvite {

    static final int BATCH = 50_000;

    private final Random random = new Random(1);
    private Tenants tenants = Tenants.in(InMemoryStorage.create());
    private BareMap map = new BareMap();

    /** Starts anew. */
    @Setup(Level.Iteration)
    public void forget() {
        tenants = Tenants.in(InMemoryStorage.create());
        map = new BareMap();
    }

    /** Through the library. */
    @Benchmark
    public Outcome<InvitationReceipt> library() {
        return tenants.roster()
                .as(tenants.any(random))
                .invitations()
                .invite(Tenants.address(random), StandardProfile.STAFF);
    }

    /** One step in a map. */
    @Benchmark
    public Object bareMap() {
        return map.invite(random.nextInt(Tenants.COUNT), Tenants.address(random));
    }

    /** Runs both and prints the ratio of the medians. */
    public static void main(String[] arguments) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(InMemoryInvite.class.getName())
                        .build())
                .run();
        Report report = new Report(System.out);
        double library = rate(results, "library");
        double map = rate(results, "bareMap");
        report.say("library %.0f ops/s, bare map %.0f ops/s, ratio %.2f", library, map, library / map);
    }

    private static double rate(Collection<RunResult> results, String name) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith("." + name))
                .mapToDouble(result -> BATCH
                        * 1_000
                        / result.getPrimaryResult().getStatistics().getPercentile(50))
                .findFirst()
                .orElseThrow();
    }
}
