package io.rosterkit.benchmarks.invite;

import io.rosterkit.benchmarks.Step;
import io.rosterkit.benchmarks.Tenants;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;

/**
 * The least that inviting somebody can be, by hand, on the least of tables: begin, seat, invitation, audit, outbox,
 * commit, each statement a trip of its own. Nobody asks whether the caller may, or whether the address is taken.
 */
final class FloorInvite implements Step {

    private static final String SEAT = "update seat set used = used + 1 where org_id = ? and used < total";

    private static final String INVITATION = """
            insert into invitation(id, org_id, email, token_hash, status, expires_at)
            values (gen_random_uuid(), ?, ?, sha256(uuid_send(gen_random_uuid())), 0, now() + interval '7 days')
            """;

    private static final String AUDIT = """
            insert into audit(org_id, action, detail)
            values (?, 'invitation.created', '{"role":"member","by":"admin@example.org"}')
            """;

    private static final String OUTBOX = """
            insert into outbox(kind, payload)
            values ('mail.invitation', '{"template":"invite","to":"someone@invitee.example"}')
            """;

    private final DataSource source;

    FloorInvite(DataSource source) {
        this.source = source;
    }

    @Override
    public void run(Random random) throws SQLException {
        int organization = 1 + random.nextInt(Tenants.COUNT);
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            one(connection, SEAT, organization);
            one(connection, INVITATION, organization, Tenants.address(random));
            one(connection, AUDIT, organization);
            one(connection, OUTBOX);
            connection.commit();
        }
    }

    private static void one(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int position = 1;
            for (Object value : List.of(values)) {
                statement.setObject(position++, value);
            }
            if (statement.executeUpdate() != 1) {
                throw new IllegalStateException("one row must change: " + sql);
            }
        }
    }
}
