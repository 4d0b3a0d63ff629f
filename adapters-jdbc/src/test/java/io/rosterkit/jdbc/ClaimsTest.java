package io.rosterkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.MessageId;
import io.rosterkit.model.notice.ClaimRequest;
import io.rosterkit.model.notice.Lane;
import io.rosterkit.model.notice.stored.Claimed;
import io.rosterkit.model.notice.stored.Message;
import io.rosterkit.spi.notice.MessageWork;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.tck.given.Given;
import io.rosterkit.tck.given.Race;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many dispatchers, each message once. */
class ClaimsTest {

    @Nested
    class OnH2 extends Cases {
        OnH2() {
            super(TestDatabase.H2_IN_MEMORY);
        }
    }

    @Nested
    @Tag("server")
    class OnPostgresql extends Cases {
        OnPostgresql() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    @Nested
    @Tag("server")
    class OnMariadb extends Cases {
        OnMariadb() {
            super(TestDatabase.MARIADB);
        }
    }

    /** On one database. */
    abstract static class Cases {
        private static final int MESSAGES = 200;
        private static final int DISPATCHERS = 8;

        private final TestDatabase database;

        Cases(TestDatabase database) {
            this.database = database;
        }

        @Test
        void noMessageIsGivenToTwo() {
            Storage storage = JdbcStorage.on(database.installed());
            Given given = Given.organization(1);
            Changes changes = given.opened();
            List<MessageId> written = new ArrayList<>();
            for (int i = 0; i < MESSAGES; i++) {
                Message message = given.message(i % 2 == 0 ? Lane.NOTICE : Lane.BULK, Given.NOW);
                written.add(message.id());
                changes = changes.and(message);
            }
            storage.apply(changes);
            MessageWork work = storage.port(MessageWork.class);

            List<MessageId> claimed = Stream.concat(
                            Race.of(DISPATCHERS, dispatcher -> all(work)).stream(), Stream.of(all(work)))
                    .flatMap(List::stream)
                    .toList();

            assertThat(claimed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(written);
        }

        private static List<MessageId> all(MessageWork work) {
            List<MessageId> mine = new ArrayList<>();
            List<Claimed> claimed = work.claim(ClaimRequest.any(Given.NOW, 7, Duration.ofHours(1)));
            while (!claimed.isEmpty()) {
                claimed.forEach(one -> mine.add(one.message().id()));
                claimed = work.claim(ClaimRequest.any(Given.NOW, 7, Duration.ofHours(1)));
            }
            return mine;
        }
    }
}
