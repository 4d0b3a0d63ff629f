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

/**
 * To sign in with a wrong password, all as one user. After five failures the library keeps everybody out, which it
 * writes down each time; the floor only goes on counting. Arguments: see {@link Comparison}.
 */
public final class SignInFailedOneUser implements Comparison.Subjects {

    private final Map<String, Step> steps = new LinkedHashMap<>();

    private SignInFailedOneUser(Server server) throws IOException, SQLException {
        Accounts accounts = Accounts.on(server, Accounts.STANDARD, new FreeHasher());
        Accounts.Account one = accounts.get(0);
        steps.put("library", random -> accounts.fail(one));
        steps.put("floor", new FloorSignIn(server.pool(), random -> one));
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        Comparison.run(arguments, SignInFailedOneUser::new);
    }

    @Override
    public String title() {
        return "failed sign-in without hashing, all as one user";
    }

    @Override
    public Map<String, Step> steps() {
        return steps;
    }

    @Override
    public List<String> tables() {
        return List.of("rk_counter where locks > 0", "rk_journal", "audit");
    }
}
