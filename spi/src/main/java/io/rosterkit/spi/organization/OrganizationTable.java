package io.rosterkit.spi.organization;

import io.rosterkit.model.Bytes;
import io.rosterkit.model.DataSalt;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.Revision;
import io.rosterkit.model.access.CustomRoleSet;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.contact.LanguageTag;
import io.rosterkit.model.organization.OrganizationPolicy;
import io.rosterkit.model.organization.OrganizationState;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.organization.ZoneName;
import io.rosterkit.model.organization.stored.Organization;
import io.rosterkit.spi.table.Cells;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Organizations as stored. */
public final class OrganizationTable {

    private static final Column<Organization, UUID> ID =
            Column.uuid("organization").of(row -> row.id().uuid());

    private static final Column<Organization, String> NAME =
            Column.text("name", 200).of(row -> row.name().text());

    private static final Column<Organization, String> STATE =
            Column.text("state", 20).of(row -> row.state().name());

    private static final Column<Organization, String> LANGUAGE = Column.text("language", LanguageTag.MAX_LENGTH)
            .of(row -> row.language().toLanguageTag());

    private static final Column<Organization, String> ZONE =
            Column.text("zone", 100).of(row -> row.zone().id());

    private static final Column<Organization, String> PROFILE =
            Column.text("profile", 40).of(row -> row.profile().code());

    private static final Column<Organization, String> OVERRIDES = Column.text("overrides", 400)
            .of(row -> OverridesText.write(row.policy().overrides()));

    private static final Column<Organization, String> CUSTOM_ROLES = Column.text(
                    "custom_roles", CustomRolesText.MAX_LENGTH)
            .optional(row -> CustomRolesText.write(row.customRoles()));

    private static final Column<Organization, Instant> OPENED_AT =
            Column.time("opened_at").of(Organization::openedAt);

    private static final Column<Organization, Long> VERSION =
            Column.number("version").of(row -> row.revision().version());

    private static final Column<Organization, Bytes> SEAL =
            Column.bytes("seal", 200).of(row -> row.revision().seal());

    private static final Column<Organization, Bytes> DATA_SALT = Column.bytes("data_salt", DataSalt.LENGTH)
            .optional(row -> row.dataSalt().map(DataSalt::bytes));

    /** The table. */
    public static final Table<Organization> ORGANIZATIONS = Table.named("organization", Organization.class, ID)
            .columns(
                    ID,
                    NAME,
                    STATE,
                    LANGUAGE,
                    ZONE,
                    PROFILE,
                    OVERRIDES,
                    CUSTOM_ROLES,
                    OPENED_AT,
                    VERSION,
                    SEAL,
                    DATA_SALT)
            .primaryKey(ID)
            .version(VERSION)
            .read(OrganizationTable::read);

    private OrganizationTable() {}

    /** Whether it is open; from that column alone. */
    public static OrganizationState state(Cells cells) {
        return cells.constant(STATE, OrganizationState.class);
    }

    /** Which policies it has; from profile and overrides alone. */
    public static OrganizationPolicy policy(Cells cells) {
        return new OrganizationPolicy(cells.get(PROFILE, ProfileName::new), cells.get(OVERRIDES, OverridesText::read));
    }

    /** The roles that it composed; from that column alone. */
    public static CustomRoleSet customRoles(Cells cells) {
        return cells.find(CUSTOM_ROLES, CustomRolesText::read).orElseGet(CustomRoleSet::none);
    }

    /** The salt of the sources in its journal; from that column alone. */
    public static Optional<DataSalt> salt(Cells cells) {
        return cells.find(DATA_SALT, DataSalt::new);
    }

    private static Organization read(Cells cells) {
        return new Organization(
                cells.get(ID, OrganizationId::new),
                cells.get(NAME, DisplayName::new),
                state(cells),
                new Organization.Settings(
                        cells.get(LANGUAGE, tag -> new LanguageTag(tag).locale()),
                        cells.get(ZONE, ZoneName::new),
                        policy(cells),
                        customRoles(cells)),
                cells.get(OPENED_AT),
                new Revision(cells.get(VERSION), cells.get(SEAL)),
                salt(cells));
    }
}
