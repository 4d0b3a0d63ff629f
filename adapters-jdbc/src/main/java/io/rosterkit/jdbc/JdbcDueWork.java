package io.rosterkit.jdbc;

import io.rosterkit.jdbc.row.Undamaged;
import io.rosterkit.jdbc.sql.Database;
import io.rosterkit.jdbc.sql.Query;
import io.rosterkit.jdbc.sql.Row;
import io.rosterkit.jdbc.sql.TableSql;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.UserId;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.organization.ProfileName;
import io.rosterkit.model.user.stored.Announcement;
import io.rosterkit.model.user.stored.InactiveUser;
import io.rosterkit.model.user.stored.UserActivity;
import io.rosterkit.spi.invitation.InvitationWork;
import io.rosterkit.spi.lifecycle.AnnouncementTable;
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

    static final TableSql<Announcement> ANNOUNCEMENT = TableSql.of(AnnouncementTable.ANNOUNCEMENTS);

    private static final String UNANNOUNCED = Query.fill("""
            select %s from (
                select x.organization, x.id as user_id, 'USER' as kind, '' as role, x.id as practice,
                    x.ends as moment, x.ends as due, false as kept, coalesce(a.version, 0) + 1 as version
                from rk_user x
                left join rk_announcement a on a.organization = x.organization and a.user_id = x.id
                    and a.kind = 'USER' and a.role = '' and a.practice = x.id
                where x.ends > :after and x.ends <= :until and (a.user_id is null or a.moment <> x.ends)
                union all
                select r.organization, r.user_id, case when r.scope = 'PRACTICE' then 'PRACTICE_ROLE' else 'ROLE' end,
                    r.role, case when r.scope = 'PRACTICE' then r.practice else r.user_id end, r.ends, r.ends, false,
                    coalesce(a.version, 0) + 1
                from rk_user_role r
                left join rk_announcement a on a.organization = r.organization and a.user_id = r.user_id
                    and a.kind = case when r.scope = 'PRACTICE' then 'PRACTICE_ROLE' else 'ROLE' end
                    and a.role = r.role and a.practice = case when r.scope = 'PRACTICE' then r.practice else r.user_id end
                where r.ends > :after and r.ends <= :until and (a.user_id is null or a.moment <> r.ends)
                union all
                select p.organization, p.user_id, 'PRACTICE', '', p.practice, p.ends, p.ends, false,
                    coalesce(a.version, 0) + 1
                from rk_user_practice p
                left join rk_announcement a on a.organization = p.organization and a.user_id = p.user_id
                    and a.kind = 'PRACTICE' and a.role = '' and a.practice = p.practice
                where p.ends > :after and p.ends <= :until and (a.user_id is null or a.moment <> p.ends)
            ) e
            join rk_organization o on o.organization = e.organization and o.state = 'OPEN' and o.profile = :profile
            join rk_user u on u.organization = e.organization and u.id = e.user_id and u.status = 'ACTIVE'
                and (u.ends is null or u.ends >= e.moment)
            order by e.moment, e.organization, e.user_id
            limit :limit
            """, ANNOUNCEMENT.select("e"));

    private static final String OVERTAKEN = Query.fill("""
            select %s from rk_announcement a
            left join rk_user u on a.kind = 'USER'
                and u.organization = a.organization and u.id = a.user_id and u.ends = a.moment
            left join rk_user_role r on r.organization = a.organization and r.user_id = a.user_id
                and r.role = a.role and r.ends = a.moment and (
                    (a.kind = 'ROLE' and r.scope = 'ORGANIZATION')
                    or (a.kind = 'PRACTICE_ROLE' and r.scope = 'PRACTICE' and r.practice = a.practice))
            left join rk_user_practice p on a.kind = 'PRACTICE' and p.organization = a.organization
                and p.user_id = a.user_id and p.practice = a.practice and p.ends = a.moment
            where a.due > :now and a.kind <> 'INACTIVITY' and u.id is null and r.user_id is null and p.user_id is null
            order by a.due, a.organization, a.user_id
            limit :limit
            """, ANNOUNCEMENT.select("a"));

    private static final String INACTIVE = Query.fill("""
            select i.organization as i_organization, i.user_id as i_user_id, %s from (
                select s.organization, s.user_id from rk_user_activity s where s.last_sign_in_at <= :signed_in
                union all
                select s.organization, s.user_id from rk_user_activity s where s.last_sign_in_at is null
            ) i
            join rk_organization o on o.organization = i.organization and o.state = 'OPEN' and o.profile = :profile
            join rk_user u on u.organization = i.organization and u.id = i.user_id and u.status = 'ACTIVE'
                and u.since <= :since and (u.reactivated_at is null or u.reactivated_at <= :since)
                and (u.starts is null or u.starts <= :since) and (u.ends is null or u.ends > :now)
                and (u.lock_kind is null or u.lock_kind <> 'ADMINISTRATOR')
            left join rk_announcement a on a.organization = i.organization and a.user_id = i.user_id
                and a.kind = 'INACTIVITY'
            where a.user_id is null or a.due <= :now
            order by i.organization, i.user_id
            limit :limit
            """, ANNOUNCEMENT.select("a"));

    private final Database database;

    JdbcDueWork(Database database) {
        this.database = database;
    }

    @Override
    public List<Invitation> overdue(Instant now, int limit) {
        return undamaged(
                Query.of(OVERDUE).with("now", now).with("limit", limit),
                row -> JdbcInvitationStore.INVITATION.read(row, "i"));
    }

    private <T> List<T> undamaged(Query query, Row.Mapper<T> mapper) {
        Undamaged<T> found = new Undamaged<>();
        database.read(query, row -> found.add(() -> mapper.map(row)));
        return found.all();
    }

    @Override
    public List<Announcement> unannounced(ProfileName profile, Instant after, Instant until, int limit) {
        return undamaged(
                Query.of(UNANNOUNCED)
                        .with("profile", profile.code())
                        .with("after", after)
                        .with("until", until)
                        .with("limit", limit),
                row -> ANNOUNCEMENT.read(row, "e"));
    }

    @Override
    public List<Announcement> overtaken(Instant now, int limit) {
        return undamaged(Query.of(OVERTAKEN).with("now", now).with("limit", limit), row -> ANNOUNCEMENT.read(row, "a"));
    }

    @Override
    public List<InactiveUser> inactive(ProfileName profile, Instant since, Instant now, int limit) {
        return undamaged(
                Query.of(INACTIVE)
                        .with("profile", profile.code())
                        .with("since", since)
                        .with("signed_in", since.minus(UserActivity.EXACT_TO))
                        .with("now", now)
                        .with("limit", limit),
                row -> new InactiveUser(
                        new OrganizationId(row.uuid("i_organization")),
                        new UserId(row.uuid("i_user_id")),
                        row.optional("a_user_id", columns -> ANNOUNCEMENT.read(columns, "a"))));
    }
}
