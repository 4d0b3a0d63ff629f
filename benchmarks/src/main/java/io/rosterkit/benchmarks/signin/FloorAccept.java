package io.rosterkit.benchmarks.signin;

import io.rosterkit.benchmarks.Secrets;
import io.rosterkit.benchmarks.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The least that accepting can be, by hand, on the least of tables: begin, invitation, user, audit, commit, each
 * statement a trip of its own. There is no code word, no password, no session, and nobody counts attempts.
 */
final class FloorAccept implements Step {

    private static final String FILL = """
            insert into invitation (id, org_id, email, token_hash, status, expires_at)
            select gen_random_uuid(), 1 + n % 1000, 'i' || n || '@invitee.example', sha256(('token' || n)::bytea), 0,
                now() + interval '7 days'
            from generate_series(?, ?) n
            """;

    private static final String INVITATION = """
            update invitation set status = 1 where token_hash = ? and status = 0 and expires_at > now()
            returning org_id, email
            """;

    private static final String USER = """
            insert into users (id, org_id, email, name, name_lc, status, type)
            values (gen_random_uuid(), ?, ?, 'New Person', 'new person', 0, 0) returning id
            """;

    private static final String AUDIT = """
            insert into audit (org_id, action, subject, detail)
            values (?, 'invitation.accepted', ?, '{"via":"token"}')
            """;

    private final DataSource source;
    private final Supply<Integer> open;
    private int made;

    FloorAccept(DataSource source, int fastest) {
        this.source = source;
        this.open = new Supply<>("invitations of the floor", fastest);
    }

    /** Makes sure of enough open invitations for a round. */
    void fill(int seconds) throws SQLException {
        int missing = open.wanted(seconds) - open.size();
        if (missing > 0) {
            try (Connection connection = source.getConnection()) {
                int last = made + missing - 1;
                try (var statement = connection.prepareStatement(FILL)) {
                    statement.setInt(1, made);
                    statement.setInt(2, last);
                    statement.executeUpdate();
                }
                while (made <= last) {
                    open.add(made++);
                }
            }
        }
    }

    private record Invited(int organization, String address) {}

    @Override
    public void run(Random random) throws SQLException {
        byte[] hash = Secrets.hash(Hand.bytes("token" + open.next()));
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            Invited invited =
                    Hand.one(connection, row -> new Invited(row.getInt(1), row.getString(2)), INVITATION, hash);
            UUID user = Hand.one(
                    connection, row -> row.getObject(1, UUID.class), USER, invited.organization(), invited.address());
            Hand.change(connection, 1, AUDIT, invited.organization(), user);
            connection.commit();
        }
    }
}
