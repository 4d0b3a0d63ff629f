package io.rosterkit.jdbc;

import io.rosterkit.jdbc.sql.Dialect;
import io.rosterkit.jdbc.sql.PooledDatabase;
import io.rosterkit.jdbc.sql.Query;
import io.rosterkit.spi.storage.PurgeWork;
import java.time.Instant;

final class JdbcPurgeWork implements PurgeWork {

    /** The arguments: the table, the rest of its key, and the column that says since when a row is over. */
    private static final String PURGE = """
            delete from %1$s where (organization, %2$s) in (
                select p.organization, p.%2$s from %1$s p
                where p.%3$s < :before order by p.%3$s limit :limit)
            """;

    private static final String PURGE_MARIADB = """
            delete from %1$s where %3$s < :before order by %3$s limit :limit
            """;

    private static final String MESSAGES = """
            delete from rk_message where (organization, id) in (
                select m.organization, m.id from rk_message m
                where m.changed_at < :before and %s
                order by m.changed_at limit :limit)
            """;

    private static final String MESSAGES_MARIADB = """
            delete from rk_message where changed_at < :before and %s order by changed_at limit :limit
            """;

    /** What is over, but for what an open invitation still shows. The argument: the name of the table. */
    private static final String OVER = """
            %1$s.state in ('SENT', 'DROPPED') and not exists (
                select 1 from rk_invitation i where i.organization = %1$s.organization and i.id = %1$s.subject
                    and i.last_message = %1$s.id and i.state in ('OPEN', 'HELD'))
            """;

    private final PooledDatabase database;

    JdbcPurgeWork(PooledDatabase database) {
        this.database = database;
    }

    @Override
    public int requests(Instant before, int limit) {
        return purge("rk_request", "request_id", "made_at", before, limit);
    }

    @Override
    public int sessions(Instant before, int limit) {
        return purge("rk_session", "id", "ends_at", before, limit);
    }

    @Override
    public int challenges(Instant before, int limit) {
        return purge("rk_challenge", "id", "expires_at", before, limit);
    }

    @Override
    public int messages(Instant before, int limit) {
        String sql = database.dialect() == Dialect.MARIADB
                ? Query.fill(MESSAGES_MARIADB, Query.fill(OVER, "rk_message"))
                : Query.fill(MESSAGES, Query.fill(OVER, "m"));
        return database.update(Query.of(sql).with("before", before).with("limit", limit));
    }

    private int purge(String table, String id, String over, Instant before, int limit) {
        String sql = database.dialect() == Dialect.MARIADB ? PURGE_MARIADB : PURGE;
        return database.update(Query.of(Query.fill(sql, table, id, over))
                .with("before", before)
                .with("limit", limit));
    }
}
