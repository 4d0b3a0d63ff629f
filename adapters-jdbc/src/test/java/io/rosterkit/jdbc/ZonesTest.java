package io.rosterkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.invitation.stored.Invitation;
import io.rosterkit.model.invitation.stored.InvitationProgress;
import io.rosterkit.model.invitation.stored.TrackedInvitation;
import io.rosterkit.spi.invitation.InvitationStore;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.tck.given.Given;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Moments survive a session whose zone is neither UTC nor that of this process, in the hours that clocks skip and
 * repeat too.
 */
class ZonesTest {

    private static final List<Instant> MOMENTS = List.of(
            Instant.parse("2026-03-29T01:30:00.123456Z"),
            Instant.parse("2026-10-25T00:30:00.999999Z"),
            Instant.parse("2026-03-08T07:15:00.000001Z"),
            Instant.parse("2026-09-26T14:00:00Z"));

    @Test
    void onH2() {
        JdbcDataSource source = (JdbcDataSource) TestDatabase.H2_IN_MEMORY.installed();
        source.setURL(source.getURL() + ";TIME ZONE=America/St_Johns");
        survive(source);
    }

    @Test
    @Tag("server")
    void onPostgresql() {
        PGSimpleDataSource source = (PGSimpleDataSource) TestDatabase.POSTGRESQL.installed();
        source.setOptions("-c TimeZone=America/St_Johns");
        survive(source);
    }

    @Test
    @Tag("server")
    void onMariadb() throws SQLException {
        MariaDbDataSource source = (MariaDbDataSource) TestDatabase.MARIADB.installed();
        survive(new MariaDbDataSource(source.getUrl() + "&sessionVariables=time_zone='-03:30'"));
    }

    private static void survive(DataSource source) {
        Storage storage = JdbcStorage.on(source);
        Given given = Given.organization(1);
        storage.apply(given.opened());
        for (Instant moment : MOMENTS) {
            Invitation row = given.invitation(
                    "a" + MOMENTS.indexOf(moment) + "@weiss.example",
                    InvitationProgress.open(moment, moment.plus(Given.OPEN_FOR)));
            storage.apply(given.inviting(row));
            Optional<TrackedInvitation> found = storage.port(InvitationStore.class)
                    .find(Viewer.of(given.id()), row.id())
                    .value();
            assertThat(found.map(TrackedInvitation::invitation)).contains(row);
        }
        assertThat(Duration.between(storage.time(), Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
    }
}
