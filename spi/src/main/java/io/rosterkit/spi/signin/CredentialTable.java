package io.rosterkit.spi.signin;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.signin.PasswordHash;
import io.rosterkit.model.signin.stored.Credential;
import io.rosterkit.spi.table.Cells;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Table;
import java.time.Instant;
import java.util.UUID;

/** Passwords as stored. */
public final class CredentialTable {

    private static final Column<Credential, UUID> ORGANIZATION =
            Column.uuid("organization").of(row -> row.organization().uuid());

    /** The user whose password it is. */
    public static final Column<Credential, UUID> USER =
            Column.uuid("user_id").of(row -> row.user().uuid());

    private static final Column<Credential, String> HASH =
            Column.text("hash", 500).of(row -> row.hash().text());

    private static final Column<Credential, Instant> SET_AT =
            Column.time("set_at").of(Credential::setAt);

    private static final Column<Credential, Long> VERSION =
            Column.number("version").of(Credential::version);

    /** The table. */
    public static final Table<Credential> CREDENTIALS = Table.named("credential", Credential.class, ORGANIZATION)
            .comment("A password may be there before its user is.")
            .columns(ORGANIZATION, USER, HASH, SET_AT, VERSION)
            .primaryKey(ORGANIZATION, USER)
            .version(VERSION)
            .read(CredentialTable::read);

    private CredentialTable() {}

    private static Credential read(Cells cells) {
        return new Credential(
                cells.get(ORGANIZATION, OrganizationId::new),
                cells.get(USER, UserId::new),
                cells.get(HASH, PasswordHash::new),
                cells.get(SET_AT),
                cells.get(VERSION));
    }
}
