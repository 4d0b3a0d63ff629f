package io.rosterkit.jdbc;

import io.rosterkit.jdbc.sql.Among;
import io.rosterkit.jdbc.sql.Database;
import io.rosterkit.jdbc.sql.Dialect;
import io.rosterkit.jdbc.sql.Query;
import io.rosterkit.jdbc.sql.Reading;
import io.rosterkit.jdbc.sql.Row;
import io.rosterkit.jdbc.sql.Table;
import io.rosterkit.jdbc.sql.Write;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.RequestId;
import io.rosterkit.spi.storage.Request;
import io.rosterkit.spi.storage.RequestStore;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

final class JdbcRequestStore implements RequestStore {

    private static final Table REQUEST = new Table(
            "rk_request", List.of("organization", "request_id"), List.of("operation", "hash", "answer", "made_at"));

    private static final String KNOWN =
            "select " + REQUEST.select("r") + " from rk_request r where r.organization = :organization and ";

    private final Database database;

    JdbcRequestStore(Database database) {
        this.database = database;
    }

    static Write insert(Dialect dialect, Request row) {
        return REQUEST.insert(
                dialect,
                List.of(row.organization(), row.id().text()),
                List.of(row.operation(), row.hash(), row.answer(), row.at()));
    }

    @Override
    public List<Request> known(OrganizationId organization, Collection<RequestId> ids) {
        List<Request> found = new ArrayList<>();
        List<Reading> readings =
                Among.of(
                                database.dialect(),
                                "r.request_id",
                                ids.stream().map(RequestId::text).toList())
                        .stream()
                        .map(part -> Query.of(KNOWN + part.condition())
                                .withAll(part.values())
                                .with("organization", organization))
                        .map(query -> new Reading(query, row -> found.add(request(row))))
                        .toList();
        if (!readings.isEmpty()) {
            database.read(readings);
        }
        return found;
    }

    private static Request request(Row columns) throws SQLException {
        Row row = columns.under("r");
        return new Request(
                new OrganizationId(row.uuid("organization")),
                new RequestId(row.text("request_id")),
                row.text("operation"),
                row.bytes("hash"),
                row.text("answer"),
                row.instant("made_at"));
    }
}
