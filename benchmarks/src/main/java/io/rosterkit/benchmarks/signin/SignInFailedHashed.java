package io.rosterkit.benchmarks.signin;

import io.rosterkit.benchmarks.Comparison;
import io.rosterkit.benchmarks.FreeHasher;
import io.rosterkit.benchmarks.Server;
import io.rosterkit.benchmarks.Step;
import io.rosterkit.password.Argon2Hasher;
import io.rosterkit.spi.secret.PasswordHasher;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * To sign in with a wrong password, as one of 100,000 users at random, hashed as it is in earnest: the library, nothing
 * but the hash in as many threads, and the hash with the same tables by hand, since whatever waits for a server between
 * two hashes makes them slower. Arguments: see {@link Comparison}.
 */
public final class SignInFailedHashed implements Comparison.Subjects {

    private final Map<String, Step> steps = new LinkedHashMap<>();

    private SignInFailedHashed(Server server) throws IOException, SQLException {
        PasswordHasher hasher = new Argon2Hasher();
        Accounts accounts = Accounts.on(server, Accounts.PATIENT, hasher);
        steps.put("library", random -> accounts.fail(accounts.get(random.nextInt(Accounts.COUNT))));
        Step hash = random -> Hand.check(
                hasher.verify("wrong horse battery staple", FreeHasher.HASH) == PasswordHasher.Verdict.WRONG,
                "the password must be wrong");
        Step byHand = new SameTablesSignIn(server.pool(), random -> accounts.get(random.nextInt(Accounts.COUNT)));
        steps.put("bare hash", hash);
        steps.put("hash and same tables", random -> {
            hash.run(random);
            byHand.run(random);
        });
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        Comparison.run(arguments, SignInFailedHashed::new);
    }

    @Override
    public String title() {
        return "failed sign-in with Argon2id";
    }

    @Override
    public Map<String, Step> steps() {
        return steps;
    }

    @Override
    public List<String> tables() {
        return List.of("rk_counter where charged > 1", "rk_journal");
    }

    /** A hash takes a tenth of such a turn, or less. */
    @Override
    public Duration turn() {
        return Duration.ofSeconds(2);
    }
}
