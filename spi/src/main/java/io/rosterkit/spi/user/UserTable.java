package io.rosterkit.spi.user;

import io.rosterkit.model.Bytes;
import io.rosterkit.model.DataSalt;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.Revision;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.AccessRights;
import io.rosterkit.model.access.AccessRights.UsableModule;
import io.rosterkit.model.access.RoleGrant;
import io.rosterkit.model.access.SinglePermission;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.contact.LanguageTag;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.lockout.Lock;
import io.rosterkit.model.productmodule.stored.UserModules;
import io.rosterkit.model.seat.SeatId;
import io.rosterkit.model.user.DeactivationRequestId;
import io.rosterkit.model.user.ExternalId;
import io.rosterkit.model.user.Title;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.model.user.stored.Listing;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.table.Cells;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Index;
import io.rosterkit.spi.table.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * People as stored (users, invited people and people of the directory), without their roles, single permissions,
 * practices and modules: {@link UserRows} puts them together with those. {@code lock_until} is null for a lock without
 * an end.
 */
public final class UserTable {

    private static final Column<User, UUID> ORGANIZATION =
            Column.uuid("organization").of(row -> row.organization().uuid());

    /** The id of the user. */
    public static final Column<User, UUID> ID =
            Column.uuid("id").of(row -> row.id().uuid());

    private static final Column<User, String> ADDRESS =
            Column.text("address", 254).optional(row -> row.contact().mailbox().map(EmailAddress::original));

    private static final Column<User, String> ADDRESS_KEY =
            Column.text("address_key", 254).of(row -> row.contact().addressKey());

    /** The digest of the address, until the user is closed. */
    public static final Column<User, Bytes> OPEN_KEY =
            Column.bytes("open_key", KeyDigest.LENGTH).optional(UserTable::openKey);

    private static final Column<User, Boolean> VERIFIED =
            Column.flag("verified").of(row -> row.contact().verified());

    private static final Column<User, String> NAME =
            Column.text("name", 200).optional(row -> row.contact().name().map(DisplayName::text));

    private static final Column<User, String> PHONE =
            Column.text("phone", 20).optional(row -> row.contact().phone().map(PhoneNumber::e164));

    private static final Column<User, String> LANGUAGE = Column.text("language", LanguageTag.MAX_LENGTH)
            .optional(row -> row.contact().language().map(LanguageTag::text));

    private static final Column<User, String> EXTERNAL_ID = Column.text("external_id", ExternalId.MAX_LENGTH)
            .optional(row -> row.contact().externalId().map(ExternalId::text));

    /** The digest of the external id, while the person is not closed. */
    public static final Column<User, Bytes> EXTERNAL_KEY =
            Column.bytes("external_key", KeyDigest.LENGTH).optional(UserTable::externalKey);

    // Always there, but declared optional: a delete compares every required column, and another JDK may fold
    // differently.
    private static final Column<User, String> SEARCH_TEXT = Column.text("search_text", SearchKeys.LONGEST_TEXT)
            .optional(row -> Optional.of(SearchKeys.text(row.contact())));

    private static final Column<User, String> SORT_KEY = Column.text("sort_key", SearchKeys.LONGEST_SORT_KEY)
            .optional(row -> Optional.of(SearchKeys.sortKey(row.contact())));

    private static final Column<User, String> NAME_LETTERS =
            Column.text("name_letters", SearchKeys.LONGEST_LETTERS).optional(UserTable::nameLetters);

    private static final Column<User, String> STATUS =
            Column.text("status", 20).of(row -> row.status().state().name());

    private static final Column<User, String> TYPE =
            Column.text("user_type", 40).of(row -> row.status().type().code());

    private static final Column<User, String> TITLE = Column.text("title", 40)
            .optional(row -> row.status().classification().title().map(Title::code));

    private static final Column<User, String> LOCK_KIND = Column.text("lock_kind", 20)
            .optional(row -> row.status().lock().map(lock -> lock.kind().name()));

    private static final Column<User, Instant> LOCK_SINCE =
            Column.time("lock_since").optional(row -> row.status().lock().map(Lock::since));

    private static final Column<User, Instant> LOCK_UNTIL =
            Column.time("lock_until").optional(row -> row.status().lock().flatMap(Lock::until));

    private static final Column<User, Instant> STARTS = Column.time("starts")
            .optional(row -> row.status().limits().validity().starts());

    private static final Column<User, Instant> ENDS =
            Column.time("ends").optional(row -> row.status().limits().validity().ends());

    private static final Column<User, Instant> MODULES_REMOVED_AT = Column.time("modules_removed_at")
            .optional(row -> row.status().modules().removedAt());

