package io.rosterkit.benchmarks.signin;

import io.rosterkit.benchmarks.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * The least that a sign-in with a wrong password can be, by hand, on the least of tables: begin, user, counter, audit,
 * commit, each statement a trip of its own. It counts after looking, in one transaction with the audit, and no matter
 * how many failures there were it goes on.
 */
final class FloorSignIn implements Step {

    private static final String USER = """
            select u.id, u.status, c.hash, c.failed, c.locked_until
            from users u join credential c on c.user_id = u.id
            where u.org_id = ? and u.email = ?
            """;

    private static final String COUNT = """
            update credential set failed = failed + 1, last_failed = now(), locked_until =
                case when failed + 1 >= 5 then now() + interval '15 minutes' else locked_until end
            where user_id = ? returning failed, locked_until
            """;

    private static final String AUDIT = """
            insert into audit (org_id, action, subject, detail)
            values (?, 'signin.failed', ?, '{"ip":"192.0.2.1","reason":"bad_password"}')
            """;

    private final DataSource source;
    private final Function<Random, Accounts.Account> choice;

    FloorSignIn(DataSource source, Function<Random, Accounts.Account> choice) {
        this.source = source;
        this.choice = choice;
    }

    @Override
    public void run(Random random) throws SQLException {
        Accounts.Account account = choice.apply(random);
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            UUID user = Hand.one(
                    connection, row -> row.getObject(1, UUID.class), USER, account.number(), account.address());
            int failed = Hand.one(connection, row -> row.getInt(1), COUNT, user);
            Hand.check(failed > 0, "a failure must be counted");
            Hand.change(connection, 1, AUDIT, account.number(), user);
            connection.commit();
        }
    }
}
