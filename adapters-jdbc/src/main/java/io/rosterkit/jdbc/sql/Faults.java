package io.rosterkit.jdbc.sql;

import io.rosterkit.spi.storage.StorageException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Predicate;

/** Makes faults of a driver's errors without what drivers like to put into their messages: values. */
final class Faults {

    private static final int DEEPEST = 20;

    private Faults() {}

    /** A fault that tells what was being done, the codes of the error and where it arose. */
    static StorageException fault(String doing, Throwable error) {
        return new StorageException(doing + " (" + codes(error) + ")", clean(error));
    }

    /** Whether the error, or one that came along with it, is of that kind. */
    static boolean isAny(Throwable error, Predicate<SQLException> kind) {
        Optional<SQLException> next = sql(error);
        for (int depth = 0; next.isPresent() && depth < DEEPEST; depth++) {
            if (kind.test(next.get())) {
                return true;
            }
            next = next.map(SQLException::getNextException);
        }
        return false;
    }

    private static Optional<SQLException> sql(Throwable error) {
        Throwable next = error;
        for (int depth = 0; next != null && depth < DEEPEST; depth++) {
            if (next instanceof SQLException found) {
                return Optional.of(found);
            }
            next = next.getCause();
        }
        return Optional.empty();
    }

    private static String codes(Throwable error) {
        return sql(error)
                .map(found -> "SQLState " + found.getSQLState() + ", vendor code " + found.getErrorCode())
                .orElseGet(() -> error.getClass().getSimpleName());
    }

    private static Throwable clean(Throwable error) {
        Throwable origin = sql(error).<Throwable>map(found -> found).orElse(error);
        SQLException copy = sql(error)
                .map(found -> new SQLException(codes(error), found.getSQLState(), found.getErrorCode()))
                .orElseGet(() -> new SQLException(codes(error)));
        copy.setStackTrace(origin.getStackTrace());
        return copy;
    }
}
