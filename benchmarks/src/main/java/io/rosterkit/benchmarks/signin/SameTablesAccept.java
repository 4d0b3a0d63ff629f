package io.rosterkit.benchmarks.signin;

import io.rosterkit.benchmarks.FreeHasher;
import io.rosterkit.benchmarks.Secrets;
import io.rosterkit.benchmarks.Step;
import io.rosterkit.model.Bytes;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * What the library does to accept, by hand on the tables of the library: one trip that asks, one that charges the
 * counters of invitation and practice, and one that writes all there is, each an implicit transaction. The rows are as
 * long as the library's, drawn and sealed in the same way.
 */
final class SameTablesAccept implements Step {

    private static final String ASK = """
            select i.user_id, i.address, i.user_type, i.practice, i.state, i.link_generation, i.expires_at, i.version,
                i.seal, i.link_salt, o.state, p.code_word, c.version, n.version, m.version, o.data_salt
            from rk_invitation i
            join rk_organization o on o.organization = i.organization
            join rk_practice p on p.organization = i.organization and p.id = i.practice
            left join rk_credential c on c.organization = i.organization and c.user_id = i.user_id
            left join rk_counter n on n.organization = i.organization and n.subject = i.id and n.proof = 'CODE_WORD'
                and n.channel = ?
            left join rk_counter m on m.organization = i.organization and m.subject = i.practice
                and m.proof = 'CODE_WORD' and m.channel = ?
            where i.organization = ? and i.id = ?
            """;

    private static final String COUNT = """
            insert into rk_counter as n (organization, subject, proof, channel, charged, cleared, window_base, window_from,
                locks, caused_by, locked_until, held, changed_at, version)
            values (?, ?, 'CODE_WORD', ?, 1, 0, 0, ?, 0, 0, null, false, ?, 1)
            on conflict (organization, subject, proof, channel)
            do update set charged = n.charged + 1, changed_at = excluded.changed_at, version = n.version + 1
            """;

    private static final String CHARGE = COUNT + ";" + COUNT;

    private static final String JOURNAL = """
            insert into rk_journal (organization, id, written_at, agent_kind, agent_id, agent_ground, act,
                refused_because, facts, subject_kind, subject, version, seal, source_sealed, personal_sealed)
            values (?, ?, ?, 'GUEST', '', 'link', ?, '', ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """;

    private static final String WRITE = """
            update rk_invitation set state = 'ACCEPTED', changed_at = ?, version = version + 1, seal = ?
            where organization = ? and id = ? and version = ?;
            update rk_user set verified = true, status = 'ACTIVE', since = ?, version = 1, seal = ?, data_salt = ?
            where organization = ? and id = ? and version = 0;
            insert into rk_user_practice (organization, user_id, practice, starts, ends, assigned_by)
            values (?, ?, ?, null, null, null) on conflict do nothing;
            insert into rk_credential (organization, user_id, hash, set_at, version)
            values (?, ?, ?, ?, 1) on conflict do nothing;
            update rk_counter set cleared = charged, changed_at = ?, version = version + 1
            where organization = ? and subject = ? and proof = 'CODE_WORD' and channel = ?;
            update rk_counter set window_base = window_base + 1, changed_at = ?, version = version + 1
            where organization = ? and subject = ? and proof = 'CODE_WORD' and channel = ?;
            insert into rk_device (organization, id, user_id, epoch, since)
            values (?, ?, ?, 1, ?) on conflict do nothing;
            insert into rk_session (organization, id, user_id, epoch, device, password_at, code_at, begun_at, ends_at,
                version)
            values (?, ?, ?, 1, ?, ?, null, ?, ?, 1) on conflict do nothing;
            insert into rk_user_activity (organization, user_id, last_sign_in_at, version)
            values (?, ?, ?, 1) on conflict do nothing;
            """ + JOURNAL + ";" + JOURNAL + ";" + JOURNAL;

    private static final int WRITES = 12;
    private static final UUID CHANNEL = new UUID(0, 0);
    private static final Duration LIFETIME = Duration.ofHours(12);

    private final DataSource source;
    private final Links links;
    private final Secrets secrets = new Secrets();

    SameTablesAccept(DataSource source, Links links) {
        this.source = source;
        this.links = links;
    }

    /** What is read, and the names of what is written. */
    private record Joining(
            UUID organization, UUID invitation, OffsetDateTime now, Row row, UUID device, UUID session, Bytes salt) {}

    private record Row(UUID user, String address, String type, UUID practice, long version, Bytes seal, Bytes salt) {}

