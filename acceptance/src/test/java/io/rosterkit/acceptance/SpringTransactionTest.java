package io.rosterkit.acceptance;

import static io.rosterkit.profile.StandardProfile.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.rosterkit.Desk;
import io.rosterkit.jdbc.JdbcStorage;
import io.rosterkit.model.Id;
import io.rosterkit.model.InvitationId;
import io.rosterkit.model.access.Session;
import io.rosterkit.model.outcome.Outcome;
import io.rosterkit.profile.StandardProfile;
import io.rosterkit.spi.storage.JoinedStorage;
import io.rosterkit.spi.storage.RollbackRequiredException;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.testkit.Kit;
import io.rosterkit.testkit.MovableClock;
import io.rosterkit.testkit.Offices.Office;
import io.rosterkit.testkit.RosterTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A roster joined to transactions of Spring, on a pool of one connection. */
@EveryStorage
@OnDatabases
@RosterTest
@Tag("G1")
@Tag("G4")
class SpringTransactionTest {

    private static final String BEN = "ben@weiss.example";

    private HikariDataSource pool;
    private JdbcTemplate template;
    private TransactionTemplate transaction;
    private Kit kit;
    private Office office;
    private Session owner;

    @BeforeEach
    void open(MovableClock clock) {
        pool = HostDatabase.ofOneConnection();
        template = new JdbcTemplate(pool);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        kit = Kit.of(JdbcStorage.on(pool), clock, StandardProfile.of("Example"));
        office = kit.offices().open();
        owner = office.session();
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void springCommitsBoth() {
        InvitationId ben = transaction.execute(status -> {
            template.update("insert into host_row (note) values (?)", BEN);
            return hire(joined());
        });

        assertThat(notes()).isEqualTo(1);
        assertThat(kit.mail().to(BEN).count()).isEqualTo(1);
        assertWhole(ben);
    }

    @Test
    void springRollsBackBothWhereTheHostSaysSo() {
        transaction.executeWithoutResult(status -> {
            template.update("insert into host_row (note) values (?)", BEN);
            hire(joined());
            status.setRollbackOnly();
        });

        assertNothingThereAndTheNextWorks();
    }

    @Test
    void anExceptionOfTheHostRollsBackBoth() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    hire(joined());
                    template.update("insert into host_row (note) values (?)", BEN);
                    throw new IllegalStateException("the host has changed its mind");
                }))
                .hasMessage("the host has changed its mind");

        assertNothingThereAndTheNextWorks();
    }

    /** Spring rolls back for the exception, and the host runs the transaction again. */
    @Test
    void aLostRaceRollsBackBothAndTheSameTransactionSucceedsAfterwards(Storage storage, MovableClock clock) {
        Kit others = Kit.of(storage, clock, StandardProfile.of("Example"));
        Runnable another = () ->
                others.roster().as(owner).practices().open("Opened meanwhile").orThrow();
        Runnable renaming = () -> others.roster()
                .as(owner)
                .practices()
                .renewCodeWord(office.founded().practice())
                .orThrow();

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    template.update("insert into host_row (note) values (?)", BEN);
                    hire(joined());
                    renew(new JoinedMeanwhile(joined(), renaming));
                }))
                .isInstanceOf(RollbackRequiredException.class);
        assertThat(notes()).isZero();
        assertThat(kit.mail().to(BEN).count()).isZero();

        transaction.executeWithoutResult(status -> {
            template.update("insert into host_row (note) values (?)", BEN);
            hire(joined());
            renew(new JoinedMeanwhile(joined(), another));
        });
        assertThat(notes()).isEqualTo(1);
        assertThat(kit.mail().to(BEN).count()).isEqualTo(1);
        assertWhole(office.founded().practice());
    }

    private JoinedStorage joined() {
        return JdbcStorage.joined(DataSourceUtils.getConnection(pool));
    }

    private InvitationId hire(JoinedStorage storage) {
        return kit.roster()
                .joining(storage)
                .as(owner)
                .invitations()
                .invite(BEN, STAFF)
                .orThrow()
                .invitation();
    }

    private void renew(JoinedStorage storage) {
        Desk desk = kit.roster().joining(storage).as(owner);
        Outcome<?> renewed = desk.practices().renewCodeWord(office.founded().practice());
        assertThat(renewed.refusal()).isEmpty();
    }

    private void assertNothingThereAndTheNextWorks() {
        assertThat(notes()).isZero();
        assertThat(kit.mail().to(BEN).count()).isZero();
        InvitationId ben =
                office.desk().invitations().invite(BEN, STAFF).orThrow().invitation();
        assertThat(kit.mail().to(BEN).count()).isEqualTo(1);
        assertWhole(ben);
    }

    private long notes() {
        return template.queryForObject("select count(*) from host_row", Long.class);
    }

    private void assertWhole(Id subject) {
        assertThat(office.desk().journal().verify(subject).orThrow().holds()).isTrue();
    }
}
