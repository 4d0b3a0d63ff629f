package io.rosterkit.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.Desk;
import io.rosterkit.Roster;
import io.rosterkit.jdbc.JdbcStorage;
import io.rosterkit.jdbc.Schema;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.access.Actor;
import io.rosterkit.model.invitation.InvitationQuery;
import io.rosterkit.model.listing.PageRequest;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.notice.Receipt;
import io.rosterkit.spi.secret.KeyRing;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Wherever the process dies, each person hired is invited once, and the host's row tells so. */
class HiringTest {

    private static final String BEN = "ben@weiss.example";

    private final JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:hiring", "sa", "");
    private Desk desk;

    @BeforeEach
    void open() throws SQLException {
        Schema.of(pool).install();
        Roster roster = Roster.create(JdbcStorage.on(pool), KeyRing.of(new byte[32]), StandardProfile.of("Example"))
                .links("https://app.example.org")
                .mail(mail -> new Receipt.Accepted())
                .build();
        OrganizationId practice = roster.operations()
                .open("Praxis Weiß", "anna@weiss.example")
                .orThrow()
                .organization();
        desk = roster.as(new Actor.Job(practice, "hiring"));
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(Hiring.TABLE);
        }
    }

    @AfterEach
    void close() {
        pool.dispose();
    }

    @Test
    void writesTheRowAndInvites() throws SQLException {
        new Hiring(pool, desk).hire(BEN);

        assertThat(rows()).containsExactly("done " + invitations().get(0));
    }

    /** The first transaction, then the act of the library, then the second transaction. */
    @Test
    void isRepairedByRepeatingWhenTheProcessDiesBetweenTheActAndTheSecondTransaction() throws SQLException {
        assertThatThrownBy(() -> new Hiring(breaking(2), desk).hire(BEN)).isInstanceOf(SQLException.class);
        assertThat(rows()).containsExactly("open null");
        List<String> invited = invitations();
        assertThat(invited).hasSize(1);

        new Hiring(pool, desk).finishOpen();
        new Hiring(pool, desk).finishOpen();

        assertThat(invitations()).isEqualTo(invited);
        assertThat(rows()).containsExactly("done " + invited.get(0));
    }

    @Test
    void isRepairedByRepeatingWhenTheProcessDiesBeforeTheAct() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into hiring (request, address, state) values ('r1', '" + BEN + "', 'open')");
        }

        new Hiring(pool, desk).finishOpen();

        assertThat(invitations()).hasSize(1);
        assertThat(rows()).containsExactly("done " + invitations().get(0));
    }

    @Test
    void invitesNobodyWhenTheFirstTransactionFails() throws SQLException {
        assertThatThrownBy(() -> new Hiring(breaking(1), desk).hire(BEN)).isInstanceOf(SQLException.class);

        assertThat(rows()).isEmpty();
        assertThat(invitations()).isEmpty();
    }

    @Test
    void keepsTheReasonOfARefusal() throws SQLException {
        new Hiring(pool, desk).hire(BEN);
        new Hiring(pool, desk).hire(BEN);

        assertThat(rows()).hasSize(2).contains("done invitation.already_invited");
    }

    /** The host's data source, which gives no connection at that request and after it. */
    private DataSource breaking(int at) {
        int[] asked = new int[1];
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, arguments) -> {
                    if (method.getName().equals("getConnection") && ++asked[0] >= at) {
                        throw new SQLException("the process dies here");
                    }
                    try {
                        return method.invoke(pool, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private List<String> rows() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery("select state, answer from hiring")) {
            while (results.next()) {
                rows.add(results.getString(1) + " " + results.getString(2));
            }
        }
        return rows;
    }

    /** Those beside the invitation of the founder. */
    private List<String> invitations() {
        return desk
                .invitations()
                .list(Set.of(), InvitationQuery.Order.OLDEST_FIRST, PageRequest.first(100))
                .orThrow()
                .items()
                .stream()
                .filter(row -> row.invitee().address().original().equals(BEN))
                .map(row -> row.id().toString())
                .toList();
    }
}
