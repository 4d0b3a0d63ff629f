package io.rosterkit.jdbc;

import io.rosterkit.jdbc.sql.Database;
import io.rosterkit.jdbc.sql.Query;
import io.rosterkit.jdbc.sql.Row;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.invitation.stored.LinkedInvitation;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.spi.registration.RegistrationStore;
import io.rosterkit.spi.registration.WaitingStore;
import io.rosterkit.spi.user.KeyDigest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

final class JdbcRegistrationStore implements RegistrationStore, WaitingStore {

    /** The counters are two joins, because only PostgreSQL would look up either subject of a list by its key. */
    private static final String FACTS = Query.fill(
            """
            select %s, s.id as demanding_sender
            from rk_invitation i
            join rk_organization o on o.organization = i.organization
            join rk_practice p on p.organization = i.organization and p.id = i.practice
            left join rk_credential c on c.organization = i.organization and c.user_id = i.user_id
            left join rk_counter n on n.organization = i.organization and n.subject = i.id and n.proof = :proof
                and n.channel = :unknown_clients
            left join rk_counter m on m.organization = i.organization and m.subject = i.practice and m.proof = :proof
                and m.channel = :unknown_clients
            left join rk_user s on s.organization = i.organization and s.id = i.inviter
                and s.demands_second_step
            where i.organization = :organization and i.id = :id
            """,
            String.join(
                    ", ",
                    JdbcInvitationStore.INVITATION.select("i"),
                    JdbcOrganizationStore.ORGANIZATION.select("o"),
                    JdbcOrganizationStore.PRACTICE.select("p"),
                    JdbcSignInStore.CREDENTIAL.select("c"),
                    JdbcCounterStore.COUNTER.select("n"),
                    JdbcCounterStore.COUNTER.select("m")));

    private static final String WAITING =
            Query.fill("""
            select %s, %s
            from rk_user u
            join rk_invitation i on i.organization = u.organization and i.id = u.invitation
            join rk_organization o on o.organization = i.organization and o.state = 'OPEN'
            where u.open_key = :address and u.status = 'INVITED' and i.state = 'OPEN' and i.expires_at > :now
            order by i.id desc
            limit :limit
            """, JdbcInvitationStore.INVITATION.select("i"), JdbcOrganizationStore.ORGANIZATION.select("o"));

    private final Database database;

    JdbcRegistrationStore(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Facts> facts(OrganizationId organization, InvitationId id) {
        Query query = Query.of(FACTS)
                .with("organization", organization)
                .with("id", id)
                .with("proof", Proof.CODE_WORD)
                .with("unknown_clients", Counter.UNKNOWN_CLIENTS);
        return database.read(query, JdbcRegistrationStore::facts).stream().findFirst();
    }

    @Override
    public List<LinkedInvitation> waiting(String addressKey, Instant now, int limit) {
        return database.read(
                Query.of(WAITING)
                        .with("address", KeyDigest.ofAddress(addressKey))
                        .with("now", now)
                        .with("limit", limit),
                JdbcRegistrationStore::linked);
    }

    private static Facts facts(Row row) throws SQLException {
        return new Facts(
                linked(row),
                JdbcOrganizationStore.practice(row),
                row.optional("c_user_id", columns -> JdbcSignInStore.CREDENTIAL.read(columns, "c")),
                Stream.of(counter(row, "n"), counter(row, "m"))
                        .flatMap(Optional::stream)
                        .toList(),
                row.has("demanding_sender"));
    }

    private static Optional<Counter> counter(Row row, String alias) throws SQLException {
        return row.optional(alias + "_subject", columns -> JdbcCounterStore.COUNTER.read(columns, alias));
    }

    private static LinkedInvitation linked(Row row) throws SQLException {
        return new LinkedInvitation(
                JdbcInvitationStore.INVITATION.read(row, "i"), JdbcOrganizationStore.organization(row));
    }
}
