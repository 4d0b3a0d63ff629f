package io.rosterkit.benchmarks.invite;

import io.rosterkit.benchmarks.Secrets;
import io.rosterkit.benchmarks.Step;
import io.rosterkit.benchmarks.Tenants;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.spi.user.KeyDigest;
import io.rosterkit.spi.user.SearchKeys;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * What the library does to invite, by hand on the tables of the library: one trip that asks for access state, practice
 * and address, and one that writes person, invitation, message and journal as one implicit transaction. The rows are as
 * long as the library's, drawn and sealed in the same way.
 */
final class SameTablesInvite implements Step {

    private static final String ASK = """
            select o.state, o.profile, o.overrides, o.data_salt, u.status, u.lock_kind, u.session_epoch = z.epoch,
                z.begun_at, z.ends_at, u.data_salt,
                (select string_agg(r.role, ' ') from rk_user_role r
                    where r.organization = u.organization and r.user_id = u.id and r.scope = 'ORGANIZATION'),
                p.id
            from rk_organization o
            left join rk_session z on z.organization = o.organization and z.id = ? and z.user_id = ?
            left join rk_user u on u.organization = z.organization and u.id = z.user_id
            left join rk_practice p on p.organization = o.organization
            where o.organization = ? order by p.id;
            select status from rk_user where organization = ? and open_key = ?
            """;

    private static final String WRITE = """
            insert into rk_user (organization, id, address, address_key, open_key, verified, name, phone, search_text, sort_key, status,
                user_type, lock_kind, lock_since, lock_until, session_epoch, device_epoch, since, creator, invitation,
                listing, version, seal, demands_second_step)
            values (?, ?, ?, ?, ?, false, null, null, ?, '', 'INVITED', 'staff', null, null, null, 1, 1, ?, ?, ?, 'UNLISTED', 0,
                '', false);
            insert into rk_invitation (organization, id, user_id, address, address_key, name, user_type, roles, listed,
                practice, phone, state, invited_at, expires_at, changed_at, successor, inviter, link_generation,
                link_epoch, link_key, link_salt, last_message, version, seal)
            values (?, ?, ?, ?, ?, null, 'staff', '', false, ?, null, 'OPEN', ?, ?, ?, null, ?, 1, 1, 1, ?, ?, 1, ?);
            insert into rk_message (organization, id, notice, lane, subject, generation, channel, address, address_key, due,
                state, attempts, claims, changed_at, failure, fence, lease_until)
            values (?, ?, 'INVITATION', 1, ?, 1, 'MAIL', ?, ?, ?, 'QUEUED', 0, 0, ?, null, 0, null);
            insert into rk_journal (organization, id, written_at, agent_kind, agent_id, agent_ground, act,
                refused_because, facts, subject_kind, subject, version, seal)
            values (?, ?, ?, 'MEMBER', ?, 'invite by owner', 'invitation.invite', '', ?, 'INVITATION', ?, 1, ?)
            """;

    private static final int WRITES = 4;
    private static final Duration LIFETIME = Duration.ofDays(7);

    private final DataSource source;
    private final Tenants tenants;
    private final Secrets secrets = new Secrets();

    SameTablesInvite(DataSource source, Tenants tenants) {
        this.source = source;
        this.tenants = tenants;
    }

    @Override
    public void run(Random random) throws SQLException {
        Session owner = tenants.any(random);
        String address = Tenants.address(random);
        try (Connection connection = source.getConnection()) {
            UUID practice = practice(connection, owner, address);
            write(connection, values(owner, address, practice));
        }
    }

    private static UUID practice(Connection connection, Session owner, String address) throws SQLException {
        UUID organization = owner.organization().uuid();
        try (PreparedStatement statement = connection.prepareStatement(ASK)) {
            bind(statement, owner.id().uuid(), owner.user().uuid(), organization, organization, digest(address));
            statement.execute();
            UUID practice = permitted(statement.getResultSet());
            statement.getMoreResults();
            check(!statement.getResultSet().next(), "the address is taken");
            return practice;
        }
    }

    private static UUID permitted(ResultSet standing) throws SQLException {
        check(standing.next(), "there is no such organization");
        check("OPEN".equals(standing.getString(1)), "the organization is closed");
        check("standard".equals(standing.getString(2)), "the profile is another");
        check("1".equals(standing.getString(3)), "the organization has policies of its own");
        check("ACTIVE".equals(standing.getString(5)) && standing.getString(6) == null, "the user may not act");
        check(standing.getBoolean(7), "the session is over");
        check(standing.getObject(9, OffsetDateTime.class).isAfter(OffsetDateTime.now(ZoneOffset.UTC)), "it has ended");
        check(List.of(standing.getString(11).split(" ", -1)).contains("owner"), "the user may not invite");
        return standing.getObject(12, UUID.class);
    }

    /** What one invitation is made of. */
    private record Fresh(
            UUID organization, String by, String address, OffsetDateTime now, UUID id, UUID user, UUID message) {}

    private Object[] values(Session owner, String address, UUID practice) {
        Fresh fresh = new Fresh(
                owner.organization().uuid(),
                owner.user().toString(),
                address,
                OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS),
                secrets.id(),
                secrets.id(),
                secrets.id());
        UUID entry = secrets.id();
        String facts = "practice=" + practice + "\nroles=\ntype=staff\nuser=" + fresh.user() + "\n";
        byte[] seal = Secrets.seal(bytes(entry + "|" + fresh + "|" + facts));
        return Stream.of(person(fresh), invitation(fresh, practice, seal), message(fresh), new Object[] {
                    fresh.organization(), entry, fresh.now(), fresh.by(), facts, fresh.id(), seal
                })
                .flatMap(Arrays::stream)
                .toArray();
    }

    private static Object[] person(Fresh fresh) {
        return new Object[] {
            fresh.organization(),
            fresh.user(),
            fresh.address(),
            fresh.address(),
            digest(fresh.address()),
            SearchKeys.text(User.Contact.of(new EmailAddress(fresh.address(), fresh.address()))),
            fresh.now(),
            UUID.fromString(fresh.by()),
            fresh.id()
        };
    }

    private static byte[] digest(String address) {
        return KeyDigest.ofAddress(address).toArray();
    }

    private Object[] invitation(Fresh fresh, UUID practice, byte[] seal) {
        return new Object[] {
            fresh.organization(),
            fresh.id(),
            fresh.user(),
            fresh.address(),
            fresh.address(),
            practice,
            fresh.now(),
            fresh.now().plus(LIFETIME),
            fresh.now(),
            UUID.fromString(fresh.by()),
            secrets.draw(16),
            fresh.message(),
            seal
        };
    }

    private static Object[] message(Fresh fresh) {
        return new Object[] {
            fresh.organization(),
            fresh.message(),
            fresh.id(),
            fresh.address(),
            fresh.address(),
            fresh.now(),
            fresh.now()
        };
    }

    private static void write(Connection connection, Object[] values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            bind(statement, values);
            statement.execute();
            for (int i = 0; i < WRITES; i++) {
                check(statement.getUpdateCount() == 1, "a row was there already");
                statement.getMoreResults();
            }
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
