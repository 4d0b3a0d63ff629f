package io.rosterkit.jdbc.row;

import io.rosterkit.jdbc.sql.Database;
import io.rosterkit.jdbc.sql.Query;
import io.rosterkit.jdbc.sql.Reading;
import io.rosterkit.jdbc.sql.TableSql;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.RequestId;
import io.rosterkit.spi.storage.Request;
import io.rosterkit.spi.storage.RequestStore;
import io.rosterkit.spi.table.RequestTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Finds the requests of hosts. */
public final class JdbcRequestStore implements RequestStore {

    private static final TableSql<Request> REQUEST = TableSql.of(RequestTable.REQUESTS);

    private static final String KNOWN =
            "select " + REQUEST.select("r") + " from rk_request r where r.organization = :organization and ";

    private final Database database;

    /** Over that database. */
    public JdbcRequestStore(Database database) {
        this.database = database;
    }

    @Override
    public List<Request> known(OrganizationId organization, Collection<RequestId> ids) {
        List<Request> found = new ArrayList<>();
        List<Reading> readings =
                Among.texts(
                                database.dialect(),
                                "r.request_id",
                                ids.stream().map(RequestId::text).toList())
                        .stream()
                        .map(part -> Query.of(KNOWN + part.condition())
                                .withAll(part.values())
                                .with("organization", organization))
                        .map(query -> new Reading(query, row -> found.add(REQUEST.read(row, "r"))))
                        .toList();
        if (!readings.isEmpty()) {
            database.read(readings);
        }
        return found;
    }
}
