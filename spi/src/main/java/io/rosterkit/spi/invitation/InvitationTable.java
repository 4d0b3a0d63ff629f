package io.rosterkit.spi.invitation;

import io.rosterkit.model.Bytes;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.MessageId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.PracticeId;
import io.rosterkit.model.Revision;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import io.rosterkit.model.access.Validity;
import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.contact.PhoneNumber;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.Invitee;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.InvitationProgress;
import io.rosterkit.model.invitation.stored.LinkSeed;
import io.rosterkit.model.user.ExternalId;
import io.rosterkit.spi.table.Cells;
import io.rosterkit.spi.table.Column;
import io.rosterkit.spi.table.Index;
import io.rosterkit.spi.table.Table;
import io.rosterkit.spi.table.TextCodes;
import java.time.Instant;
import java.util.UUID;

/** Invitations as stored. */
public final class InvitationTable {

    private static final Column<Invitation, UUID> ORGANIZATION =
            Column.uuid("organization").of(row -> row.organization().uuid());

    /** The id of the invitation. */
    public static final Column<Invitation, UUID> ID =
            Column.uuid("id").of(row -> row.id().uuid());

    private static final Column<Invitation, UUID> USER =
            Column.uuid("user_id").of(row -> row.invitee().user().uuid());

    private static final Column<Invitation, String> ADDRESS =
            Column.text("address", 254).of(row -> row.invitee().address().original());

    private static final Column<Invitation, String> ADDRESS_KEY =
            Column.text("address_key", 254).of(row -> row.invitee().address().key());

    private static final Column<Invitation, String> NAME =
            Column.text("name", 200).optional(row -> row.invitee().name().map(DisplayName::text));

    private static final Column<Invitation, String> TYPE =
            Column.text("user_type", 40).of(row -> row.invitee().type().code());

    private static final Column<Invitation, String> ROLES =
            Column.text("roles", 4000).of(row -> TextCodes.write(row.invitee().roles(), Role::code));

    private static final Column<Invitation, UUID> PRACTICE =
            Column.uuid("practice").of(row -> row.invitee().practice().uuid());

    private static final Column<Invitation, Instant> STARTS =
            Column.time("starts").optional(row -> row.invitee().validity().starts());

    private static final Column<Invitation, Instant> ENDS =
            Column.time("ends").optional(row -> row.invitee().validity().ends());

    private static final Column<Invitation, String> PHONE =
            Column.text("phone", 20).optional(row -> row.invitee().phone().map(PhoneNumber::e164));

    private static final Column<Invitation, String> EXTERNAL_ID = Column.text("external_id", ExternalId.MAX_LENGTH)
            .optional(row -> row.invitee().externalId().map(ExternalId::text));

    private static final Column<Invitation, Boolean> LISTED =
            Column.flag("listed").of(row -> row.invitee().listed());

    /** The name of the state. */
    public static final Column<Invitation, String> STATE =
            Column.text("state", 20).of(row -> row.progress().state().name());

    private static final Column<Invitation, Instant> INVITED_AT =
            Column.time("invited_at").of(row -> row.progress().invitedAt());

    private static final Column<Invitation, Instant> EXPIRES_AT =
            Column.time("expires_at").of(row -> row.progress().expiresAt());

    private static final Column<Invitation, Instant> CHANGED_AT =
            Column.time("changed_at").of(row -> row.progress().changedAt());

    private static final Column<Invitation, UUID> SUCCESSOR =
            Column.uuid("successor").optional(row -> row.progress().successor().map(InvitationId::uuid));

    /** The user who invited. */
    public static final Column<Invitation, UUID> INVITER =
            Column.uuid("inviter").optional(row -> row.progress().inviter().map(UserId::uuid));

    private static final Column<Invitation, Integer> LINK_GENERATION =
            Column.count("link_generation").of(row -> row.link().generation());

    private static final Column<Invitation, Integer> LINK_EPOCH =
            Column.count("link_epoch").of(row -> row.link().addressEpoch());

    private static final Column<Invitation, Integer> LINK_KEY =
            Column.count("link_key").of(row -> row.link().keyId());

    private static final Column<Invitation, Bytes> LINK_SALT =
            Column.bytes("link_salt", 100).of(row -> row.link().salt());

    private static final Column<Invitation, UUID> LAST_MESSAGE =
            Column.uuid("last_message").of(row -> row.lastMessage().uuid());

    private static final Column<Invitation, Long> VERSION =
            Column.number("version").of(row -> row.revision().version());

    private static final Column<Invitation, Bytes> SEAL =
            Column.bytes("seal", 200).of(row -> row.revision().seal());

    /** The table. */
    public static final Table<Invitation> INVITATIONS = Table.named("invitation", Invitation.class, ORGANIZATION)
            .columns(
                    ORGANIZATION,
                    ID,
                    USER,
                    ADDRESS,
                    ADDRESS_KEY,
                    NAME,
                    TYPE,
                    ROLES,
                    PRACTICE,
                    STARTS,
                    ENDS,
                    PHONE,
                    EXTERNAL_ID,
                    LISTED,
                    STATE,
                    INVITED_AT,
                    EXPIRES_AT,
                    CHANGED_AT,
                    SUCCESSOR,
                    INVITER,
                    LINK_GENERATION,
                    LINK_EPOCH,
                    LINK_KEY,
                    LINK_SALT,
                    LAST_MESSAGE,
                    VERSION,
                    SEAL)
            .primaryKey(ORGANIZATION, ID)
            .version(VERSION)
            .index("address", ORGANIZATION, ADDRESS_KEY, ID)
            .index("sent", Index.Only.of(STATE, InvitationState.OPEN), ORGANIZATION, INVITER, EXPIRES_AT)
            .index("overdue", Index.Only.of(STATE, InvitationState.OPEN), EXPIRES_AT)
            .read(InvitationTable::read);

    private InvitationTable() {}

    private static Invitation read(Cells cells) {
        return new Invitation(
                cells.get(ORGANIZATION, OrganizationId::new),
                cells.get(ID, InvitationId::new),
                invitee(cells),
                progress(cells),
                new LinkSeed(
                        cells.get(LINK_GENERATION), cells.get(LINK_EPOCH), cells.get(LINK_KEY), cells.get(LINK_SALT)),
                cells.get(LAST_MESSAGE, MessageId::new),
                new Revision(cells.get(VERSION), cells.get(SEAL)));
    }

    private static Invitee invitee(Cells cells) {
        return new Invitee(
                cells.get(USER, UserId::new),
                new EmailAddress(cells.get(ADDRESS), cells.get(ADDRESS_KEY)),
                new Invitee.Details(
                        cells.find(NAME, DisplayName::new),
                        cells.find(PHONE, PhoneNumber::new),
                        cells.find(EXTERNAL_ID, ExternalId::new)),
                new Invitee.Access(
                        cells.get(TYPE, UserType::new),
                        cells.get(ROLES, text -> TextCodes.read(text, Role::new)),
                        cells.get(PRACTICE, PracticeId::new),
                        new Validity(cells.find(STARTS), cells.find(ENDS))),
                cells.get(LISTED));
    }

    private static InvitationProgress progress(Cells cells) {
        return new InvitationProgress(
                cells.constant(STATE, InvitationState.class),
                cells.get(INVITED_AT),
                cells.get(EXPIRES_AT),
                cells.get(CHANGED_AT),
                cells.find(SUCCESSOR, InvitationId::new),
                cells.find(INVITER, UserId::new));
    }
}
