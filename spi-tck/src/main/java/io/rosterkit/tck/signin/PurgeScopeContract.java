package io.rosterkit.tck.signin;

import static io.rosterkit.model.user.UserStatus.ACTIVE;
import static io.rosterkit.tck.given.Given.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.notice.Delivery;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.MessageState;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.model.notice.stored.OutboxMessage;
import io.rosterkit.model.signin.stored.RunningSession;
import io.rosterkit.model.user.stored.Announcement;
import io.rosterkit.model.user.stored.User;
import io.rosterkit.model.verification.stored.Challenge;
import io.rosterkit.model.verification.stored.ChallengeProgress;
import io.rosterkit.model.verification.stored.SendingWindow;
import io.rosterkit.spi.Ports;
import io.rosterkit.spi.lifecycle.AnnouncementTable;
import io.rosterkit.spi.notice.OutboxTable;
import io.rosterkit.spi.signin.SessionTable;
import io.rosterkit.spi.storage.PurgeWork;
import io.rosterkit.spi.storage.Request;
import io.rosterkit.spi.table.RequestTable;
import io.rosterkit.spi.table.Scan;
import io.rosterkit.spi.table.Table;
import io.rosterkit.spi.table.TableStore;
import io.rosterkit.spi.verification.ChallengeTable;
import io.rosterkit.tck.contract.Contract;
import io.rosterkit.tck.given.Accounts;
import io.rosterkit.tck.given.Given;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A purge forgets the rows that are over and no others: not one of the same id in another organization, and none that
 * has not ended however old it is.
 */
public abstract class PurgeScopeContract extends Contract {

    private static final Instant BEFORE = NOW.minusSeconds(5);
    private static final Instant AFTER = NOW.plusSeconds(5);
    private static final Duration YEARS = Duration.ofDays(3_650);

    private final Accounts accounts = Accounts.of(given);
    private final Accounts theirAccounts = Accounts.of(other);

    /** For a contract. */
    protected PurgeScopeContract() {}

    @Test
    void forgetsARequestOfOneOrganization() {
        Request over = given.request("req-1", BEFORE);
        Request theirs = other.request("req-1", AFTER);
        insert(RequestTable.REQUESTS, over, theirs);

        assertThat(work().requests(NOW, 10)).isEqualTo(1);

        assertThat(all(RequestTable.REQUESTS)).containsExactly(theirs);
    }

    @Test
    void forgetsASessionOfOneOrganization() {
        RunningSession over = until(BEFORE, accounts.session(given.user("anna@weiss.example", ACTIVE)));
        RunningSession theirs = until(AFTER, theirAccounts.session(other.user("anna@weiss.example", ACTIVE)));
        assertThat(theirs.id()).isEqualTo(over.id());
        insert(SessionTable.SESSIONS, over, theirs);

        assertThat(work().sessions(NOW, 10)).isEqualTo(1);

        assertThat(all(SessionTable.SESSIONS)).containsExactly(theirs);
    }

    @Test
    void forgetsAChallengeOfOneOrganization() {
        Challenge over = until(BEFORE, accounts.challenge(accounts.nobody()));
        Challenge theirs = until(AFTER, theirAccounts.challenge(theirAccounts.nobody()));
        assertThat(theirs.id()).isEqualTo(over.id());
        insert(ChallengeTable.CHALLENGES, over, theirs);

        assertThat(work().challenges(NOW, 10)).isEqualTo(1);

        assertThat(all(ChallengeTable.CHALLENGES)).containsExactly(theirs);
    }

    @Test
    void forgetsAnAnnouncementOfOneOrganization() {
        Announcement over = announced(given, BEFORE);
        Announcement theirs = announced(other, AFTER);
        assertThat(theirs.user()).isEqualTo(over.user());
        insert(AnnouncementTable.ANNOUNCEMENTS, over, theirs);

        assertThat(work().announcements(NOW, 10)).isEqualTo(1);

        assertThat(all(AnnouncementTable.ANNOUNCEMENTS)).containsExactly(theirs);
    }

    /** What was announced long ago may come later. */
    @Test
    void keepsAnnouncementsOfWhatHasNotCome() {
        User anna = given.user("anna@weiss.example", ACTIVE);
        Announcement waiting = Announcement.ofInactivity(given.id(), anna.id(), NOW.minus(YEARS), NOW);
        insert(AnnouncementTable.ANNOUNCEMENTS, waiting);

        assertThat(work().announcements(NOW, 10)).isZero();

        assertThat(all(AnnouncementTable.ANNOUNCEMENTS)).containsExactly(waiting);
        assertThat(work().announcements(NOW.plusNanos(1_000), 10)).isEqualTo(1);
    }

    private static Announcement announced(Given in, Instant due) {
        User anna = in.user("anna@weiss.example", ACTIVE);
        return Announcement.ofInactivity(in.id(), anna.id(), BEFORE, due);
    }

