package io.rosterkit.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.Roster;
import io.rosterkit.jdbc.JdbcStorage;
import io.rosterkit.jdbc.Schema;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.invitation.InvitationQuery;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.notice.Receipt;
import io.rosterkit.spi.secret.KeyRing;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JoinedHiringTest {

    private static final String BEN = "ben@weiss.example";

    private final JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:joined-hiring", "sa", "");
    private Roster roster;
    private Actor manager;

    @BeforeEach
    void open() throws SQLException {
        Schema.of(pool).install();
        roster = Roster.create(JdbcStorage.on(pool), KeyRing.of(new byte[32]), StandardProfile.of("Example"))
                .links("https://app.example.org")
                .mail(mail -> new Receipt.Accepted())
                .build();
        OrganizationId practice = roster.operations()
                .open("Praxis Weiß", "anna@weiss.example")
                .orThrow()
                .organization();
        manager = new Actor.Job(practice, "hiring");
        execute(JoinedHiring.TABLE);
    }

    @AfterEach
    void close() {
        pool.dispose();
    }

    @Test
    void writesTheRowAndInvites() throws SQLException {
        InvitationId ben = new JoinedHiring(pool, roster).hire(manager, BEN);

        assertThat(hired()).isEqualTo(ben.toString());
        assertThat(invitations()).isEqualTo(2);
    }

    @Test
    void invitesNobodyWhereTheRowCannotBeWritten() throws SQLException {
        execute("insert into hired (address, invitation) values ('" + BEN + "', 'of old')");

        assertThatThrownBy(() -> new JoinedHiring(pool, roster).hire(manager, BEN))
                .isInstanceOf(SQLException.class);

        assertThat(hired()).isEqualTo("of old");
        assertThat(invitations()).isEqualTo(1);
    }

    private String hired() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select invitation from hired")) {
            row.next();
            return row.getString(1);
        }
    }

    private int invitations() {
        return roster.as(manager)
                .invitations()
                .list(Set.of(), InvitationQuery.Order.NEWEST_FIRST, PageRequest.first(10))
                .orThrow()
                .items()
                .size();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
