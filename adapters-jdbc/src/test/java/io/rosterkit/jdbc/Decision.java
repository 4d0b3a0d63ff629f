package io.rosterkit.jdbc;

import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.spi.invitation.InvitationTable;
import io.rosterkit.spi.organization.PracticeTable;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Request;
import io.rosterkit.spi.table.RowChange;
import io.rosterkit.spi.table.Table;
import io.rosterkit.spi.user.UserTable;
import io.rosterkit.tck.given.Given;
import io.rosterkit.tck.given.Moves;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** A decision that writes to every table it can: a request, an insert, a guarded update, a message, two entries. */
record Decision(Given given, Request request, Invitation invitation, Changes changes) {

    /** What one decision, and the opening before it, leaves in the tables. */
    static final Map<String, Long> ONCE = new TreeMap<>(
            Map.of("rk_request", 1L, "rk_user", 1L, "rk_invitation", 1L, "rk_message", 1L, "rk_journal", 2L));

    /** What the opening leaves. */
    static final Map<String, Long> NOTHING = new TreeMap<>(
            Map.of("rk_request", 0L, "rk_user", 0L, "rk_invitation", 0L, "rk_message", 0L, "rk_journal", 0L));

    static Decision in(Given given) {
        Request request = given.request("request", Given.NOW);
        Invitation invitation = given.invitation("ben@weiss.example");
        Practice practice = given.practice();
        Practice renamed = practice.withCodeWord(practice.codeWord(), Moves.next(practice.revision()));
        Changes changes = Changes.none(given.id())
                .and(request)
                .and(given.inviting(invitation))
                .and(PracticeTable.PRACTICES.update(renamed))
                .and(given.entry(Subject.changed(Subject.Kind.PRACTICE, practice.id(), 2), Given.NOW));
        return new Decision(given, request, invitation, changes);
    }

    /** The same of a host that gave no request id. */
    Changes withoutRequest() {
        return new Changes(given.id(), List.of(), changes.changes(), changes.messages(), changes.entries());
    }

    /** The same with thirty more people: so many rows of a table that they are written together. */
    Changes withAList() {
        Invitation[] more = IntStream.range(0, 30)
                .mapToObj(number -> given.invitation("a" + number + "@weiss.example"))
                .toArray(Invitation[]::new);
        return changes.and(given.inviting(more));
    }

    /** What that leaves. */
    Map<String, Long> onceWithoutRequest() {
        return once(withoutRequest());
    }

    /** What these changes leave. */
    static Map<String, Long> once(Changes changes) {
        return new TreeMap<>(Map.of(
                "rk_request", (long) changes.requests().size(),
                "rk_user", inserted(changes, UserTable.USERS),
                "rk_invitation", inserted(changes, InvitationTable.INVITATIONS),
                "rk_message", (long) changes.messages().size(),
                "rk_journal", (long) changes.entries().size()));
    }

    private static long inserted(Changes changes, Table<?> table) {
        return changes.changes().stream()
                .filter(change -> table.rowOf(change, RowChange.Kind.INSERT).isPresent())
                .count();
    }

    /** How many rows each of the tables holds of this organization. */
    Map<String, Long> rows(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return rows(connection);
        }
    }

    /** The same, by a connection that stays open; each statement on it is a transaction of its own. */
    Map<String, Long> rows(Connection connection) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        boolean bytes = connection.getMetaData().getURL().startsWith("jdbc:mariadb:");
        for (String table : ONCE.keySet()) {
            counts.put(table, rows(connection, table, bytes ? "unhex(?)" : "cast(? as uuid)"));
        }
        return counts;
    }

    /** The same. */
    Map<String, Long> in(DataSource source) {
        try {
            return rows(source);
        } catch (SQLException failure) {
            throw new IllegalStateException("the rows cannot be counted", failure);
        }
    }

    private long rows(Connection connection, String table, String id) throws SQLException {
        String sql = "select count(*) from " + table + " where organization = " + id;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            String uuid = given.id().toString();
            statement.setString(1, id.contains("unhex") ? uuid.replace("-", "") : uuid);
            try (ResultSet results = statement.executeQuery()) {
                results.next();
                return results.getLong(1);
            }
        }
    }
}
