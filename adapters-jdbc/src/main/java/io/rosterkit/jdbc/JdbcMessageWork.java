package io.rosterkit.jdbc;

import io.rosterkit.jdbc.row.DueMessages;
import io.rosterkit.jdbc.row.Undamaged;
import io.rosterkit.jdbc.sql.Dialect;
import io.rosterkit.jdbc.sql.PooledDatabase;
import io.rosterkit.jdbc.sql.Query;
import io.rosterkit.jdbc.sql.Row;
import io.rosterkit.jdbc.sql.TableSql;
import io.rosterkit.jdbc.sql.Write;
import io.rosterkit.model.MessageId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.notice.Backlog;
import io.rosterkit.model.notice.ClaimRequest;
import io.rosterkit.model.notice.Delivery;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.MessageState;
import io.rosterkit.model.notice.Settlement;
import io.rosterkit.model.notice.stored.Claimed;
import io.rosterkit.model.notice.stored.DeadLetter;
import io.rosterkit.model.notice.stored.OutboxMessage;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.notice.OutboxTable;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

final class JdbcMessageWork implements MessageWork {

    static final TableSql<OutboxMessage> OUTBOX = TableSql.of(OutboxTable.OUTBOX);

    /** What {@link #delivery} reads, from a table called {@code m}. */
    static final String DELIVERY =
            "m.id as d_id, m.organization as d_organization, m.state as d_state, m.attempts as d_attempts,"
                    + " m.changed_at as d_changed_at, m.failure as d_failure";

    /**
     * Only where a statement can change rows and show them. The arguments: the rows due, the end of the lease, the
     * columns.
     */
    private static final String CLAIM_AT_ONCE = """
            with ready as (%s)
            update rk_message m set fence = m.fence + 1, claims = m.claims + 1, lease_until = %s
            from ready where m.organization = ready.organization and m.id = ready.id
            returning %s
            """;

    private static final String CLAIM_ONE = """
            update rk_message set fence = fence + 1, claims = claims + 1, lease_until = %s
            where organization = ? and id = ?
            """;

    private static final String SETTLE = """
            update rk_message set state = :state, due = coalesce(:due, due), changed_at = coalesce(:at, changed_at),
                failure = coalesce(:failure, failure), attempts = attempts + :tried, claims = 0, lease_until = null
            where organization = :organization and id = :id and fence = :fence and state = 'QUEUED'
                and lease_until is not null
            """;

    private static final String RELEASE = """
            update rk_message set claims = claims - 1, lease_until = null
            where organization = ? and id = ? and fence = ? and state = 'QUEUED' and lease_until is not null
            """;

    private static final String FAILED = """
            select %s from rk_message m
            where m.state = 'FAILED'%s
            order by m.id, m.organization
            limit :limit
            """;

    private static final String REQUEUE = """
            update rk_message set state = 'QUEUED', due = :due, changed_at = :due, lease_until = null, attempts = 0,
                claims = 0, fence = fence + 1
            where organization = :organization and id = :id and state = 'FAILED'
            """;

    private static final String BACKLOG = """
            select (select count(*) from rk_message where state = 'QUEUED') as queued,
                (select min(due) from rk_message where state = 'QUEUED') as oldest_due,
                (select count(*) from rk_message where state = 'FAILED') as failed
            """;

    private static final Comparator<Claimed> BY_URGENCY = Comparator.<Claimed, Lane>comparing(
                    claimed -> claimed.message().lane())
            .thenComparing(claimed -> claimed.message().due())
            .thenComparing(claimed -> claimed.message().id().toString());

    private final PooledDatabase database;

    JdbcMessageWork(PooledDatabase database) {
        this.database = database;
    }

    @Override
    public List<Claimed> claim(ClaimRequest request) {
        Query due = DueMessages.query(database.dialect(), request);
        long microseconds = TimeUnit.MICROSECONDS.convert(request.lease());
        return database.dialect() == Dialect.POSTGRESQL
                ? claimAtOnce(due.with("lease", microseconds))
                : claimOneByOne(due, microseconds);
    }

    private List<Claimed> claimAtOnce(Query due) {
        Dialect dialect = database.dialect();
        String sql = Query.fill(CLAIM_AT_ONCE, due.sql(), dialect.later(":lease"), OUTBOX.select("m"));
        Undamaged<Claimed> claimed = new Undamaged<>();
        database.read(new Query(sql, due.values()), row -> claimed.add(() -> claimed(row)));
        return claimed.all().stream().sorted(BY_URGENCY).toList();
    }

