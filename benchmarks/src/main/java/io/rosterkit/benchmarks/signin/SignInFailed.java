package io.rosterkit.benchmarks.signin;

import io.rosterkit.benchmarks.Comparison;
import io.rosterkit.benchmarks.FreeHasher;
import io.rosterkit.benchmarks.Server;
import io.rosterkit.benchmarks.Step;
import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * To sign in with a wrong password, as one of 100,000 users at random, none of whom is ever locked: the library with a
 * hasher that takes no time, the floor, and the same tables by hand. Arguments: see {@link Comparison}.
 */
public final class SignInFailed implements Comparison.Subjects {

    private final Map<String, Step> steps = new LinkedHashMap<>();

    private SignInFailed(Server server) throws IOException, SQLException {
        Accounts accounts = Accounts.on(server, Accounts.PATIENT, new FreeHasher());
        Function<Random, Accounts.Account> any = random -> accounts.get(random.nextInt(Accounts.COUNT));
        steps.put("library", random -> accounts.fail(any.apply(random)));
        steps.put("floor", new FloorSignIn(server.pool(), any));
        steps.put("same tables", new SameTablesSignIn(server.pool(), any));
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        Comparison.run(arguments, SignInFailed::new);
    }

    @Override
    public String title() {
        return "failed sign-in without hashing";
    }

    @Override
    public Map<String, Step> steps() {
        return steps;
    }

    @Override
    public List<String> tables() {
        return List.of("rk_counter where charged > 1", "rk_journal", "credential where failed > 0", "audit");
    }
}
