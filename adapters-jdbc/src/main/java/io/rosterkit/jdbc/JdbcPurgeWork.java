package io.rosterkit.jdbc;

import io.rosterkit.jdbc.sql.Dialect;
import io.rosterkit.jdbc.sql.PooledDatabase;
import io.rosterkit.jdbc.sql.Query;
import io.rosterkit.jdbc.sql.TableSql;
import io.rosterkit.spi.lifecycle.AnnouncementTable;
import io.rosterkit.spi.notice.OutboxTable;
import io.rosterkit.spi.signin.SessionTable;
import io.rosterkit.spi.storage.PurgeWork;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.RequestTable;
import io.rosterkit.spi.table.Table;
import io.rosterkit.spi.verification.ChallengeTable;
import java.time.Instant;
import java.util.stream.Collectors;

final class JdbcPurgeWork implements PurgeWork {

    /** The arguments: the table, its primary key, the column that says when a row is over, and which rows may go. */
    private static final String PURGE = """
            delete from %1$s where (%2$s) in (
                select %2$s from %1$s
                where %3$s < :before%4$s order by %3$s limit :limit)
            """;

    private static final String PURGE_MARIADB = """
            delete from %1$s where %3$s < :before%4$s order by %3$s limit :limit
            """;

    /** But for what an open invitation still shows. */
    private static final String SENT = """
             and rk_message.state in ('SENT', 'DROPPED') and not exists (
                select 1 from rk_invitation i
                where i.organization = rk_message.organization and i.id = rk_message.subject
                    and i.last_message = rk_message.id and i.state in ('OPEN', 'HELD'))
            """;

    private final PooledDatabase database;

    JdbcPurgeWork(PooledDatabase database) {
        this.database = database;
    }

    @Override
    public int requests(Instant before, int limit) {
        return purge(RequestTable.REQUESTS, "", before, limit);
    }

    @Override
    public int sessions(Instant before, int limit) {
        return purge(SessionTable.SESSIONS, "", before, limit);
    }

    @Override
    public int challenges(Instant before, int limit) {
        return purge(ChallengeTable.CHALLENGES, "", before, limit);
    }

    @Override
    public int messages(Instant before, int limit) {
        return purge(OutboxTable.OUTBOX, SENT, before, limit);
    }

    @Override
    public int announcements(Instant before, int limit) {
        return purge(AnnouncementTable.ANNOUNCEMENTS, "", before, limit);
    }

    private <R> int purge(Table<R> table, String mayGo, Instant before, int limit) {
        String key =
                table.shape().primaryKey().columns().stream().map(Column::name).collect(Collectors.joining(", "));
        String sql = Query.fill(
                database.dialect() == Dialect.MARIADB ? PURGE_MARIADB : PURGE,
                TableSql.name(table),
                key,
                table.shape().over().orElseThrow().name(),
                mayGo);
        return database.update(Query.of(sql).with("before", before).with("limit", limit));
    }
}
