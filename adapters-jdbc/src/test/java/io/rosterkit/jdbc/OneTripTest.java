package io.rosterkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.jdbc.wire.Wire;
import io.rosterkit.jdbc.wire.WireDataSource;
import io.rosterkit.model.audit.Subject;
import io.rosterkit.model.audit.stored.JournalEntry;
import io.rosterkit.spi.audit.JournalStore;
import io.rosterkit.spi.storage.Applied;
import io.rosterkit.spi.storage.Changes;
import io.rosterkit.spi.storage.Storage;
import io.rosterkit.tck.given.Given;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On PostgreSQL a few writes are one text, and one transaction without begin and commit. */
@Tag("server")
class OneTripTest {

    private static final int MOST = 16;

    private final Given given = Given.organization(1);
    private final Subject subject =
            new Subject(Subject.Kind.PRACTICE, given.practice().id().uuid(), 1);
    private final Wire wire = new Wire();
    private DataSource source;
    private Storage storage;

    @BeforeEach
    void open() {
        source = TestDatabase.POSTGRESQL.installed();
        storage = JdbcStorage.on(new WireDataSource(source, wire));
        storage.apply(given.opened());
        wire.reset();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, MOST})
    void isOneCommand(int writes) {
        assertThat(storage.apply(writing(entries(writes)))).isEqualTo(new Applied.Done());

        assertThat(wire.commands()).hasSize(1);
        assertThat(written()).hasSize(writes);
    }

    @Test
    void moreWritesHaveATransactionAroundThem() {
        assertThat(storage.apply(writing(entries(MOST + 1)))).isEqualTo(new Applied.Done());

        assertThat(wire.commands()).contains("commit");
        assertThat(written()).hasSize(MOST + 1);
    }

    /** The last of them is there already. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, MOST, MOST + 1, 300})
    void isAllOrNothing(int writes) {
        List<JournalEntry> entries = entries(writes);
        storage.apply(writing(entries.subList(writes - 1, writes)));

        assertThat(storage.apply(writing(entries))).isEqualTo(new Applied.Lost(Optional.empty()));

        assertThat(written()).hasSize(1);
    }

    /** What the driver does with so many statements in one text: they are one transaction. */
    @Test
    void theDriverKeepsAsManyTogether() throws SQLException {
        String sql = String.join(";\n", Collections.nCopies(MOST, "select txid_current()"));
        Set<Long> transactions = new HashSet<>();
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (boolean more = statement.execute(); more; more = statement.getMoreResults()) {
                ResultSet results = statement.getResultSet();
                results.next();
                transactions.add(results.getLong(1));
            }
        }

        assertThat(transactions).hasSize(1);
    }

    private List<JournalEntry> entries(int many) {
        return Stream.generate(() -> given.entry(subject, Given.NOW))
                .limit(many)
                .toList();
    }

    private Changes writing(List<JournalEntry> entries) {
        return new Changes(given.id(), List.of(), List.of(), List.of(), entries);
    }

    private List<JournalEntry> written() {
        return storage.port(JournalStore.class).about(given.id(), subject.id());
    }
}
