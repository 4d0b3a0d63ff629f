package io.rosterkit.jdbc.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sends writes in as few trips as the database allows, in their order. */
final class Pipeline {

    /** How many writes travel as one text; more of them are likely alike and go as batches. */
    private static final int ONE_TRIP = 16;

    /** From how many rows on an insert takes arrays, and up to how many. */
    private static final int FEW_ROWS = 16;

    private static final int MANY_ROWS = 1_000;

    private final Connection connection;
    private final Dialect dialect;
    private final Counting counting;

    Pipeline(Connection connection, Dialect dialect, Counting counting) {
        this.connection = connection;
        this.dialect = dialect;
        this.counting = counting;
    }

    /**
     * Whether the driver tells of each write of a batch how many rows it changed. Settings that rewrite batches keep it
     * from that, which shows with the first batch; from then on there are no batches of writes that need the number.
     * Thread-safe.
     */
    static final class Counting {
        private volatile boolean silent;

        /** Whether some batch has not told. */
        boolean isSilent() {
            return silent;
        }
    }

    /** What went wrong, if anything: a miss, or a clash where it cannot be told which. */
    Optional<Attempt> send(List<Write> writes, boolean oneByOne) throws SQLException {
        try {
            if (!oneByOne && dialect.joinsStatements() && writes.size() > 1) {
                return writes.size() <= ONE_TRIP ? joined(writes, 0) : many(writes);
            }
            return grouped(writes, oneByOne);
        } catch (SQLException error) {
            if (Faults.isAny(error, dialect::isDuplicate)) {
                return Optional.of(new Attempt.Clashed());
            }
            throw error;
        }
    }

    /** Whether these are few enough for one text. */
    static boolean isOneTrip(List<Write> writes) {
        return writes.size() > 1 && writes.size() <= ONE_TRIP;
    }

    /** The writes in as many texts as they need. */
    static List<List<Write>> trips(List<Write> writes) {
        List<List<Write>> trips = new ArrayList<>();
        for (int from = 0; from < writes.size(); from += ONE_TRIP) {
            trips.add(writes.subList(from, Math.min(from + ONE_TRIP, writes.size())));
        }
        return trips;
    }

    /** Sends the writes as one implicit transaction, which commits by itself; a clash leaves nothing behind. */
    Optional<Attempt> sendTogether(List<Write> writes, ParsedSql.Cache texts) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(texts.together(writes))) {
            int position = 1;
            for (Write write : writes) {
                position = bind(statement, write, position);
            }
            statement.execute();
            return Optional.empty();
        } catch (SQLException error) {
            if (Faults.isAny(error, dialect::isDuplicate) || Faults.isAny(error, Dialect::isMiss)) {
                return Optional.of(new Attempt.Clashed());
            }
            throw error;
        }
    }

    /** How many of these, all of one text, changed a row; one that reports no number is taken to have done so. */
    int change(List<Write> alike) throws SQLException {
        int changed = 0;
        try (PreparedStatement statement =
                connection.prepareStatement(alike.get(0).sql())) {
            for (Write write : alike) {
                bind(statement, write, 1);
                statement.addBatch();
            }
            for (int count : statement.executeBatch()) {
                changed += count == 0 ? 0 : 1;
            }
        }
        return changed;
    }

    private Optional<Attempt> many(List<Write> writes) throws SQLException {
        if (!counting.isSilent()) {
            return grouped(writes, false);
        }
        int from = 0;
        for (List<Write> trip : trips(writes)) {
            Optional<Attempt> trouble = joined(trip, from);
            if (trouble.isPresent()) {
                return trouble;
            }
            from += trip.size();
        }
        return Optional.empty();
    }

    private Optional<Attempt> joined(List<Write> writes, int first) throws SQLException {
        String sql = writes.stream().map(Write::sql).collect(Collectors.joining(";\n"));
        int[] counts = new int[writes.size()];
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int position = 1;
            for (Write write : writes) {
                position = bind(statement, write, position);
            }
            statement.execute();
            for (int i = 0; i < counts.length; i++) {
                counts[i] = statement.getUpdateCount();
                statement.getMoreResults();
            }
        }
        return judge(writes, counts, first);
    }

    private Optional<Attempt> grouped(List<Write> writes, boolean oneByOne) throws SQLException {
        int from = 0;
        while (from < writes.size()) {
            int until = from + 1;
            while (!oneByOne
                    && until < Math.min(from + MANY_ROWS, writes.size())
                    && writes.get(until).sql().equals(writes.get(from).sql())) {
                until++;
            }
            List<Write> group = writes.subList(from, until);
            Optional<Attempt> trouble = oneByOne ? each(group, from) : alike(group, from);
            if (trouble.isPresent()) {
                return trouble;
            }
            from = until;
        }
        return Optional.empty();
    }

    /** Writes of one text: as one statement where that is possible, else as a batch, or one after the other. */
    private Optional<Attempt> alike(List<Write> group, int first) throws SQLException {
        Optional<Write.Many> many = group.get(0).many().filter(statement -> group.size() >= FEW_ROWS);
        if (many.isPresent() && inserted(group, many.get())) {
            return Optional.empty();
        }
        return mayBatch(group) ? batch(group, first) : each(group, first);
    }

    /** False, with nothing written, when a row or its key was there: row by row it can be told which. */
    private boolean inserted(List<Write> group, Write.Many many) throws SQLException {
        int rows;
        // In the same trip, so that it is at hand for nothing.
        try (PreparedStatement statement = connection.prepareStatement("savepoint rosterkit_rows;\n" + many.sql())) {
            many.bind(statement, group);
            statement.execute();
            statement.getMoreResults();
            rows = statement.getUpdateCount();
        }
        if (rows != group.size()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("rollback to rosterkit_rows");
            }
        }
        return rows == group.size();
    }

    private boolean mayBatch(List<Write> group) {
        return group.size() > 1 && dialect.endsBatchesAtErrors() && !(counting.isSilent() && needsCount(group.get(0)));
    }

    /** A plain insert that reports no number has happened, or it would have thrown; anything else has to report one. */
    private boolean needsCount(Write write) {
        return write.guarded() || dialect.joinsStatements();
    }

    private Optional<Attempt> each(List<Write> group, int first) throws SQLException {
        int index = first;
        try (PreparedStatement statement =
                connection.prepareStatement(group.get(0).sql())) {
            for (Write write : group) {
                bind(statement, write, 1);
                if (statement.executeUpdate() != 1) {
                    return Optional.of(new Attempt.Missed(index));
                }
                index++;
            }
            return Optional.empty();
        } catch (SQLException error) {
            if (Faults.isAny(error, dialect::isDuplicate)) {
                return Optional.of(new Attempt.Missed(index));
            }
            throw error;
        }
    }

    private Optional<Attempt> batch(List<Write> group, int first) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(group.get(0).sql())) {
            for (Write write : group) {
                bind(statement, write, 1);
                statement.addBatch();
            }
            return judge(group, statement.executeBatch(), first);
        }
    }

    private Optional<Attempt> judge(List<Write> writes, int[] counts, int first) {
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == Statement.SUCCESS_NO_INFO) {
                if (needsCount(writes.get(i))) {
                    counting.silent = true;
                    return Optional.of(new Attempt.Clashed());
                }
            } else if (counts[i] != 1) {
                return Optional.of(new Attempt.Missed(first + i));
            }
        }
        return Optional.empty();
    }

    private int bind(PreparedStatement statement, Write write, int first) throws SQLException {
        int position = first;
        for (Object value : write.values()) {
            dialect.bind(statement, position++, value);
        }
        return position;
    }
}