    /** A damaged row is claimed too: else it would stay the first that is due, and keep the others waiting. */
    private List<Claimed> claimOneByOne(Query due, long lease) {
        String sql = Query.fill(CLAIM_ONE, database.dialect().later("?"));
        return database.transaction(transaction -> {
                    Undamaged<Claimed> claimed = new Undamaged<>();
                    List<Write> leases = new ArrayList<>();
                    transaction.read(due, row -> {
                        List<Object> values = List.of(lease, row.uuid("m_organization"), row.uuid("m_id"));
                        leases.add(new Write(sql, values, true));
                        return claimed.add(() -> claimedNext(row));
                    });
                    transaction.write(leases);
                    return claimed;
                })
                .all();
    }

    @Override
    public boolean settle(Claimed claimed, Settlement settlement) {
        Query query = Query.of(SETTLE)
                .with("organization", claimed.message().organization())
                .with("id", claimed.message().id())
                .with("fence", claimed.fence());
        return database.update(outcome(query, settlement)) == 1;
    }

    @Override
    public int release(List<Claimed> claimed) {
        if (claimed.isEmpty()) {
            return 0;
        }
        return database.change(claimed.stream()
                .map(one -> new Write(
                        RELEASE,
                        List.of(one.message().organization(), one.message().id(), one.fence()),
                        true))
                .toList());
    }

    @Override
    public List<DeadLetter> failed(Optional<MessageId> after, int limit) {
        String sql = Query.fill(FAILED, OUTBOX.select("m"), after.isPresent() ? " and m.id > :after" : "");
        return database.read(Query.of(sql).with("after", after).with("limit", limit), JdbcMessageWork::deadLetter);
    }

    @Override
    public boolean requeue(OrganizationId organization, MessageId id, Instant due) {
        return database.update(Query.of(REQUEUE)
                        .with("organization", organization)
                        .with("id", id)
                        .with("due", due))
                == 1;
    }

    @Override
    public Backlog backlog() {
        return database.read(
                        Query.of(BACKLOG),
                        row -> new Backlog(
                                row.number("queued"), row.optionalInstant("oldest_due"), row.number("failed")))
                .get(0);
    }

    /** Reads {@link #DELIVERY}. */
    static Delivery delivery(Row row) throws SQLException {
        return row.map("d", cells -> OutboxTable.OUTBOX.part(cells, OutboxTable::delivery));
    }

    private static DeadLetter deadLetter(Row row) throws SQLException {
        OutboxMessage found = OUTBOX.read(row, "m");
        return new DeadLetter(found.message(), found.delivery());
    }

    /** The message of a row that was read after the claim. */
    private static Claimed claimed(Row row) throws SQLException {
        OutboxMessage found = OUTBOX.read(row, "m");
        return new Claimed(found.message(), found.delivery().attempts() + 1, found.claims(), found.fence());
    }

    /** The message of a row that was read before the claim, which then raises the number of claims and the fence. */
    private static Claimed claimedNext(Row row) throws SQLException {
        Claimed before = claimed(row);
        return new Claimed(before.message(), before.attempt(), before.claims() + 1, before.fence() + 1);
    }

    private static Query outcome(Query query, Settlement settlement) {
        if (settlement instanceof Settlement.Sent sent) {
            return outcome(query, MessageState.SENT, sent.at()).with("tried", 1);
        }
        if (settlement instanceof Settlement.Later later) {
            return outcome(query, MessageState.QUEUED, later.due())
                    .with("due", later.due())
                    .with("failure", later.failure())
                    .with("tried", 1);
        }
        if (settlement instanceof Settlement.Failed failed) {
            return outcome(query, MessageState.FAILED, failed.at())
                    .with("failure", failed.failure())
                    .with("tried", 1);
        }
        if (settlement instanceof Settlement.SetAside aside) {
            return outcome(query, MessageState.FAILED, aside.at()).with("failure", aside.failure());
        }
        if (settlement instanceof Settlement.Uncharged uncharged) {
            return outcome(query, MessageState.QUEUED, Optional.empty()).with("failure", uncharged.failure());
        }
        return outcome(query, MessageState.DROPPED, ((Settlement.Dropped) settlement).at());
    }

    private static Query outcome(Query query, MessageState state, Object at) {
        return query.with("state", state)
                .with("at", at)
                .with("due", Optional.empty())
                .with("failure", Optional.empty())
                .with("tried", 0);
    }
}
