package io.rosterkit.benchmarks.signin;

import io.rosterkit.benchmarks.Secrets;
import io.rosterkit.benchmarks.Step;
import io.rosterkit.model.Bytes;
import io.rosterkit.spi.user.KeyDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * What the library does when a password is wrong, by hand on the tables of the library, each in a transaction of its
 * own: one trip that asks, one that charges the attempt, and one that writes the journal.
 */
final class SameTablesSignIn implements Step {

    private static final String ASK = """
            select u.id, u.status, u.lock_until, c.hash, o.state, n.charged, n.cleared, n.window_base, n.window_from,
                n.locked_until, n.held, n.version, u.data_salt
            from rk_organization o
            left join rk_user u on u.organization = o.organization and u.open_key = ?
            left join rk_credential c on c.organization = u.organization and c.user_id = u.id
            left join rk_counter n on n.organization = o.organization and n.subject = u.id and n.proof = 'PASSWORD'
                and n.channel = ?
            where o.organization = ?
            """;

    private static final String CHARGE = """
            update rk_counter set charged = charged + 1, changed_at = ?, version = version + 1
            where organization = ? and subject = ? and proof = 'PASSWORD' and channel = ?
            """;

    private static final String JOURNAL = """
            insert into rk_journal (organization, id, written_at, agent_kind, agent_id, agent_ground, act,
                refused_because, facts, subject_kind, subject, version, seal, source_sealed)
            values (?, ?, ?, 'GUEST', '', '', 'signin', 'signin.password-wrong', '', 'USER', ?, 0, ?, ?)
            on conflict do nothing
            """;

    private static final UUID CHANNEL = new UUID(0, 0);

    private final DataSource source;
    private final Function<Random, Accounts.Account> choice;
    private final Secrets secrets = new Secrets();

    SameTablesSignIn(DataSource source, Function<Random, Accounts.Account> choice) {
        this.source = source;
        this.choice = choice;
    }

    @Override
    public void run(Random random) throws SQLException {
        Accounts.Account account = choice.apply(random);
        UUID organization = account.organization().uuid();
        Secrets.seal(Hand.bytes(account.address()));
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
        Row row;
        try (Connection connection = source.getConnection()) {
            row = Hand.one(
                    connection,
                    SameTablesSignIn::open,
                    ASK,
                    KeyDigest.ofAddress(account.address()).toArray(),
                    CHANNEL,
                    organization);
        }
        try (Connection connection = source.getConnection()) {
            Hand.change(connection, 1, CHARGE, now, organization, row.user(), CHANNEL);
        }
        UUID entry = secrets.id();
        byte[] origin =
                Secrets.encrypt(row.salt().toArray(), organization + "|journal|" + entry + "|source", "192.0.2.1");
        byte[] seal = Secrets.seal(
                Hand.joined(Hand.bytes(entry + "|" + organization + "|" + now + "|signin|" + row.user()), origin));
        try (Connection connection = source.getConnection()) {
            Hand.change(connection, 1, JOURNAL, organization, entry, now, row.user(), seal, origin);
        }
    }

    private record Row(UUID user, Bytes salt) {}

    private static Row open(ResultSet row) throws SQLException {
        Hand.check("ACTIVE".equals(row.getString(2)), "the user must be active");
        Hand.check("OPEN".equals(row.getString(5)), "the organization must be open");
        Hand.check(row.getString(4) != null && row.getLong(6) > 0, "password and counter must be there");
        Hand.check(
                row.getObject(3, OffsetDateTime.class) == null && row.getObject(10, OffsetDateTime.class) == null,
                "neither user nor password must be locked");
        return new Row(row.getObject(1, UUID.class), Bytes.of(row.getBytes(13)));
    }
}
