package io.rosterkit.jdbc;

import io.rosterkit.jdbc.row.Keyset;
import io.rosterkit.jdbc.row.UserConditions;
import io.rosterkit.jdbc.row.Viewing;
import io.rosterkit.jdbc.sql.Database;
import io.rosterkit.jdbc.sql.Query;
import io.rosterkit.jdbc.sql.Row;
import io.rosterkit.jdbc.sql.TableSql;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.organization.PracticeQuery;
import io.rosterkit.model.organization.stored.Governance;
import io.rosterkit.model.organization.stored.GovernedOrganization;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.productmodule.stored.OfferedModule;
import io.rosterkit.model.productmodule.stored.PracticeModule;
import io.rosterkit.spi.organization.GovernanceTable;
import io.rosterkit.spi.organization.OrganizationStore;
import io.rosterkit.spi.organization.OrganizationTable;
import io.rosterkit.spi.organization.PracticeTable;
import io.rosterkit.spi.productmodule.PracticeModuleTable;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

final class JdbcOrganizationStore implements OrganizationStore {

    static final TableSql<Organization> ORGANIZATION = TableSql.of(OrganizationTable.ORGANIZATIONS);

    static final TableSql<Practice> PRACTICE = TableSql.of(PracticeTable.PRACTICES);

    static final Keyset EARLIEST_FIRST = Keyset.byId(false);

    private static final String FIND =
            "select " + ORGANIZATION.select("o") + " from rk_organization o where o.organization = :organization";

    private static final TableSql<Governance> GOVERNANCE = TableSql.of(GovernanceTable.GOVERNANCE);

    private static final String GOVERNED = Query.fill("""
            select %s, %s from rk_organization o
            left join rk_governance g on g.organization = o.organization
            where o.organization = :organization
            """, ORGANIZATION.select("o"), GOVERNANCE.select("g"));

    private static final String ALL = Query.fill("""
            select %s from rk_practice p where p.organization = :organization
            order by p.id
            """, PRACTICE.select("p"));

    private static final String ONE = Viewing.sql(
            PRACTICE.select("p"),
            "left join rk_practice p on p.organization = o.organization and p.id = :practice",
            "");

    /** All of them with the viewer's access state. */
    static final String ALL_WITH_ACCESS = Viewing.sql(
            PRACTICE.select("p"),
            "left join rk_practice p on p.organization = o.organization",
            EARLIEST_FIRST.order("p"));

    private static final String SLICE = """
            left join (
                select x.* from rk_practice x
                where x.organization = :organization%s%s
                %s
                limit :limit
            ) p on p.organization = o.organization
            """;

    private static final TableSql<PracticeModule> MODULE = TableSql.of(PracticeModuleTable.PRACTICE_MODULES);

    private static final String OFFERED = Query.fill("""
            select %s, p.starts as starts, p.ends as ends
            from rk_user_practice p
            join rk_practice_module s on s.organization = p.organization and s.practice = p.practice
            where p.organization = :organization and p.user_id = :user
            """, MODULE.select("s"));

    private static final String LETTERS_OF_NAMES = """
            select x.name_letters as letters from rk_user x
            where x.organization = :organization and x.name_letters is not null
            """;

    private final Database database;

    JdbcOrganizationStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Organization> find(OrganizationId id) {
        return database.read(Query.of(FIND).with("organization", id), JdbcOrganizationStore::organization).stream()
                .findFirst();
    }

    @Override
    public Optional<GovernedOrganization> governed(OrganizationId id) {
        return database
                .read(
                        Query.of(GOVERNED).with("organization", id),
                        row -> new GovernedOrganization(
                                organization(row),
                                row.optional("g_organization", columns -> GOVERNANCE.read(columns, "g"))
                                        .orElseGet(() -> Governance.none(id))))
                .stream()
                .findFirst();
    }

    @Override
    public WithAccess<Optional<Practice>> practice(Viewer viewer, PracticeId id) {
        return practices().one(database, Viewing.query(ONE, viewer).with("practice", id));
    }

    @Override
    public WithAccess<List<Practice>> practices(Viewer viewer, PracticeQuery query) {
        String joins = Query.fill(
                SLICE,
                UserConditions.constants(" and x.status in ", query.statuses()),
                EARLIEST_FIRST.condition(database.dialect(), "x", query.slice()),
                EARLIEST_FIRST.order("x"));
        String sql = Viewing.sql(PRACTICE.select("p"), joins, EARLIEST_FIRST.order("p"));
        return practices().list(database, EARLIEST_FIRST.bound(Viewing.query(sql, viewer), query.slice()));
    }

    @Override
    public List<Practice> practices(OrganizationId organization) {
        return database.read(Query.of(ALL).with("organization", organization), JdbcOrganizationStore::practice);
    }

    @Override
    public List<OfferedModule> offered(OrganizationId organization, UserId user) {
        return database.read(
                Query.of(OFFERED).with("organization", organization).with("user", user), row -> {
                    PracticeModule on = MODULE.read(row, "s");
                    Validity validity = new Validity(row.optionalInstant("starts"), row.optionalInstant("ends"));
                    return new OfferedModule(on.module(), on.practice(), validity);
                });
    }

    @Override
    public boolean isInName(OrganizationId organization, String letters) {
        // Compared here and not by the database: the text is a code word, and drivers and servers log parameters.
        return database.read(
                        Query.of(LETTERS_OF_NAMES).with("organization", organization),
                        row -> row.text("letters").contains(letters))
                .contains(true);
    }

    /** Reads the practices of a statement such as {@link #ALL_WITH_ACCESS}. */
    static Viewing<Practice> practices() {
        return new Viewing<>("p_id", JdbcOrganizationStore::practice);
    }

    static Organization organization(Row row) throws SQLException {
        return ORGANIZATION.read(row, "o");
    }

    static Practice practice(Row row) throws SQLException {
        return PRACTICE.read(row, "p");
    }
}
