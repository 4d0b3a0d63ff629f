package io.rosterkit.spi.table;

import io.rosterkit.model.Bytes;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.RequestId;
import io.rosterkit.spi.storage.Request;
import java.time.Instant;
import java.util.UUID;

/** Requests that were carried out, as stored. */
public final class RequestTable {

    private static final Column<Request, UUID> ORGANIZATION =
            Column.uuid("organization").of(row -> row.organization().uuid());

    /** The id that the host gave. */
    public static final Column<Request, String> ID =
            Column.text("request_id", 100).of(row -> row.id().text());

    private static final Column<Request, String> OPERATION =
            Column.text("operation", 100).of(Request::operation);

    private static final Column<Request, Bytes> HASH = Column.bytes("hash", 200).of(Request::hash);

    private static final Column<Request, String> ANSWER =
            Column.text("answer", 0).of(Request::answer);

    private static final Column<Request, Instant> MADE_AT =
            Column.time("made_at").of(Request::at);

    /** The table. */
    public static final Table<Request> REQUESTS = Table.named("request", Request.class, ORGANIZATION)
            .columns(ORGANIZATION, ID, OPERATION, HASH, ANSWER, MADE_AT)
            .primaryKey(ORGANIZATION, ID)
            .over(MADE_AT)
            .index("made", MADE_AT)
            .read(RequestTable::read);

    private RequestTable() {}

    private static Request read(Cells cells) {
        return new Request(
                cells.get(ORGANIZATION, OrganizationId::new),
                cells.get(ID, RequestId::new),
                cells.get(OPERATION),
                cells.get(HASH),
                cells.get(ANSWER),
                cells.get(MADE_AT));
    }
}
