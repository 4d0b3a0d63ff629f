package io.rosterkit.jdbc;

import io.rosterkit.jdbc.row.Undamaged;
import io.rosterkit.jdbc.sql.Database;
import io.rosterkit.jdbc.sql.Query;
import io.rosterkit.jdbc.sql.TableSql;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.user.stored.AnnouncedEnd;
import io.rosterkit.spi.invitation.InvitationWork;
import io.rosterkit.spi.lifecycle.AnnouncedEndTable;
import io.rosterkit.spi.user.UserWork;
import java.time.Instant;
import java.util.List;

/** Work that time brings about. */
final class JdbcDueWork implements InvitationWork, UserWork {

    private static final String OVERDUE = Query.fill("""
            select %s from rk_invitation i
            join rk_organization o on o.organization = i.organization and o.state = 'OPEN'
            where i.state = 'OPEN' and i.expires_at <= :now
            order by i.expires_at, i.organization, i.id
            limit :limit
            """, JdbcInvitationStore.INVITATION.select("i"));

    private static final TableSql<AnnouncedEnd> END = TableSql.of(AnnouncedEndTable.ANNOUNCED_ENDS);

    private static final String UNANNOUNCED = Query.fill("""
            select %s from (
                select x.organization, x.id as user_id, x.ends from rk_user x where x.ends > :after and x.ends <= :until
                union
                select r.organization, r.user_id, r.ends from rk_user_role r
                where r.ends > :after and r.ends <= :until
                union
                select p.organization, p.user_id, p.ends from rk_user_practice p
                where p.ends > :after and p.ends <= :until
            ) e
            join rk_organization o on o.organization = e.organization and o.state = 'OPEN' and o.profile = :profile
            join rk_user u on u.organization = e.organization and u.id = e.user_id and u.status = 'ACTIVE'
                and (u.ends is null or u.ends >= e.ends)
            where not exists (
                select 1 from rk_announced_end a
                where a.organization = e.organization and a.user_id = e.user_id and a.ends = e.ends
            )
            order by e.ends, e.organization, e.user_id
            limit :limit
            """, END.select("e"));

    private final Database database;

    JdbcDueWork(Database database) {
        this.database = database;
    }

    @Override
    public List<Invitation> overdue(Instant now, int limit) {
        Undamaged<Invitation> overdue = new Undamaged<>();
        database.read(
                Query.of(OVERDUE).with("now", now).with("limit", limit),
                row -> overdue.add(() -> JdbcInvitationStore.INVITATION.read(row, "i")));
        return overdue.all();
    }

    @Override
    public List<AnnouncedEnd> unannounced(ProfileName profile, Instant after, Instant until, int limit) {
        return database.read(
                Query.of(UNANNOUNCED)
                        .with("profile", profile.code())
                        .with("after", after)
                        .with("until", until)
                        .with("limit", limit),
                row -> END.read(row, "e"));
    }
}
