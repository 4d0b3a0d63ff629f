package io.rosterkit.jdbc;

import io.rosterkit.jdbc.row.Among;
import io.rosterkit.jdbc.row.Keyset;
import io.rosterkit.jdbc.row.Viewing;
import io.rosterkit.jdbc.sql.Database;
import io.rosterkit.jdbc.sql.Query;
import io.rosterkit.jdbc.sql.Reading;
import io.rosterkit.jdbc.sql.TableSql;
import io.rosterkit.model.DataSalt;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.audit.stored.DataSalts;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.spi.audit.JournalStore;
import io.rosterkit.spi.audit.JournalTable;
import io.rosterkit.spi.organization.OrganizationTable;
import io.rosterkit.spi.user.UserTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

final class JdbcJournalStore implements JournalStore {

    private static final TableSql<JournalEntry> JOURNAL = TableSql.of(JournalTable.JOURNAL);

    private static final String SLICE = """
            left join (
                select x.* from rk_journal x
                where x.organization = :organization%s
                %s
                limit :limit
            ) j on j.organization = o.organization
            """;

    /** The greatest time that an id has room for. */
    private static final long LAST_MILLIS = (1L << 48) - 1;

    private static final String ABOUT = Query.fill("""
            select %s from rk_journal j
            where j.organization = :organization and j.subject = :subject
            order by j.version, j.id
            """, JOURNAL.select("j"));

    /**
     * By how much the time in an id may differ from that of its entry, which is told first: by the length of a call,
     * and by a clock that was set back meanwhile.
     */
    private static final Duration SLACK = Duration.ofHours(1);

    private static final String SALTS = """
            select o.organization as o_organization, o.data_salt as o_data_salt,
                u.organization as u_organization, u.id as u_id, u.data_salt as u_data_salt
            from rk_organization o
            left join rk_user u on u.organization = o.organization and %s
            where o.organization = :organization
            """;

    private static final Among NOBODY = new Among("1 = 0", Map.of());

    private final Database database;

    JdbcJournalStore(Database database) {
        this.database = database;
    }

    @Override
    public WithAccess<List<JournalEntry>> page(Viewer viewer, JournalQuery query) {
        Keyset keyset = Keyset.byId(query.order() == JournalQuery.Order.NEWEST_FIRST);
        Map<String, Object> filter = new LinkedHashMap<>();
        String conditions =
                conditions(query.filter(), filter) + keyset.condition(database.dialect(), "x", query.slice());
        String sql =
                Viewing.sql(JOURNAL.select("j"), Query.fill(SLICE, conditions, keyset.order("x")), keyset.order("j"));
        return new Viewing<>("j_id", row -> JOURNAL.read(row, "j"))
                .list(database, keyset.bound(Viewing.query(sql, viewer).withAll(filter), query.slice()));
    }

    @Override
    public List<JournalEntry> about(OrganizationId organization, UUID subject) {
        return database.read(
                Query.of(ABOUT).with("organization", organization).with("subject", subject),
                row -> JOURNAL.read(row, "j"));
    }

    @Override
    public DataSalts salts(OrganizationId organization, Set<UserId> people) {
        List<Optional<DataSalt>> own = new ArrayList<>();
        Map<UserId, Optional<DataSalt>> theirs = new HashMap<>();
        List<Among> parts = people.isEmpty()
                ? List.of(NOBODY)
                : Among.ids(
                        database.dialect(),
                        "u.id",
                        people.stream().map(UserId::uuid).toList());
        database.read(parts.stream()
                .map(part -> Query.of(Query.fill(SALTS, part.condition()))
                        .withAll(part.values())
                        .with("organization", organization))
                .map(query -> new Reading(query, row -> {
                    own.add(row.map(
                            "o", cells -> OrganizationTable.ORGANIZATIONS.part(cells, OrganizationTable::salt)));
                    if (row.has("u_id")) {
                        theirs.put(
                                new UserId(row.uuid("u_id")),
                                row.map("u", cells -> UserTable.USERS.part(cells, UserTable::salt)));
                    }
                }))
                .toList());
        return new DataSalts(own.stream().flatMap(Optional::stream).findFirst(), theirs);
    }

    /** The least id of version 7 of that time, so that a filter by time reads a part of the key. */
    private static UUID firstId(Instant at) {
        long millis = Math.max(0, Math.min(at.toEpochMilli(), LAST_MILLIS));
        return new UUID(millis << Short.SIZE, 0);
    }

    private static String conditions(JournalQuery.Filter filter, Map<String, Object> values) {
        StringBuilder conditions = new StringBuilder();
        filter.subject().ifPresent(subject -> {
            conditions.append(" and x.subject = :subject");
            values.put("subject", subject);
        });
        filter.agent().ifPresent(agent -> {
            conditions.append(" and x.agent_id = :agent");
            values.put("agent", agent);
        });
        filter.act().ifPresent(act -> {
            conditions.append(" and x.act = :act");
            values.put("act", act);
        });
        filter.from().ifPresent(from -> {
            conditions.append(" and x.written_at >= :from and x.id >= :fromId");
            values.put("from", from);
            values.put("fromId", firstId(from.minus(SLACK)));
        });
        filter.until().ifPresent(until -> {
            conditions.append(" and x.written_at < :until and x.id < :untilId");
            values.put("until", until);
            values.put("untilId", firstId(until.plus(SLACK)));
        });
        return conditions.toString();
    }
}
