package io.rosterkit.benchmarks.search;

import io.rosterkit.model.OrganizationId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The search of the library by hand, on its tables and indexes: one statement, planned for its term. It does not ask
 * whether it may, and reads neither roles nor practices nor the last sign-in.
 */
final class HandSearch {

    private final DataSource source;

    HandSearch(DataSource source) {
        this.source = source;
    }

    void list(OrganizationId organization, Asked asked) throws SQLException {
        String sql =
                "select set_config('plan_cache_mode', 'force_custom_plan', true); select id, name, address, status, user_type from rk_user where organization = ?"
                        + " and status <> 'INVITED' and status <> 'LISTED'"
                        + " and search_text like ?".repeat(asked.patterns().size())
                        + asked.after()
                                .map(place -> " and (sort_key, id) > (?, ?)")
                                .orElse("")
                        + " order by sort_key, id limit " + (Search.PAGE + 1);
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            int position = 1;
            statement.setObject(position++, organization.uuid());
            for (String pattern : asked.patterns()) {
                statement.setString(position++, pattern);
            }
            if (asked.after().isPresent()) {
                statement.setString(position++, asked.after().get().sortKey());
                statement.setObject(position, asked.after().get().id());
            }
            check(statement, asked.expected());
        }
    }

    private static void check(PreparedStatement statement, int expected) throws SQLException {
        int found = 0;
        statement.execute();
        statement.getMoreResults();
        try (ResultSet rows = statement.getResultSet()) {
            while (rows.next()) {
                found += rows.getString("name") == null ? 0 : 1;
            }
        }
        if (Math.min(found, Search.PAGE) != expected) {
            throw new IllegalStateException(found + " users where there are " + expected);
        }
    }
}