    @Override
    public void run(Random random) throws SQLException {
        ByteBuffer token = token(links.next().link());
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
        UUID organization = new UUID(token.getLong(2), token.getLong(10));
        UUID invitation = new UUID(token.getLong(18), token.getLong(26));
        try (Connection connection = source.getConnection()) {
            Row row = Hand.one(connection, result -> row(result, now), ASK, CHANNEL, CHANNEL, organization, invitation);
            Hand.change(
                    connection,
                    2,
                    CHARGE,
                    Hand.joined(
                            new Object[] {organization, invitation, CHANNEL, now, now},
                            new Object[] {organization, row.practice(), CHANNEL, now, now}));
            Joining joining = new Joining(
                    organization, invitation, now, row, secrets.id(), secrets.id(), Bytes.of(secrets.draw(16)));
            Hand.change(
                    connection,
                    WRITES,
                    WRITE,
                    Hand.joined(begun(joining), made(joining), joined(joining), told(joining)));
        }
    }

    private static ByteBuffer token(String link) {
        byte[] token = Base64.getUrlDecoder().decode(link.substring(link.indexOf('#') + 1));
        Secrets.seal(token);
        return ByteBuffer.wrap(token);
    }

    private static Row row(ResultSet row, OffsetDateTime now) throws SQLException {
        Hand.check("OPEN".equals(row.getString(5)), "the invitation is not open");
        Hand.check(row.getObject(7, OffsetDateTime.class).isAfter(now), "the invitation has expired");
        Hand.check("OPEN".equals(row.getString(11)), "the organization is closed");
        Hand.check(Secrets.seal(row.getBytes(12)).length > row.getInt(6), "the code word is wrong");
        return new Row(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getObject(4, UUID.class),
                row.getLong(8),
                Bytes.of(row.getBytes(9)),
                Bytes.of(row.getBytes(16)));
    }

    /** The values of request and invitation. */
    private Object[] begun(Joining joining) {
        UUID organization = joining.organization();
        OffsetDateTime now = joining.now();
        Row row = joining.row();
        return new Object[] {now, seal(joining, "accepted"), organization, joining.invitation(), row.version()};
    }

    /** The values of user, practice and password. */
    private Object[] made(Joining joining) {
        UUID organization = joining.organization();
        OffsetDateTime now = joining.now();
        Row row = joining.row();
        return new Object[] {
            now,
            seal(joining, "joined"),
            joining.salt().toArray(),
            organization,
            row.user(),
            organization,
            row.user(),
            row.practice(),
            organization,
            row.user(),
            FreeHasher.HASH.text(),
            now
        };
    }

    /** The values of counters, device and session. */
    private static Object[] joined(Joining joining) {
        UUID organization = joining.organization();
        OffsetDateTime now = joining.now();
        UUID user = joining.row().user();
        return new Object[] {
            now,
            organization,
            joining.invitation(),
            CHANNEL,
            now,
            organization,
            joining.row().practice(),
            CHANNEL,
            organization,
            joining.device(),
            user,
            now,
            organization,
            joining.session(),
            user,
            joining.device(),
            now,
            now,
            now.plus(LIFETIME),
            organization,
            user,
            now
        };
    }

    /** The values of the journal. */
    private Object[] told(Joining joining) {
        UUID user = joining.row().user();
        String invitation = "invitation=" + joining.invitation() + "\nroles=\ntype=staff\n";
        return Hand.joined(
                entry(
                        joining,
                        "invitation.accept",
                        "from=open\ngeneration=1\nto=accepted\n",
                        new About(
                                "INVITATION",
                                joining.invitation(),
                                joining.row().version() + 1)),
                entry(joining, "user.join", invitation, new About("USER", user, 1)),
                entry(joining, "session.begin", "session=" + joining.session() + "\n", new About("USER", user, 0)));
    }

    private record About(String kind, UUID subject, long version) {}

    private Object[] entry(Joining joining, String act, String facts, About about) {
        UUID entry = secrets.id();
        String place = joining.organization() + "|journal|" + entry + "|";
        Bytes salt =
                about.kind().equals("USER") ? joining.salt() : joining.row().salt();
        byte[] origin = Secrets.encrypt(salt.toArray(), place + "source", "192.0.2.1");
        byte[] personal = act.equals("user.join")
                ? Secrets.encrypt(
                        joining.salt().toArray(),
                        place + "personal",
                        "address=" + joining.row().address() + "\n")
                : null;
        byte[] seal = Secrets.seal(Hand.joined(Hand.bytes(described(joining, act + facts)), origin));
        return new Object[] {
            joining.organization(),
            entry,
            joining.now(),
            act,
            facts,
            about.kind(),
            about.subject(),
            about.version(),
            seal,
            origin,
            personal
        };
    }

    private static byte[] seal(Joining joining, String what) {
        return Secrets.seal(Hand.bytes(described(joining, what)));
    }

    private static String described(Joining joining, String what) {
        return joining.invitation() + "|" + joining.now() + "|" + what + "|"
                + joining.row().seal().length() + "|" + joining.organization();
    }
}
