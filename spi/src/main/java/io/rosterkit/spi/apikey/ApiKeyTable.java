package io.rosterkit.spi.apikey;

import io.rosterkit.model.Bytes;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.Revision;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.apikey.ApiKeyId;
import io.rosterkit.model.apikey.ApiKeyStatus;
import io.rosterkit.model.apikey.stored.ApiKey;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.spi.table.Cells;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Table;
import io.rosterkit.spi.table.TextCodes;
import java.time.Instant;
import java.util.UUID;

/** API keys as stored. */
public final class ApiKeyTable {

    private static final Column<ApiKey, UUID> ORGANIZATION =
            Column.uuid("organization").of(row -> row.organization().uuid());

    /** The id of the key. */
    public static final Column<ApiKey, UUID> ID =
            Column.uuid("id").of(row -> row.id().uuid());

    private static final Column<ApiKey, String> NAME =
            Column.text("name", 200).of(row -> row.name().text());

    private static final Column<ApiKey, UUID> MAKER =
            Column.uuid("maker").of(row -> row.grant().maker().uuid());

    private static final Column<ApiKey, String> PERMISSIONS = Column.text("permissions", 4100)
            .of(row -> TextCodes.write(row.grant().permissions(), Permission::code));

    private static final Column<ApiKey, Instant> CREATED_AT =
            Column.time("created_at").of(row -> row.lifetime().createdAt());

    private static final Column<ApiKey, Instant> EXPIRES_AT =
            Column.time("expires_at").of(row -> row.lifetime().expiresAt());

    /** The name of the {@link ApiKeyStatus}. */
    public static final Column<ApiKey, String> STATUS =
            Column.text("status", 20).of(row -> row.lifetime().status().name());

    private static final Column<ApiKey, Integer> KEY_ID = Column.count("key_id").of(ApiKey::keyId);

    private static final Column<ApiKey, Long> VERSION =
            Column.number("version").of(row -> row.revision().version());

    private static final Column<ApiKey, Bytes> SEAL =
            Column.bytes("seal", 200).of(row -> row.revision().seal());

    /** The table. */
    public static final Table<ApiKey> API_KEYS = Table.named("api_key", ApiKey.class, ORGANIZATION)
            .comment("No token is stored. Rows stay when a key is revoked or has ended, since the journal names them.")
            .columns(ORGANIZATION, ID, NAME, MAKER, PERMISSIONS, CREATED_AT, EXPIRES_AT, STATUS, KEY_ID, VERSION, SEAL)
            .primaryKey(ORGANIZATION, ID)
            .version(VERSION)
            .read(ApiKeyTable::read);

    private ApiKeyTable() {}

    private static ApiKey read(Cells cells) {
        return new ApiKey(
                cells.get(ORGANIZATION, OrganizationId::new),
                cells.get(ID, ApiKeyId::new),
                cells.get(NAME, DisplayName::new),
                new ApiKey.Grant(
                        cells.get(MAKER, UserId::new),
                        cells.get(PERMISSIONS, text -> TextCodes.read(text, Permission::new))),
                new ApiKey.Lifetime(
                        cells.get(CREATED_AT), cells.get(EXPIRES_AT), cells.constant(STATUS, ApiKeyStatus.class)),
                cells.get(KEY_ID),
                new Revision(cells.get(VERSION), cells.get(SEAL)));
    }
}
