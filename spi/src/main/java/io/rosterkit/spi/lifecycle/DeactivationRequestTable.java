package io.rosterkit.spi.lifecycle;

import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.organization.DeactivationVerification;
import io.rosterkit.model.productmodule.stored.UserModules;
import io.rosterkit.model.user.DeactivationRequestId;
import io.rosterkit.model.user.DeactivationRequestStatus;
import io.rosterkit.model.user.stored.DeactivationRequest;
import io.rosterkit.model.user.stored.Listing;
import io.rosterkit.spi.table.Cells;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Index;
import io.rosterkit.spi.table.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Requests to verify deactivations, as stored. */
public final class DeactivationRequestTable {

    private static final Column<DeactivationRequest, UUID> ORGANIZATION =
            Column.uuid("organization").of(row -> row.organization().uuid());

    /** The id of the request. */
    public static final Column<DeactivationRequest, UUID> ID =
            Column.uuid("id").of(row -> row.id().uuid());

    /** The user who was deactivated. */
    public static final Column<DeactivationRequest, UUID> USER =
            Column.uuid("user_id").of(row -> row.user().uuid());

    private static final Column<DeactivationRequest, UUID> OPEN_KEY = Column.uuid("open_key")
            .optional(row -> Optional.of(row.user().uuid()).filter(user -> row.isOpen()));

    private static final Column<DeactivationRequest, String> VERIFICATION =
            Column.text("verification", 20).of(row -> row.asked().verification().name());

    private static final Column<DeactivationRequest, Boolean> CLEARS =
            Column.flag("clears").of(row -> row.asked().clears());

    private static final Column<DeactivationRequest, UUID> ASKED_BY =
            Column.uuid("asked_by").optional(row -> row.asked().by().map(UserId::uuid));

    private static final Column<DeactivationRequest, Instant> ASKED_AT =
            Column.time("asked_at").of(row -> row.asked().at());

    private static final Column<DeactivationRequest, String> ROLES = Column.text("held_roles", 0)
            .optional(row -> HeldText.roles(row.held().grants()));

    private static final Column<DeactivationRequest, String> PERMISSIONS = Column.text("held_permissions", 0)
            .optional(row -> HeldText.permissions(row.held().singles()));

    private static final Column<DeactivationRequest, String> PRACTICES = Column.text("held_practices", 0)
            .optional(row -> HeldText.practices(row.held().assignments()));

    private static final Column<DeactivationRequest, String> MODULES = Column.text("held_modules", 0)
            .optional(row -> HeldText.modules(row.held().modules().given()));

    private static final Column<DeactivationRequest, Instant> MODULES_REMOVED_AT = Column.time(
                    "held_modules_removed_at")
            .optional(row -> row.held().modules().removedAt());

    private static final Column<DeactivationRequest, String> LISTING =
            Column.text("held_listing", 20).optional(row -> row.held().listing().map(Listing::name));

    /** The name of the {@link DeactivationRequestStatus}. */
    public static final Column<DeactivationRequest, String> STATUS =
            Column.text("status", 20).of(row -> row.status().name());

    private static final Column<DeactivationRequest, Long> VERSION =
            Column.number("version").of(DeactivationRequest::version);

    /** The table. */
    public static final Table<DeactivationRequest> DEACTIVATION_REQUESTS = Table.named(
                    "deactivation_request", DeactivationRequest.class, ORGANIZATION)
            .comment("open_key is the user while the request is open: one for each user. "
                    + "The held columns say what is given back when support says no; they are empty once it has answered. "
                    + "Rows stay, since the journal names them.")
            .columns(
                    ORGANIZATION,
                    ID,
                    USER,
                    OPEN_KEY,
                    VERIFICATION,
                    CLEARS,
                    ASKED_BY,
                    ASKED_AT,
                    ROLES,
                    PERMISSIONS,
                    PRACTICES,
                    MODULES,
                    MODULES_REMOVED_AT,
                    LISTING,
                    STATUS,
                    VERSION)
            .primaryKey(ORGANIZATION, ID)
            .version(VERSION)
            .unique("open", OPEN_KEY, ORGANIZATION)
            .index("waiting", Index.Only.of(STATUS, DeactivationRequestStatus.OPEN), ORGANIZATION, ID)
            .read(DeactivationRequestTable::read);

    private DeactivationRequestTable() {}

    private static DeactivationRequest read(Cells cells) {
        return new DeactivationRequest(
                cells.get(ORGANIZATION, OrganizationId::new),
                cells.get(ID, DeactivationRequestId::new),
                cells.get(USER, UserId::new),
                new DeactivationRequest.Asked(
                        cells.constant(VERIFICATION, DeactivationVerification.class),
                        cells.get(CLEARS),
                        cells.find(ASKED_BY, UserId::new),
                        cells.get(ASKED_AT)),
                new DeactivationRequest.Held(
                        held(cells, ROLES, HeldText::readRoles),
                        held(cells, PERMISSIONS, HeldText::readPermissions),
                        held(cells, PRACTICES, HeldText::readPractices),
                        new UserModules(
                                held(cells, MODULES, HeldText::readModules), Set.of(), cells.find(MODULES_REMOVED_AT)),
                        cells.findConstant(LISTING, Listing.class)),
                cells.constant(STATUS, DeactivationRequestStatus.class),
                cells.get(VERSION));
    }

    private static <T> Set<T> held(
            Cells cells, Column<DeactivationRequest, String> column, Function<String, Set<T>> parser) {
        return cells.find(column, parser).orElse(Set.of());
    }
}