    private static final Column<User, Long> SESSION_EPOCH =
            Column.number("session_epoch").of(row -> row.security().sessionEpoch());

    private static final Column<User, Long> DEVICE_EPOCH =
            Column.number("device_epoch").of(row -> row.security().deviceEpoch());

    private static final Column<User, Instant> SINCE =
            Column.time("since").of(row -> row.origin().since());

    private static final Column<User, UUID> CREATOR =
            Column.uuid("creator").optional(row -> row.origin().creator().map(UserId::uuid));

    private static final Column<User, UUID> INVITATION =
            Column.uuid("invitation").optional(row -> row.origin().invitation().map(InvitationId::uuid));

    private static final Column<User, Instant> REACTIVATED_AT =
            Column.time("reactivated_at").optional(row -> row.origin().reactivatedAt());

    private static final Column<User, String> LISTING =
            Column.text("listing", 20).of(row -> row.origin().listing().name());

    private static final Column<User, Long> VERSION =
            Column.number("version").of(row -> row.revision().version());

    private static final Column<User, Bytes> SEAL =
            Column.bytes("seal", 200).of(row -> row.revision().seal());

    /** Whether people whom the user invites need a code to register. */
    public static final Column<User, Boolean> DEMANDS_SECOND_STEP =
            Column.flag("demands_second_step").of(row -> row.security().demandsSecondStep());

    private static final Column<User, UUID> OPEN_REQUEST = Column.uuid("open_request")
            .optional(row -> row.security().openRequest().map(DeactivationRequestId::uuid));

    /** The seat that the person holds. */
    public static final Column<User, UUID> SEAT =
            Column.uuid("seat").optional(row -> row.status().limits().seat().map(SeatId::uuid));

    private static final Column<User, Instant> SEAT_ENDS =
            Column.time("seat_ends").optional(UserTable::seatEnds);

    private static final Column<User, Bytes> DATA_SALT = Column.bytes("data_salt", DataSalt.LENGTH)
            .optional(row -> row.security().dataSalt().map(DataSalt::bytes));

    /** The table. */
    public static final Table<User> USERS = Table.named("user", User.class, ORGANIZATION)
            .comment(
                    "One row for each person: users, people with an open or held invitation (status INVITED), and people "
                            + "who are merely in the directory (status LISTED), who may have no address: address_key is empty then. "
                            + "open_key is the digest of the address until the user is closed: one person per address and organization. "
                            + "open_request is the request to verify the deactivation of the user, while it is open. "
                            + "external_key is the same for the external id. "
                            + "seat is the seat that the person holds, which names the person, too. "
                            + "seat_ends is when an active user who has a seat ends. "
                            + "A user acts from starts on and no more at ends; empty is without one. "
                            + "modules_removed_at is when a deactivation or a lock removed modules last. "
                            + "In the unique keys both come before the organization, so that no plan reads all people of one. "
                            + "reactivated_at is when the user could act again after a deactivation, a lock or an end. "
                            + "listing says how the person stands in the directory, whatever the account. "
                            + "The index of those who joined has the users only, where most people have no account. "
                            + "search_text, sort_key and name_letters are folded by the library and follow from the other columns; "
                            + "name_letters is there where the name has letters and digits, until the user is closed.")
            .columns(
                    ORGANIZATION,
                    ID,
                    ADDRESS,
                    ADDRESS_KEY,
                    OPEN_KEY,
                    VERIFIED,
                    NAME,
                    PHONE,
                    LANGUAGE,
                    EXTERNAL_ID,
                    EXTERNAL_KEY,
                    SEARCH_TEXT,
                    SORT_KEY,
                    NAME_LETTERS,
                    STATUS,
                    TYPE,
                    TITLE,
                    LOCK_KIND,
                    LOCK_SINCE,
                    LOCK_UNTIL,
                    STARTS,
                    ENDS,
                    MODULES_REMOVED_AT,
                    SESSION_EPOCH,
                    DEVICE_EPOCH,
                    SINCE,
                    CREATOR,
                    INVITATION,
                    LISTING,
                    REACTIVATED_AT,
                    VERSION,
                    SEAL,
                    DATA_SALT,
                    DEMANDS_SECOND_STEP,
                    OPEN_REQUEST,
                    SEAT,
                    SEAT_ENDS)
            .primaryKey(ORGANIZATION, ID)
            .version(VERSION)
            .unique("open", OPEN_KEY, ORGANIZATION)
            .unique("external", EXTERNAL_KEY, ORGANIZATION)
            .index("address", ORGANIZATION, ADDRESS_KEY, ID)
            .index("name", ORGANIZATION, SORT_KEY, ID)
            .searched(SEARCH_TEXT)
            .index("letters", Index.Only.present(NAME_LETTERS), ORGANIZATION, ID)
            .index("joined", Index.Only.unless(STATUS, UserStatus.INVITED, UserStatus.LISTED), ORGANIZATION, ID)
            .index("ending", Index.Only.present(ENDS), ENDS)
            .index("seat_ends", Index.Only.present(SEAT_ENDS), SEAT_ENDS, ORGANIZATION, ID)
            .index("locked", Index.Only.present(LOCK_KIND), ORGANIZATION, ID)
            .read(UserTable::read);

