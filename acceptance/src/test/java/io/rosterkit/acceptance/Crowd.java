package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.OFFICE_ADMINISTRATOR;
import static io.rosterkit.profile.StandardProfile.STAFF;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.spi.Ports;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Table;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Fills an organization with people, on PostgreSQL: the library makes one of each kind, and the database copies all
 * their rows with other ids and addresses. What was added since a moment can be taken away again.
 */
final class Crowd {

    /** An id of version 7, of that millisecond. */
    private static final String FUNCTION = """
            create or replace function crowd_id(at bigint, number bigint) returns uuid language sql immutable as $$
                select (lpad(to_hex(at), 12, '0') || '7' || lpad(to_hex(number & 4095), 3, '0') || '8'
                    || lpad(to_hex(number), 15, '0'))::uuid
            $$
            """;

    /** The id of the person with number {@code n}, which grows with it. */
    private static final String PERSON = "crowd_id(1700000000000 + n, n)";

    /** The id of a further row of that person. */
    private static final String FURTHER =
            "crowd_id(1700000000000 + n, ('x' || substr(md5(t.id::text || n), 1, 12))::bit(48)::bigint)";

    private static final String ADDRESS =
            "'address', 'p' || n || '@crowd.example'," + " 'address_key', 'p' || n || '@crowd.example'";
    private static final String OPEN_KEY = ", 'open_key', '\\x' || md5(t.organization::text || n),"
            + " 'external_id', 'x' || n, 'external_key', '\\x' || md5('x' || t.organization::text || n),"
            + " 'search_text', ' p' || n || '@crowd.example x' || n || ' p' || left(n::text, 1) || ' cr ex x' || left(n::text, 1),"
            + " 'sort_key', 'p' || n";

    private static final List<Part> OF_A_USER = List.of(
            new Part("rk_user", "id", "'id', " + PERSON + ", " + ADDRESS + OPEN_KEY),
            new Part("rk_user_role", "user_id", "'user_id', " + PERSON),
            new Part("rk_user_practice", "user_id", "'user_id', " + PERSON),
            new Part("rk_credential", "user_id", "'user_id', " + PERSON),
            new Part("rk_counter", "subject", "'subject', " + PERSON),
            new Part("rk_session", "user_id", "'user_id', " + PERSON + ", 'id', " + FURTHER),
            new Part("rk_journal", "subject", "'subject', " + PERSON + ", 'id', " + FURTHER));

    private static final List<Part> OF_AN_INVITATION = List.of(
            new Part(
                    "rk_user",
                    "invitation",
                    "'id', " + PERSON + ", 'invitation', " + PERSON + ", " + ADDRESS + OPEN_KEY),
            new Part("rk_message", "subject", "'subject', " + PERSON + ", 'id', " + PERSON + ", " + ADDRESS),
            new Part("rk_journal", "subject", "'subject', " + PERSON + ", 'id', " + FURTHER),
            new Part(
                    "rk_invitation",
                    "id",
                    "'id', " + PERSON + ", 'user_id', " + PERSON + ", 'last_message', " + PERSON + ", " + ADDRESS));

    private final DataSource source;
    private final Kit kit;
    private final MovableClock clock;
    private final OrganizationId untouched;

    Crowd(DataSource source, Kit kit, MovableClock clock) {
        this.source = source;
        this.kit = kit;
        this.clock = clock;
        this.untouched = kit.offices().open().organization();
        execute(FUNCTION);
    }

    /** All rows of a person in one table, by the column with the id, and what the copy has in other columns. */
    private record Part(String table, String key, String values) {}

    /** Adds people: of a hundred, 94 are active, two inactive, one is locked, one an administrator, two are invited. */
    void add(Office office, int people) {
        Instant since = clock.instant();
        People users = People.of(office);
        UserId administrator =
                office.join("administrator", OFFICE_ADMINISTRATOR).user();
        UUID invited = office.desk()
                .invitations()
                .invite("template@weiss.example", STAFF)
                .orThrow()
                .invitation()
                .uuid();
        kit.mail().all();
        UUID organization = office.organization().uuid();
        copy(OF_A_USER, organization, users.active().uuid(), new Range(0, 93, people));
        copy(OF_A_USER, organization, users.inactive().uuid(), new Range(94, 95, people));
        copy(OF_A_USER, organization, users.locked().uuid(), new Range(96, 96, people));
        copy(OF_A_USER, organization, administrator.uuid(), new Range(97, 97, people));
        copy(OF_AN_INVITATION, organization, invited, new Range(98, 99, people));
        forget(office.organization(), since);
    }

    /** Of each hundred of so many people those with these numbers. */
    private record Range(int from, int until, int people) {}

    private void copy(List<Part> parts, UUID organization, UUID template, Range range) {
        for (Part part : parts) {
            String rows = "jsonb_populate_record(t, jsonb_build_object(" + part.values() + "))";
            execute("insert into " + part.table() + " select (" + rows + ").* from " + part.table()
                    + " t cross join generate_series(0, " + (range.people() - 1) + ") n"
                    + " where t.organization = '" + organization + "' and t." + part.key() + " = '" + template
                    + "' and n % 100 between " + range.from() + " and " + range.until());
        }
    }

    /** So many further organizations, each with a copy of all rows of that one. */
    void multiply(OrganizationId organization, int times) {
        execute("create table crowd_organization as select gen_random_uuid() as id from generate_series(1, " + times
                + ")");
        for (Table<?> table : Ports.TABLES) {
            List<String> columns =
                    table.shape().columns().stream().map(Column::name).toList();
            String copied = columns.stream()
                    .map(column -> column.equals("organization") ? "c.id" : "t." + column)
                    .collect(Collectors.joining(", "));
            execute("insert into rk_" + table.name() + " (" + String.join(", ", columns) + ") select " + copied
                    + " from rk_" + table.name() + " t cross join crowd_organization c where t.organization = '"
                    + organization + "'");
        }
    }

    /** Takes away what the library added to that organization since then, and opens it again if it was closed. */
    void forget(OrganizationId organization, Instant since) {
        String first = new UUID(since.toEpochMilli() << 16, 0).toString();
        for (Table<?> table : Ports.TABLES) {
            table.shape().primaryKey().columns().stream()
                    .map(Column::name)
                    .filter(Set.of("id", "user_id", "subject")::contains)
                    .forEach(column -> execute("delete from rk_" + table.name() + " where organization = '"
                            + organization + "' and " + column + " >= '" + first + "'"));
        }
        execute("update rk_organization set state = 'OPEN', overrides ="
                + " (select overrides from rk_organization where organization = '" + untouched
                + "') where organization = '" + organization + "'");
        execute("delete from rk_request");
    }

    /** Carries out a statement. */
    void execute(String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException("failed: " + sql, failure);
        }
    }
}
