package io.rosterkit.jdbc;

import io.rosterkit.jdbc.row.Undamaged;
import io.rosterkit.jdbc.sql.Database;
import io.rosterkit.jdbc.sql.Query;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.spi.invitation.InvitationWork;
import java.time.Instant;
import java.util.List;

final class JdbcInvitationWork implements InvitationWork {

    private static final String OVERDUE = Query.fill("""
            select %s from rk_invitation i
            join rk_organization o on o.organization = i.organization and o.state = 'OPEN'
            where i.state = 'OPEN' and i.expires_at <= :now
            order by i.expires_at, i.organization, i.id
            limit :limit
            """, JdbcInvitationStore.INVITATION.select("i"));

    private final Database database;

    JdbcInvitationWork(Database database) {
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
}
