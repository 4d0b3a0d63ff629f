package io.rosterkit.jdbc;

import io.rosterkit.jdbc.row.Viewing;
import io.rosterkit.jdbc.sql.Database;
import io.rosterkit.jdbc.sql.Dialect;
import io.rosterkit.jdbc.sql.Facts;
import io.rosterkit.jdbc.sql.Keyset;
import io.rosterkit.jdbc.sql.Query;
import io.rosterkit.jdbc.sql.Row;
import io.rosterkit.jdbc.sql.Table;
import io.rosterkit.jdbc.sql.Write;
import io.rosterkit.model.EntryId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.access.Seen;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.audit.Agent;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.Deed;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.spi.audit.JournalStore;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

final class JdbcJournalStore implements JournalStore {

    private static final Table JOURNAL = new Table(
            "rk_journal",
            List.of("organization", "id"),
            List.of(
                    "written_at",
                    "agent_kind",
                    "agent_id",
                    "agent_ground",
                    "agent_source",
                    "act",
                    "refused_because",
                    "facts",
                    "subject_kind",
                    "subject",
                    "version",
                    "seal"));

    private static final String SLICE = """
            left join (
                select x.* from rk_journal x
                where x.organization = :organization%s
                %s
                limit :limit
            ) j on j.organization = o.organization
            """;

    private static final String ABOUT = Query.fill("""
            select %s from rk_journal j
            where j.organization = :organization and j.subject = :subject
            order by j.version, j.written_at, j.id
            """, JOURNAL.select("j"));

    private final Database database;

    JdbcJournalStore(Database database) {
        this.database = database;
    }

    static Write insert(Dialect dialect, JournalEntry row) {
        return JOURNAL.insert(
                dialect,
                List.of(row.organization(), row.id()),
                List.of(
                        row.at(),
                        row.agent().kind(),
                        row.agent().id(),
                        row.agent().ground(),
                        row.agent().source(),
                        row.deed().act(),
                        row.deed().refusedBecause(),
                        Facts.write(row.deed().facts()),
                        row.subject().kind(),
                        row.subject().id(),
                        row.subject().version(),
                        row.seal()));
    }

    @Override
    public Seen<List<JournalEntry>> page(Viewer viewer, JournalQuery query) {
        Keyset keyset = Keyset.byTime("written_at", query.order() == JournalQuery.Order.NEWEST_FIRST);
        Map<String, Object> filter = new LinkedHashMap<>();
        String conditions =
                conditions(query.filter(), filter) + keyset.condition(database.dialect(), "x", query.slice());
        String sql =
                Viewing.sql(JOURNAL.select("j"), Query.fill(SLICE, conditions, keyset.order("x")), keyset.order("j"));
        return new Viewing<>("j_id", JdbcJournalStore::entry)
                .list(database, keyset.bound(Viewing.query(sql, viewer).withAll(filter), query.slice()));
    }

    @Override
    public List<JournalEntry> about(OrganizationId organization, UUID subject) {
        return database.read(
                Query.of(ABOUT).with("organization", organization).with("subject", subject), JdbcJournalStore::entry);
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
            conditions.append(" and x.written_at >= :from");
            values.put("from", from);
        });
        filter.until().ifPresent(until -> {
            conditions.append(" and x.written_at < :until");
            values.put("until", until);
        });
        return conditions.toString();
    }

    private static JournalEntry entry(Row columns) throws SQLException {
        Row row = columns.under("j");
        return new JournalEntry(
                new EntryId(row.uuid("id")),
                new OrganizationId(row.uuid("organization")),
                row.instant("written_at"),
                new Agent(
                        row.constant(Agent.Kind.class, "agent_kind"),
                        row.text("agent_id"),
                        row.text("agent_ground"),
                        row.text("agent_source")),
                new Deed(row.text("act"), row.text("refused_because"), Facts.read(row.text("facts"))),
                new Subject(
                        row.constant(Subject.Kind.class, "subject_kind"), row.uuid("subject"), row.number("version")),
                row.bytes("seal"));
    }
}
