package io.rosterkit.jdbc.sql;

import io.rosterkit.spi.storage.StorageContentionException;
import io.rosterkit.spi.storage.StorageException;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Makes faults of a driver's errors without what drivers like to put into their messages: values. */
final class Faults {

    private static final int DEEPEST = 20;

    /** Connection, sign-in, resources, shutdown, time limit: states whose messages speak of the server alone. */
    private static final Set<String> TELLING_CLASSES = Set.of("08", "28", "3D", "53", "57");

    /** The same for rights and missing tables, and for H2, whose states are its codes. */
    private static final Set<String> TELLING_STATES =
            Set.of("25006", "42501", "42P01", "42S02", "70100", "90020", "90067", "90096", "90098", "90121");

    /** The same where MariaDB's state does not tell: full, shut down, not allowed, not ready, only to be read. */
    private static final Set<Integer> TELLING_CODES = Set.of(1021, 1040, 1047, 1114, 1142, 1290, 1836, 1927);

    /** What no message may bring along: something like an address, or a password of the connection's URL. */
    private static final Pattern REVEALING =
            Pattern.compile("[^\\s'\"`@]@[^\\s'\"`@]|password\\s*=|pwd\\s*=|parameters", Pattern.CASE_INSENSITIVE);

    private Faults() {}

    /** No connection could be had: whatever is wrong, no value of the data was part of it. */
    static final class NoConnection extends SQLException {
        private static final long serialVersionUID = 1L;

        NoConnection(Exception cause) {
            super(cause);
        }
    }

    /** A fault that tells what was being done, the codes of the error and where it arose. */
    static StorageException fault(String doing, Throwable error) {
        Optional<NoConnection> none =
                sql(error).filter(NoConnection.class::isInstance).map(NoConnection.class::cast);
        if (none.isPresent()) {
            Throwable origin = Objects.requireNonNull(none.get().getCause());
            return new StorageException(doing + ": no connection could be had, " + told(origin), kept(origin));
        }
        return new StorageException(doing + " (" + codes(error) + ")", clean(error));
    }

    /** Others wrote the same all the time; nothing was written. */
    static StorageContentionException contention(Throwable error) {
        return new StorageContentionException(
                "others were in the way too often; nothing was written (" + codes(error) + ")", clean(error));
    }

    /** Whether the error, or one that came along with it, is of that kind. */
    static boolean isAny(Throwable error, Predicate<SQLException> kind) {
        return all(error).stream().anyMatch(kind);
    }

    /** What the database told: drivers wrap it, and some leave the codes out where they do. */
    private static Optional<SQLException> sql(Throwable error) {
        List<SQLException> all = all(error);
        return all.stream()
                .filter(found -> found instanceof NoConnection || found.getSQLState() != null)
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    private static List<SQLException> all(Throwable error) {
        List<SQLException> found = new ArrayList<>();
        Throwable next = error;
        for (int depth = 0; next != null && depth < DEEPEST; depth++) {
            if (next instanceof SQLException known) {
                found.add(known);
                for (SQLException more = known.getNextException();
                        more != null && found.size() < DEEPEST;
                        more = more.getNextException()) {
                    found.add(more);
                }
            }
            next = next instanceof NoConnection ? null : next.getCause();
        }
        return found;
    }

    private static String codes(Throwable error) {
        return sql(error)
                .map(found -> "SQLState " + found.getSQLState() + ", vendor code " + found.getErrorCode())
                .orElseGet(() -> error.getClass().getSimpleName());
    }

    private static Throwable clean(Throwable error) {
        Throwable origin = sql(error).<Throwable>map(found -> found).orElse(error);
        SQLException copy = sql(error)
                .map(found -> new SQLException(
                        isTelling(found) ? told(found) : codes(error), found.getSQLState(), found.getErrorCode()))
                .orElseGet(() -> new SQLException(codes(error)));
        copy.setStackTrace(origin.getStackTrace());
        return copy;
    }

    private static boolean isTelling(SQLException error) {
        String state = String.valueOf(error.getSQLState());
        return error instanceof SQLTransientConnectionException
                || error instanceof SQLNonTransientConnectionException
                || error instanceof SQLInvalidAuthorizationSpecException
                || TELLING_STATES.contains(state)
                || TELLING_CODES.contains(error.getErrorCode())
                || TELLING_CLASSES.stream().anyMatch(state::startsWith);
    }

    /** The class and the first line of the message; further lines quote statements and rows. */
    private static String told(Throwable error) {
        String message = String.valueOf(error.getMessage()).lines().findFirst().orElse("");
        return error.getClass().getName() + (reveals(message) ? "" : ": " + message);
    }

    private static boolean reveals(String message) {
        return REVEALING.matcher(message).find();
    }

    /** The error itself, with all that it brings along, or a copy where anything of that tells too much. */
    private static Throwable kept(Throwable error) {
        Throwable next = error;
        for (int depth = 0; next != null; depth++) {
            boolean alone = next.getSuppressed().length == 0
                    && !(next instanceof SQLException found && found.getNextException() != null);
            if (!alone || depth == DEEPEST || reveals(String.valueOf(next.getMessage()))) {
                SQLException copy = new SQLException(told(error));
                copy.setStackTrace(error.getStackTrace());
                return copy;
            }
            next = next.getCause();
        }
        return error;
    }
}
