package io.rosterkit.inmemory.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rosterkit.model.Bytes;
import io.rosterkit.model.MessageId;
import io.rosterkit.model.OrganizationId;
import io.rosterkit.model.RequestId;
import io.rosterkit.model.contact.EmailAddress;
import io.rosterkit.model.lockout.Proof;
import io.rosterkit.model.lockout.stored.Counter;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.Notice;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.spi.database.Database;
import io.rosterkit.spi.database.Snapshot;
import io.rosterkit.spi.database.Transaction;
import io.rosterkit.spi.lockout.CounterTable;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.scanning.ScanningStorage;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Request;
import io.rosterkit.spi.storage.RequestStore;
import io.rosterkit.spi.storage.UnknownCommitException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What the storage over a database does when the answer to a commit is lost. */
final class ScanningStorageTest {

    private static final Instant NOW = Instant.parse("2026-03-29T01:30:00.123456Z");
    private static final OrganizationId ORGANIZATION = new OrganizationId(new UUID(1, 1));
    private static final Request REQUEST =
            new Request(ORGANIZATION, new RequestId("one"), "invite", Bytes.of(new byte[] {1}), "1 answer", NOW);
    private static final Message MESSAGE = new Message(
            new MessageId(new UUID(2, 2)),
            ORGANIZATION,
            Notice.INVITATION,
            Lane.NOTICE,
            new Message.About(new UUID(3, 3), 1),
            new EmailAddress("ben@weiss.example", "ben@weiss.example"),
            NOW);
    private static final Changes COUNTED = Changes.none(ORGANIZATION)
            .and(CounterTable.COUNTERS.write(
                    Counter.none(ORGANIZATION, Counter.Key.ofUnknownClients(new UUID(4, 4), Proof.PASSWORD), NOW)
                            .next(new Counter.Tally(1, 0, 0, NOW), Counter.Block.none(), NOW)));

    private final LossyDatabase database = new LossyDatabase();
    private final ScanningStorage storage = ScanningStorage.over(database);

    @Test
    void aCommitWhoseAnswerIsLostCountsOnce() {
        for (Changes changes : List.of(
                Changes.none(ORGANIZATION).and(REQUEST),
                Changes.none(ORGANIZATION).and(MESSAGE))) {
            database.lose(1, true);

            assertThat(storage.apply(changes)).isEqualTo(new Applied.Done());
        }
        assertThat(storage.port(RequestStore.class).known(ORGANIZATION, List.of(REQUEST.id())))
                .containsExactly(REQUEST);
        assertThat(storage.port(MessageWork.class).backlog().queued()).isEqualTo(1);
    }

    @Test
    void whatDidNotTakePlaceIsDoneAgain() {
        database.lose(2, false);

        assertThat(storage.apply(Changes.none(ORGANIZATION).and(MESSAGE))).isEqualTo(new Applied.Done());
        assertThat(storage.port(MessageWork.class).backlog().queued()).isEqualTo(1);
    }

    @Test
    void withoutRequestEntryOrMessageTheAnswerIsLost() {
        database.lose(1, true);

        assertThat(storage.apply(COUNTED)).isInstanceOf(Applied.Lost.class);
    }

    @Test
    void theRequestOfAnotherIsRepeatedAlsoInDoubt() {
        storage.apply(Changes.none(ORGANIZATION).and(REQUEST));
        Request other = new Request(ORGANIZATION, REQUEST.id(), "close", REQUEST.hash(), "1 other", NOW);
        database.lose(1, false);

        assertThat(storage.apply(Changes.none(ORGANIZATION).and(other))).isEqualTo(new Applied.Repeated(REQUEST));
    }

    @Test
    void aDatabaseThatNeverAnswersLeavesItUnknown() {
        database.lose(Integer.MAX_VALUE, false);

        assertThatThrownBy(() -> storage.apply(COUNTED)).isInstanceOf(UnknownCommitException.class);
    }

    /** Loses the answers to commits, of those that took effect or of those that did not. */
    private static final class LossyDatabase implements Database {

        private final Database rows = new InMemoryDatabase(Clock.fixed(NOW, ZoneOffset.UTC));
        private int lost;
        private boolean tookEffect;

        void lose(int answers, boolean thatTookEffect) {
            lost = answers;
            tookEffect = thatTookEffect;
        }

        @Override
        public <T> T snapshot(Function<Snapshot, T> question) {
            return rows.snapshot(question);
        }

        @Override
        public <T> T transaction(Function<Transaction, T> work, Predicate<T> keep) {
            if (lost == 0) {
                return rows.transaction(work, keep);
            }
            lost--;
            rows.transaction(work, answer -> tookEffect && keep.test(answer));
            throw new UnknownCommitException(new IllegalStateException("the connection is gone"));
        }

        @Override
        public Instant time() {
            return rows.time();
        }
    }
}
