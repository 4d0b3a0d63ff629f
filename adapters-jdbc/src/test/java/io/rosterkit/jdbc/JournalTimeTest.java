package io.rosterkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.model.EntryId;
import io.rosterkit.model.access.Viewer;
import io.rosterkit.model.audit.JournalQuery;
import io.rosterkit.model.audit.JournalQuery.Filter;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.model.listing.Slice;
import io.rosterkit.spi.audit.JournalStore;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.tck.given.Given;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A filter by time looks for ids of that time, and finds an entry whose id was made some time before or after. */
final class JournalTimeTest {

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
        private static final Duration APART = Duration.ofMinutes(50);

        private final TestDatabase database;
        private final Given given = Given.organization(1);
        private Storage storage;

        Cases(TestDatabase database) {
            this.database = database;
        }

        @BeforeEach
        void open() {
            storage = JdbcStorage.on(database.installed());
            storage.apply(given.opened());
        }

        @Test
        void fromItsOwnTimeOn() {
            JournalEntry entry = written(Given.NOW, Given.NOW.minus(APART));

            assertThat(found(Optional.of(Given.NOW), Optional.empty())).containsExactly(entry);
            assertThat(found(Optional.of(Given.NOW.plusNanos(1_000)), Optional.empty()))
                    .isEmpty();
        }

        @Test
        void untilItsOwnTime() {
            JournalEntry entry = written(Given.NOW, Given.NOW.plus(APART));

            assertThat(found(Optional.empty(), Optional.of(Given.NOW.plusNanos(1_000))))
                    .containsExactly(entry);
            assertThat(found(Optional.empty(), Optional.of(Given.NOW))).isEmpty();
        }

        private JournalEntry written(Instant at, Instant idAt) {
            Subject subject = new Subject(Subject.Kind.USER, given.id().uuid(), 1);
            EntryId id = given.entry(subject, idAt).id();
            JournalEntry some = given.entry(subject, at);
            JournalEntry entry = new JournalEntry(
                    id, some.organization(), at, some.agent(), some.event(), some.subject(), some.secured());
            storage.apply(Changes.none(given.id()).and(entry));
            return entry;
        }

        private List<JournalEntry> found(Optional<Instant> from, Optional<Instant> until) {
            Filter filter = new Filter(Optional.empty(), Optional.empty(), Optional.empty(), from, until);
            JournalQuery query =
                    new JournalQuery(filter, JournalQuery.Order.OLDEST_FIRST, new Slice(10, Optional.empty()));
            return storage.port(JournalStore.class)
                    .page(Viewer.of(given.id()), query)
                    .value();
        }
    }
}
