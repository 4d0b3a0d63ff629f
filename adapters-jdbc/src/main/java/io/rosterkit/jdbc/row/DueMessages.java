package io.rosterkit.jdbc.row;

import io.rosterkit.jdbc.sql.Dialect;
import io.rosterkit.jdbc.sql.Query;
import io.rosterkit.jdbc.sql.TableSql;
import io.rosterkit.model.MessageId;
import io.rosterkit.model.notice.Channel;
import io.rosterkit.model.notice.ClaimRequest;
import io.rosterkit.spi.notice.OutboxTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The query for the messages that are due. The list of excepted ids is padded to one of a few lengths, so that a driver
 * knows the statements again.
 */
public final class DueMessages {

    /** The arguments: the columns, a hint, the time of the database, and more conditions. */
    private static final String DUE = """
            select %s from rk_message m %s
            where m.state = 'QUEUED' and m.due <= :now and (m.lease_until is null or m.lease_until <= %s)%s
            order by m.lane, m.due, m.id
            limit :limit
            for update skip locked
            """;

    private static final List<Integer> LIST_LENGTHS = List.of(1, 16, ClaimRequest.LARGEST_EXCEPT);

    private static final String COLUMNS = TableSql.of(OutboxTable.OUTBOX).select("m");

    private DueMessages() {}

    /** The query for what that claim wants; on PostgreSQL it returns organization and id alone. */
    public static Query query(Dialect dialect, ClaimRequest request) {
        Query except = except(List.copyOf(request.except()));
        String more = channelCondition(request.channels()) + except.sql();
        return Query.of(sql(dialect, more))
                .withAll(except.values())
                .with("now", request.now())
                .with("limit", request.limit());
    }

    private static String sql(Dialect dialect, String more) {
        return switch (dialect) {
            case POSTGRESQL -> Query.fill(DUE, "m.organization, m.id", "", dialect.now(), more);
            // Without this hint it locks rows that it does not return, and other dispatchers skip those.
            case MARIADB -> Query.fill(DUE, COLUMNS, "force index (rk_message_claim)", dialect.now(), more);
            case H2 -> Query.fill(DUE, COLUMNS, "", dialect.now(), more);
        };
    }

    private static String channelCondition(Set<Channel> channels) {
        return channels.size() == Channel.values().length
                ? ""
                : channels.stream()
                        .map(channel -> "'" + channel.name() + "'")
                        .sorted()
                        .collect(Collectors.joining(", ", " and m.channel in (", ")"));
    }

    private static Query except(List<MessageId> ids) {
        if (ids.isEmpty()) {
            return Query.of("");
        }
        int length = LIST_LENGTHS.stream()
                .filter(size -> size >= ids.size())
                .findFirst()
                .orElseThrow();
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            values.put("except" + i, ids.get(Math.min(i, ids.size() - 1)));
            names.add(":except" + i);
        }
        return new Query(" and m.id not in (" + String.join(", ", names) + ")", values);
    }
}
