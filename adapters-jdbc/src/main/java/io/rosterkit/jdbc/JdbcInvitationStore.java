package io.rosterkit.jdbc;

import io.rosterkit.jdbc.row.Among;
import io.rosterkit.jdbc.row.Keyset;
import io.rosterkit.jdbc.row.Viewing;
import io.rosterkit.jdbc.sql.Database;
import io.rosterkit.jdbc.sql.Query;
import io.rosterkit.jdbc.sql.Reading;
import io.rosterkit.jdbc.sql.Row;
import io.rosterkit.jdbc.sql.TableSql;
import io.rosterkit.model.Bytes;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.access.WithAccess;
import io.rosterkit.model.invitation.InvitationQuery;
import io.rosterkit.model.invitation.InvitationState;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.LinkedInvitation;
import io.rosterkit.model.invitation.stored.TrackedInvitation;
import io.rosterkit.model.notice.Delivery;
import io.rosterkit.model.organization.stored.Practice;
import io.rosterkit.model.user.UserStatus;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.invitation.InvitationTable;
import io.rosterkit.spi.storage.DamagedRowException;
import io.rosterkit.spi.table.Cells;
import io.rosterkit.spi.user.KeyDigest;
import io.rosterkit.spi.user.UserTable;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

final class JdbcInvitationStore implements InvitationStore {

    static final TableSql<Invitation> INVITATION = TableSql.of(InvitationTable.INVITATIONS);

    private static final String COLUMNS = INVITATION.select("i");

    private static final String TRACKED = COLUMNS + ", " + JdbcMessageWork.DELIVERY;

    private static final String TRACKS = """

            left join rk_message m on m.organization = i.organization and m.id = i.last_message
            """;

    private static final String FIND = Viewing.sql(
            TRACKED, "left join rk_invitation i on i.organization = o.organization and i.id = :id" + TRACKS, "");

    private static final String SLICE = """
            left join (
                select x.* from rk_invitation x
                where x.organization = :organization%s
                %s
                limit :limit
            ) i on i.organization = o.organization
            """ + TRACKS;

    private static final String LINKED = Query.fill("""
            select %s, %s
            from rk_invitation i join rk_organization o on o.organization = i.organization
            where i.organization = :organization and i.id = :id
            """, COLUMNS, JdbcOrganizationStore.ORGANIZATION.select("o"));

    private static final String OPEN_SENT_BY = """
            select count(*) as sent from (
                select x.id from rk_invitation x
                where x.organization = :organization and x.inviter = :inviter
                and x.state = 'OPEN' and x.expires_at > :now
                limit :limit
            ) c
            """;

    private static final String HOLDERS = "select u.address_key as address_key, u.organization as holder_organization,"
            + " u.id as holder_id, u.status as holder_status, "
            + COLUMNS
            + " from rk_user u left join rk_invitation i"
            + " on i.organization = u.organization and i.id = u.invitation and u.status = 'INVITED'"
            + " where u.organization = :organization and ";

    private final Database database;

    JdbcInvitationStore(Database database) {
        this.database = database;
    }

    @Override
    public WithAccess<Optional<TrackedInvitation>> find(Viewer viewer, InvitationId id) {
        return tracked().one(database, Viewing.query(FIND, viewer).with("id", id));
    }

    @Override
    public WithAccess<List<TrackedInvitation>> page(Viewer viewer, InvitationQuery query) {
        Keyset keyset = keyset(query.order());
        String conditions = states(query.states()) + keyset.condition(database.dialect(), "x", query.slice());
        String sql = Viewing.sql(TRACKED, Query.fill(SLICE, conditions, keyset.order("x")), keyset.order("i"));
        return tracked()
                .list(database, keyset.bound(Viewing.query(sql, viewer).with("now", query.now()), query.slice()));
    }

