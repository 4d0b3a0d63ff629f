package io.rosterkit.spi.user;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.organization.TermsVersion;
import io.rosterkit.model.user.stored.TermsAcceptance;
import io.rosterkit.spi.table.Cells;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Table;
import java.time.Instant;
import java.util.UUID;

/** Which user accepted which terms of service, as stored. */
public final class TermsAcceptanceTable {

    private static final Column<TermsAcceptance, UUID> ORGANIZATION =
            Column.uuid("organization").of(row -> row.organization().uuid());

    /** The user who accepted. */
    public static final Column<TermsAcceptance, UUID> USER =
            Column.uuid("user_id").of(row -> row.user().uuid());

    /** The code of the version that was accepted. */
    public static final Column<TermsAcceptance, String> VERSION =
            Column.text("terms_version", 40).of(row -> row.version().code());

    private static final Column<TermsAcceptance, Instant> ACCEPTED_AT =
            Column.time("accepted_at").of(TermsAcceptance::at);

    /** The table. */
    public static final Table<TermsAcceptance> TERMS_ACCEPTANCES = Table.named(
                    "terms_acceptance", TermsAcceptance.class, ORGANIZATION)
            .comment("Rows are only ever added.")
            .columns(ORGANIZATION, USER, VERSION, ACCEPTED_AT)
            .primaryKey(ORGANIZATION, USER, VERSION)
            .read(TermsAcceptanceTable::read);

    private TermsAcceptanceTable() {}

    private static TermsAcceptance read(Cells cells) {
        return new TermsAcceptance(
                cells.get(ORGANIZATION, OrganizationId::new),
                cells.get(USER, UserId::new),
                cells.get(VERSION, TermsVersion::new),
                cells.get(ACCEPTED_AT));
    }
}
