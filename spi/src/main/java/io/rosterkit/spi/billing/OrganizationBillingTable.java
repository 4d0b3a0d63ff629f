package io.rosterkit.spi.billing;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.billing.BillingProfile;
import io.rosterkit.model.billing.PostalAddress;
import io.rosterkit.model.billing.stored.OrganizationBilling;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.spi.table.Cells;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Billing profiles as stored. */
public final class OrganizationBillingTable {

    private static final int LENGTH = BillingProfile.MAX_LENGTH;

    /** Whose it is. */
    public static final Column<OrganizationBilling, UUID> ORGANIZATION =
            Column.uuid("organization").of(row -> row.organization().uuid());

    private static final Column<OrganizationBilling, String> NAME =
            Column.text("name", LENGTH).of(row -> row.profile().name());

    private static final Column<OrganizationBilling, String> LINE_1 = Column.text("line_1", LENGTH)
            .of(row -> row.profile().address().lines().get(0));

    private static final Column<OrganizationBilling, String> LINE_2 =
            Column.text("line_2", LENGTH).optional(row -> line(row, 1));

    private static final Column<OrganizationBilling, String> LINE_3 =
            Column.text("line_3", LENGTH).optional(row -> line(row, 2));

    private static final Column<OrganizationBilling, String> POSTAL_CODE = Column.text("postal_code", LENGTH)
            .optional(row -> row.profile().address().postalCode());

    private static final Column<OrganizationBilling, String> CITY =
            Column.text("city", LENGTH).of(row -> row.profile().address().city());

    private static final Column<OrganizationBilling, String> REGION = Column.text("region", LENGTH)
            .optional(row -> row.profile().address().region());

    private static final Column<OrganizationBilling, String> COUNTRY =
            Column.text("country", 2).of(row -> row.profile().address().country());

    private static final Column<OrganizationBilling, String> TAX_ID =
            Column.text("tax_id", LENGTH).optional(row -> row.profile().taxId());

    private static final Column<OrganizationBilling, String> ORDER_REFERENCE =
            Column.text("order_reference", LENGTH).optional(row -> row.profile().orderReference());

    private static final Column<OrganizationBilling, String> COPY_TO = Column.text("copy_to", EmailAddress.MAX_LENGTH)
            .optional(row -> row.profile().copyTo().map(EmailAddress::original));

    private static final Column<OrganizationBilling, String> COPY_TO_KEY = Column.text(
                    "copy_to_key", EmailAddress.MAX_LENGTH)
            .optional(row -> row.profile().copyTo().map(EmailAddress::key));

    private static final Column<OrganizationBilling, Instant> CHANGED_AT =
            Column.time("changed_at").of(OrganizationBilling::changedAt);

    private static final Column<OrganizationBilling, Long> VERSION =
            Column.number("version").of(OrganizationBilling::version);

    /** The table. */
    public static final Table<OrganizationBilling> BILLING_PROFILES = Table.named(
                    "billing_profile", OrganizationBilling.class, ORGANIZATION)
            .comment("Whom the invoices of an organization name as the buyer.")
            .columns(
                    ORGANIZATION,
                    NAME,
                    LINE_1,
                    LINE_2,
                    LINE_3,
                    POSTAL_CODE,
                    CITY,
                    REGION,
                    COUNTRY,
                    TAX_ID,
                    ORDER_REFERENCE,
                    COPY_TO,
                    COPY_TO_KEY,
                    CHANGED_AT,
                    VERSION)
            .primaryKey(ORGANIZATION)
            .version(VERSION)
            .read(OrganizationBillingTable::read);

    private OrganizationBillingTable() {}

    private static Optional<String> line(OrganizationBilling row, int number) {
        List<String> lines = row.profile().address().lines();
        return lines.size() > number ? Optional.of(lines.get(number)) : Optional.empty();
    }

    private static OrganizationBilling read(Cells cells) {
        return new OrganizationBilling(
                cells.get(ORGANIZATION, OrganizationId::new),
                profile(cells),
                cells.get(CHANGED_AT),
                cells.get(VERSION));
    }

    private static BillingProfile profile(Cells cells) {
        List<String> lines = Stream.of(Optional.of(cells.get(LINE_1)), cells.find(LINE_2), cells.find(LINE_3))
                .flatMap(Optional::stream)
                .toList();
        return new BillingProfile(
                cells.get(NAME),
                new PostalAddress(
                        lines, cells.find(POSTAL_CODE), cells.get(CITY), cells.find(REGION), cells.get(COUNTRY)),
                cells.find(TAX_ID),
                cells.find(ORDER_REFERENCE),
                cells.find(COPY_TO).map(original -> new EmailAddress(original, cells.get(COPY_TO_KEY))));
    }
}