    @Override
    public WithAccess<AddressesInUse> addressesInUse(Viewer viewer, Collection<String> addressKeys) {
        Map<String, Invitation> open = new HashMap<>();
        Map<String, Holder> users = new HashMap<>();
        Viewing<Practice> practices = JdbcOrganizationStore.practices();
        List<Reading> readings = new ArrayList<>();
        readings.add(new Reading(Viewing.query(JdbcOrganizationStore.ALL_WITH_ACCESS, viewer), practices));
        for (Among part : Among.bytes(database.dialect(), "u.open_key", digests(addressKeys))) {
            Query query = Query.of(HOLDERS + part.condition())
                    .withAll(part.values())
                    .with("organization", viewer.organization());
            readings.add(new Reading(query, row -> {
                if (row.has("i_id")) {
                    open.put(row.text("address_key"), INVITATION.read(row, "i"));
                } else {
                    users.put(row.text("address_key"), holder(row));
                }
            }));
        }
        database.read(readings);
        WithAccess<List<Practice>> seen = practices.list();
        return new WithAccess<>(seen.access(), new AddressesInUse(Map.copyOf(open), Map.copyOf(users), seen.value()));
    }

    @Override
    public int openSentBy(OrganizationId organization, UserId inviter, Instant now, int atMost) {
        Query query = Query.of(OPEN_SENT_BY)
                .with("organization", organization)
                .with("inviter", inviter)
                .with("now", now)
                .with("limit", atMost);
        return database.read(query, row -> row.count("sent")).get(0);
    }

    @Override
    public Optional<LinkedInvitation> linked(OrganizationId organization, InvitationId id) {
        Query query = Query.of(LINKED).with("organization", organization).with("id", id);
        return database
                .read(
                        query,
                        row -> new LinkedInvitation(INVITATION.read(row, "i"), JdbcOrganizationStore.organization(row)))
                .stream()
                .findFirst();
    }

    private static Holder holder(Row row) throws SQLException {
        return new Holder(
                new UserId(row.uuid("holder_id")),
                row.map("holder", cells -> UserTable.USERS.part(cells, JdbcInvitationStore::statusOfHolder)));
    }

    private static UserStatus statusOfHolder(Cells cells) {
        UserStatus status = UserTable.status(cells);
        if (status == UserStatus.INVITED) {
            throw DamagedRowException.ofColumn("invitation", "names no invitation that is there");
        }
        return status;
    }

    private static List<Bytes> digests(Collection<String> addressKeys) {
        return addressKeys.stream().map(KeyDigest::ofAddress).toList();
    }

    private static Keyset keyset(InvitationQuery.Order order) {
        return switch (order) {
            case NEWEST_FIRST -> Keyset.byId(true);
            case OLDEST_FIRST -> Keyset.byId(false);
            case ADDRESS -> Keyset.byText("address_key");
        };
    }

    /** An open invitation whose time is over counts as expired, written down or not. */
    private static String states(Set<InvitationState> states) {
        if (states.isEmpty() || states.containsAll(EnumSet.allOf(InvitationState.class))) {
            return "";
        }
        return states.stream()
                .sorted()
                .map(state -> switch (state) {
                    case OPEN -> "(x.state = 'OPEN' and x.expires_at > :now)";
                    case EXPIRED -> "x.state = 'EXPIRED' or (x.state = 'OPEN' and x.expires_at <= :now)";
                    case HELD, ACCEPTED, DECLINED, WITHDRAWN, SUPERSEDED -> "x.state = '" + state.name() + "'";
                })
                .collect(Collectors.joining(" or ", " and (", ")"));
    }

    private static Viewing<TrackedInvitation> tracked() {
        return new Viewing<>("i_id", row -> {
            Invitation invitation = INVITATION.read(row, "i");
            return new TrackedInvitation(invitation, delivery(row, invitation));
        });
    }

    private static Delivery delivery(Row row, Invitation invitation) throws SQLException {
        return row.has("d_state")
                ? JdbcMessageWork.delivery(row)
                : Delivery.forgotten(invitation.progress().changedAt());
    }
}
