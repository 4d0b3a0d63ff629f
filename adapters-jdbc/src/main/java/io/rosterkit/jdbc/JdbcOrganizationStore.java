package io.rosterkit.jdbc;

import io.rosterkit.jdbc.row.Viewing;
import io.rosterkit.jdbc.row.Writers;
import io.rosterkit.jdbc.sql.Database;
import io.rosterkit.jdbc.sql.Keyset;
import io.rosterkit.jdbc.sql.Query;
import io.rosterkit.jdbc.sql.Row;
import io.rosterkit.jdbc.sql.Table;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.Revision;
import io.rosterkit.model.access.Seen;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.model.organization.OrganizationState;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.organization.ZoneName;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.model.organization.stored.OrganizationChange;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.organization.stored.SealedWord;
import io.rosterkit.spi.organization.OrganizationStore;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

final class JdbcOrganizationStore implements OrganizationStore {

    static final Table ORGANIZATION = new Table(
            "rk_organization",
            List.of("organization"),
            List.of("name", "state", "language", "zone", "profile", "opened_at", "version", "seal"));

    static final Table PRACTICE = new Table(
            "rk_practice",
            List.of("organization", "id"),
            List.of("name", "code_word_key", "code_word", "opened_at", "version", "seal"));

    static final Keyset EARLIEST_FIRST = Keyset.byTime("opened_at", false);

    private static final String FIND =
            "select " + ORGANIZATION.select("o") + " from rk_organization o where o.organization = :organization";

    private static final String ALL = Query.fill("""
            select %s from rk_practice p where p.organization = :organization
            order by p.opened_at, p.id
            """, PRACTICE.select("p"));

    private static final String ONE = Viewing.sql(
            PRACTICE.select("p"),
            "left join rk_practice p on p.organization = o.organization and p.id = :practice",
            "");

    /** All of them with the viewer's standing. */
    static final String SEEN = Viewing.sql(
            PRACTICE.select("p"),
            "left join rk_practice p on p.organization = o.organization",
            EARLIEST_FIRST.order("p"));

    private static final String SLICE = """
            left join (
                select x.* from rk_practice x
                where x.organization = :organization%s
                %s
                limit :limit
            ) p on p.organization = o.organization
            """;

    private final Database database;

    JdbcOrganizationStore(Database database, Writers writers) {
        this.database = database;
        writers.put(OrganizationChange.Opened.class, change -> {
                    Organization row = change.row();
                    return ORGANIZATION.insert(database.dialect(), List.of(row.id()), values(row));
                })
                .put(OrganizationChange.Changed.class, change -> {
                    Organization row = change.row();
                    return ORGANIZATION.update(
                            List.of(row.id()), values(row), row.revision().version());
                })
                .put(OrganizationChange.PracticeOpened.class, change -> {
                    Practice row = change.row();
                    return PRACTICE.insert(database.dialect(), List.of(row.organization(), row.id()), values(row));
                })
                .put(OrganizationChange.PracticeChanged.class, change -> {
                    Practice row = change.row();
                    return PRACTICE.update(
                            List.of(row.organization(), row.id()),
                            values(row),
                            row.revision().version());
                });
    }

    @Override
    public Optional<Organization> find(OrganizationId id) {
        return database.read(Query.of(FIND).with("organization", id), JdbcOrganizationStore::organization).stream()
                .findFirst();
    }

    @Override
    public Seen<Optional<Practice>> practice(Viewer viewer, PracticeId id) {
        return practices().one(database, Viewing.query(ONE, viewer).with("practice", id));
    }

    @Override
    public Seen<List<Practice>> practices(Viewer viewer, Slice slice) {
        String joins =
                Query.fill(SLICE, EARLIEST_FIRST.condition(database.dialect(), "x", slice), EARLIEST_FIRST.order("x"));
        String sql = Viewing.sql(PRACTICE.select("p"), joins, EARLIEST_FIRST.order("p"));
        return practices().list(database, EARLIEST_FIRST.bound(Viewing.query(sql, viewer), slice));
    }

    @Override
    public List<Practice> practices(OrganizationId organization) {
        return database.read(Query.of(ALL).with("organization", organization), JdbcOrganizationStore::practice);
    }

    /** Reads the practices of a statement such as {@link #SEEN}. */
    static Viewing<Practice> practices() {
        return new Viewing<>("p_id", JdbcOrganizationStore::practice);
    }

    static Organization organization(Row columns) throws SQLException {
        Row row = columns.under("o");
        return new Organization(
                new OrganizationId(row.uuid("organization")),
                new DisplayName(row.text("name")),
                row.constant(OrganizationState.class, "state"),
                new Organization.Settings(
                        Locale.forLanguageTag(row.text("language")),
                        new ZoneName(row.text("zone")),
                        new ProfileName(row.text("profile"))),
                row.instant("opened_at"),
                new Revision(row.number("version"), row.bytes("seal")));
    }

    static Practice practice(Row columns) throws SQLException {
        Row row = columns.under("p");
        return new Practice(
                new OrganizationId(row.uuid("organization")),
                new PracticeId(row.uuid("id")),
                new DisplayName(row.text("name")),
                new SealedWord(row.count("code_word_key"), row.bytes("code_word")),
                row.instant("opened_at"),
                new Revision(row.number("version"), row.bytes("seal")));
    }

    private static List<Object> values(Organization row) {
        return List.of(
                row.name().text(),
                row.state(),
                row.language().toLanguageTag(),
                row.zone().id(),
                row.profile().code(),
                row.openedAt(),
                row.revision().version(),
                row.revision().seal());
    }

    private static List<Object> values(Practice row) {
        return List.of(
                row.name().text(),
                row.codeWord().keyId(),
                row.codeWord().sealed(),
                row.openedAt(),
                row.revision().version(),
                row.revision().seal());
    }
}
