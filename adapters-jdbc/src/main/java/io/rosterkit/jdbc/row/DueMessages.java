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

/** The question for the messages that are due, in few shapes so that statements are known. */
public final class DueMessages {

    /** The arguments: the columns, a hint, the database's time, and what else is asked for. */
    private static final String DUE = """
            select %s from rk_message m %s
            where m.state = 'QUEUED' and m.due <= :now and (m.lease_until is null or m.lease_until <= %s)%s
            order by m.lane, m.due, m.id
            limit :limit
            for update skip locked
            """;

    private static final List<Integer> SHAPES = List.of(1, 16, ClaimRequest.LARGEST_EXCEPT);

    private static final String COLUMNS = TableSql.of(OutboxTable.OUTBOX).select("m");

    private DueMessages() {}

    /** The question for what that claim wants. */
    public static Query query(Dialect dialect, ClaimRequest request) {
        Query spared = sparing(List.copyOf(request.except()));
        String asked = channels(request.channels()) + spared.sql();
        return Query.of(text(dialect, asked))
                .withAll(spared.values())
                .with("now", request.now())
                .with("limit", request.limit());
    }

    private static String text(Dialect dialect, String asked) {
        return switch (dialect) {
            case POSTGRESQL -> Query.fill(DUE, "m.organization, m.id", "", dialect.now(), asked);
            // Without its index it would lock more rows than it takes, and others would find none.
            case MARIADB -> Query.fill(DUE, COLUMNS, "force index (rk_message_claim)", dialect.now(), asked);
            case H2 -> Query.fill(DUE, COLUMNS, "", dialect.now(), asked);
        };
    }

    private static String channels(Set<Channel> channels) {
        return channels.size() == Channel.values().length
                ? ""
                : " and m.channel = '" + channels.iterator().next().name() + "'";
    }

    private static Query sparing(List<MessageId> ids) {
        if (ids.isEmpty()) {
            return Query.of("");
        }
        int shape =
                SHAPES.stream().filter(size -> size >= ids.size()).findFirst().orElseThrow();
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < shape; i++) {
            values.put("spared" + i, ids.get(Math.min(i, ids.size() - 1)));
            names.add(":spared" + i);
        }
        return new Query(" and m.id not in (" + String.join(", ", names) + ")", values);
    }
}