    private UserTable() {}

    private static User read(Cells cells) {
        return new User(
                cells.get(ORGANIZATION, OrganizationId::new),
                cells.get(ID, UserId::new),
                contact(cells),
                readStatus(cells),
                new User.Security(
                        cells.get(SESSION_EPOCH),
                        cells.get(DEVICE_EPOCH),
                        salt(cells),
                        cells.get(DEMANDS_SECOND_STEP),
                        cells.find(OPEN_REQUEST, DeactivationRequestId::new)),
                new User.Origin(
                        cells.get(SINCE),
                        cells.find(CREATOR, UserId::new),
                        cells.find(INVITATION, InvitationId::new),
                        cells.constant(LISTING, Listing.class),
                        cells.find(REACTIVATED_AT)),
                new Revision(cells.get(VERSION), cells.get(SEAL)));
    }

    /** The salt of the personal data of a user in the journal; reads no other column. */
    public static Optional<DataSalt> salt(Cells cells) {
        return cells.find(DATA_SALT, DataSalt::new);
    }

    /** The contact of a person, read from its columns. */
    public static User.Contact contact(Cells cells) {
        return new User.Contact(
                cells.find(ADDRESS, original -> new EmailAddress(original, cells.get(ADDRESS_KEY))),
                cells.get(VERIFIED),
                cells.find(NAME, DisplayName::new),
                cells.find(PHONE, PhoneNumber::new),
                cells.find(LANGUAGE, LanguageTag::new),
                cells.find(EXTERNAL_ID, ExternalId::new));
    }

    /** The kind of the lock, if there is one; reads no other column. */
    public static Optional<Lock.Kind> lockKind(Cells cells) {
        return cells.findConstant(LOCK_KIND, Lock.Kind.class);
    }

    /** The status; reads no other column. */
    public static UserStatus status(Cells cells) {
        return cells.constant(STATUS, UserStatus.class);
    }

    /**
     * The rights of a user with these roles, single permissions and usable modules; reads the columns of the type, the
     * time and the seat only.
     */
    public static AccessRights rights(
            Cells cells, Set<RoleGrant> grants, Set<SinglePermission> singles, Set<UsableModule> modules) {
        return new AccessRights(
                cells.get(TYPE, UserType::new),
                grants,
                singles,
                validity(cells),
                modules,
                cells.find(SEAT).isPresent());
    }

    private static Validity validity(Cells cells) {
        return new Validity(cells.find(STARTS), cells.find(ENDS));
    }

    private static User.Status readStatus(Cells cells) {
        return new User.Status(
                status(cells),
                new User.Classification(cells.get(TYPE, UserType::new), cells.find(TITLE, Title::new)),
                Set.of(),
                Set.of(),
                Set.of(),
                new UserModules(Set.of(), Set.of(), cells.find(MODULES_REMOVED_AT)),
                new User.Limits(
                        validity(cells),
                        lockKind(cells).map(kind -> new Lock(kind, cells.get(LOCK_SINCE), cells.find(LOCK_UNTIL))),
                        cells.find(SEAT, SeatId::new)));
    }

    private static Optional<Instant> seatEnds(User row) {
        User.Status status = row.status();
        return status.limits()
                .validity()
                .ends()
                .filter(end -> status.state() == UserStatus.ACTIVE
                        && status.limits().seat().isPresent());
    }

    private static Optional<Bytes> externalKey(User row) {
        return row.contact()
                .externalId()
                .filter(id -> row.status().state() != UserStatus.CLOSED)
                .map(KeyDigest::ofExternalId);
    }

    /** The letters and digits of a name that has both, to find a code word in it; none for a closed user. */
    public static Optional<String> nameLetters(User row) {
        return row.status().state() == UserStatus.CLOSED ? Optional.empty() : SearchKeys.letters(row.contact());
    }

    private static Optional<Bytes> openKey(User row) {
        return row.status().state() == UserStatus.CLOSED
                ? Optional.empty()
                : row.contact().mailbox().map(address -> KeyDigest.ofAddress(address.key()));
    }
}