    /** It began long ago, and it may be of a user who is gone. */
    @Test
    void keepsSessionsThatHaveNotReachedTheirEnd() {
        User anna = given.user("anna@weiss.example", ACTIVE);
        RunningSession lasting = until(AFTER, accounts.session(anna, NOW.minus(YEARS)));
        RunningSession ended = until(AFTER, accounts.session(anna)).ended(NOW);
        insert(SessionTable.SESSIONS, lasting, ended);

        assertThat(work().sessions(NOW, 10)).isZero();
        assertThat(work().sessions(NOW.plusNanos(1_000), 10))
                .as("ended by hand")
                .isEqualTo(1);

        assertThat(all(SessionTable.SESSIONS)).containsExactly(lasting);
    }

    /** Answered or not, begun long ago or not. */
    @Test
    void keepsChallengesThatHaveNotExpired() {
        Challenge some = accounts.challenge(accounts.nobody());
        Challenge another = accounts.challenge(accounts.nobody());
        Instant begun = NOW.minus(YEARS);
        SendingWindow sendingWindow = new SendingWindow(1, begun);
        Challenge open = with(some, new ChallengeProgress(true, 1, 0, begun, begun, AFTER, sendingWindow));
        Challenge answered = with(another, new ChallengeProgress(false, 1, 1, begun, begun, AFTER, sendingWindow));
        insert(ChallengeTable.CHALLENGES, open, answered);

        assertThat(work().challenges(NOW, 10)).isZero();

        assertThat(all(ChallengeTable.CHALLENGES)).containsExactlyInAnyOrder(open, answered);
    }

    /** Each purge in turn, and what is left of all tables. */
    @Test
    void eachPurgeForgetsRowsOfItsOwnTableOnly() {
        insert(RequestTable.REQUESTS, given.request("req-1", BEFORE));
        insert(SessionTable.SESSIONS, until(BEFORE, accounts.session(given.user("anna@weiss.example", ACTIVE))));
        insert(ChallengeTable.CHALLENGES, until(BEFORE, accounts.challenge(accounts.nobody())));
        insert(OutboxTable.OUTBOX, dropped(given.message(Lane.NOTICE, BEFORE)));
        insert(AnnouncementTable.ANNOUNCEMENTS, announced(given, BEFORE));
        Set<Table<?>> tables = filled();

        assertThat(work().requests(NOW, 10)).isEqualTo(1);
        tables.remove(RequestTable.REQUESTS);
        assertThat(filled()).as("tables with rows").isEqualTo(tables);
        assertThat(work().sessions(NOW, 10)).isEqualTo(1);
        tables.remove(SessionTable.SESSIONS);
        assertThat(filled()).as("tables with rows").isEqualTo(tables);
        assertThat(work().challenges(NOW, 10)).isEqualTo(1);
        tables.remove(ChallengeTable.CHALLENGES);
        assertThat(filled()).as("tables with rows").isEqualTo(tables);
        assertThat(work().messages(NOW, 10)).isEqualTo(1);
        tables.remove(OutboxTable.OUTBOX);
        assertThat(filled()).as("tables with rows").isEqualTo(tables);
        assertThat(work().announcements(NOW, 10)).isEqualTo(1);
        tables.remove(AnnouncementTable.ANNOUNCEMENTS);
        assertThat(filled()).as("tables with rows").isEqualTo(tables);
    }

    private Set<Table<?>> filled() {
        Set<Table<?>> filled = new HashSet<>();
        for (Table<?> table : Ports.TABLES) {
            if (!all(table).isEmpty()) {
                filled.add(table);
            }
        }
        return filled;
    }

    private static OutboxMessage dropped(Message row) {
        Delivery delivery = new Delivery(MessageState.DROPPED, 1, BEFORE, Optional.empty());
        return new OutboxMessage(row, delivery, 0, 1, Optional.empty());
    }

    private static RunningSession until(Instant end, RunningSession row) {
        return new RunningSession(
                row.organization(), row.id(), row.bond(), row.proven(), row.begunAt(), end, row.version());
    }

    private static Challenge until(Instant end, Challenge row) {
        ChallengeProgress progress = row.progress();
        return with(
                row,
                new ChallengeProgress(
                        progress.open(),
                        progress.sendingNumber(),
                        progress.attempts(),
                        BEFORE,
                        BEFORE,
                        end,
                        progress.sendingWindow()));
    }

    private static Challenge with(Challenge row, ChallengeProgress progress) {
        return new Challenge(row.organization(), row.id(), row.about(), row.to(), progress, row.keyId(), row.version());
    }

    @SafeVarargs
    private <R> void insert(Table<R> table, R... rows) {
        for (R row : rows) {
            write(table.insert(row));
        }
    }

    private <R> List<R> all(Table<R> table) {
        return storage.port(TableStore.class).scan(Scan.of(table));
    }

    private PurgeWork work() {
        return storage.port(PurgeWork.class);
    }
}
