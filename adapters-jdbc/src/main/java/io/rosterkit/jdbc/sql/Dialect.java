package io.rosterkit.jdbc.sql;

import io.rosterkit.model.Bytes;
import io.rosterkit.model.Id;
import io.rosterkit.spi.storage.StorageException;
import java.nio.ByteBuffer;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What differs between the databases. */
public enum Dialect {
    /** H2, 2.2.220 or later. */
    H2(2, 2, 23505) {
        @Override
        public String now() {
            return "current_timestamp(6)";
        }

        @Override
        public String later(String microseconds) {
            return "dateadd(microsecond, cast(" + microseconds + " as bigint), current_timestamp(6))";
        }

        @Override
        String underWay() {
            return "select CONTAINS_UNCOMMITTED from INFORMATION_SCHEMA.SESSIONS where SESSION_ID = session_id()";
        }

        @Override
        String joining() {
            return "select max(version), (select ISOLATION_LEVEL from INFORMATION_SCHEMA.SESSIONS"
                    + " where SESSION_ID = session_id()), false, true from rk_schema_version";
        }
    },
    /** PostgreSQL, 12 or later. */
    POSTGRESQL(12, 0, 0) {
        @Override
        public String now() {
            return "statement_timestamp()";
        }

        @Override
        public String later(String microseconds) {
            return "statement_timestamp() + " + microseconds + " * interval '1 microsecond'";
        }

        @Override
        String underWay() {
            // What was only read is known by the locks of its tables; those of the catalog are below.
            return "select txid_current_if_assigned() is not null or exists (select 1 from pg_locks"
                    + " where pid = pg_backend_pid() and locktype = 'relation' and relation >= 16384)";
        }

        @Override
        String joining() {
            return "select max(version), current_setting('transaction_isolation'), false, true from rk_schema_version";
        }
    },
    /** MariaDB, 10.6 or later. */
    MARIADB(10, 6, 1062) {
        @Override
        public String now() {
            return "utc_timestamp(6)";
        }

        @Override
        public String later(String microseconds) {
            return "utc_timestamp(6) + interval " + microseconds + " microsecond";
        }

        @Override
        String underWay() {
            return "select @@in_transaction";
        }

        @Override
        String joining() {
            // Not an empty text, which would be null in that mode.
            return "select max(version), '" + ISOLATION_OF_THE_DRIVER + "', @@sql_mode like '%EMPTY_STRING_IS_NULL%',"
                    + " @@sql_mode regexp 'STRICT_(TRANS|ALL)_TABLES' from rk_schema_version";
        }
    };

    /** Stands for the isolation in {@link #joining} where the driver tells it, and not the database. */
    static final String ISOLATION_OF_THE_DRIVER = "as the driver tells";

    private static final String UNLESS_THERE = " on conflict do nothing";

    /** Serialization failure, deadlock, lock timeout: the statement was fine, the moment was not. */
    private static final Set<String> PASSING_STATES = Set.of("40001", "40P01", "55P03", "HYT00");

    /** The same where the state does not tell: three of H2, three of MariaDB; PostgreSQL has no such codes. */
    private static final Set<Integer> PASSING_CODES = Set.of(40001, 90131, 50200, 1213, 1205, 1020);

    /** Wrong values, broken constraints, a database that only reads, and statements that are wrong or not allowed. */
    private static final Set<String> REFUSAL_CLASSES = Set.of("0A", "21", "22", "23", "25", "42", "44");

    private static final Set<Integer> DENIED_CODES = Set.of(90096, 1044, 1142, 1227);

    /** A time limit for statements ended it. */
    private static final Set<String> TIME_LIMITS = Set.of("57014", "70100");

    private final int major;
    private final int minor;
    private final int duplicateCode;

    Dialect(int major, int minor, int duplicateCode) {
        this.major = major;
        this.minor = minor;
        this.duplicateCode = duplicateCode;
    }

    /** The dialect of a database; {@link StorageException} for one that is unknown or too old. */
    public static Dialect of(DatabaseMetaData database) throws SQLException {
        String product = product(database);
        Dialect dialect = Arrays.stream(values())
                .filter(known -> known.name().equalsIgnoreCase(product))
                .findFirst()
                .orElseThrow(() -> new StorageException("PostgreSQL, MariaDB or H2 is needed, not " + product));
        int foundMajor = database.getDatabaseMajorVersion();
        int foundMinor = database.getDatabaseMinorVersion();
        if (foundMajor < dialect.major || (foundMajor == dialect.major && foundMinor < dialect.minor)) {
            throw new StorageException(product + " " + dialect.major + "." + dialect.minor + " or later is needed, not "
                    + foundMajor + "." + foundMinor);
        }
        return dialect;
    }

    /** MariaDB may be told to call itself MySQL, and MySQL's driver calls it so. */
    private static String product(DatabaseMetaData database) throws SQLException {
        String product = database.getDatabaseProductName();
        if (!product.equalsIgnoreCase("MySQL")
                || !database.getDatabaseProductVersion()
                        .toLowerCase(Locale.ROOT)
                        .contains("mariadb")) {
            return product;
        }
        if (database.getDriverName().toLowerCase(Locale.ROOT).contains("mariadb")) {
            return MARIADB.name();
        }
        throw new StorageException("this MariaDB is reached through \"" + database.getDriverName()
                + "\"; use MariaDB Connector/J (org.mariadb.jdbc:mariadb-java-client) and a URL that begins with"
                + " jdbc:mariadb:");
    }

    /** A function that each database calls otherwise; see {@link ParsedSql}. */
    String function(String name, String argument) {
        return switch (name) {
            case "id" -> id(argument);
            case "moment" -> moment(argument);
            case "rows" -> rows(argument);
            default -> throw new IllegalArgumentException("there is no function " + name);
        };
    }

    /** PostgreSQL and H2 take a null within {@code concat} as an empty text. */
    private String id(String id) {
        return switch (this) {
            case POSTGRESQL -> id;
            case MARIADB -> "coalesce(hex(" + id + "), '')";
            case H2 -> "cast(" + id + " as varchar)";
        };
    }

    private String moment(String moment) {
        return switch (this) {
            // In the style ISO, which the driver sets and keeps.
            case POSTGRESQL -> moment + " at time zone 'UTC'";
            case MARIADB -> "coalesce(cast(" + moment + " as char), '')";
            case H2 -> "replace(cast(" + moment + " at time zone 'UTC' as varchar), '+00', '')";
        };
    }

    /**
     * An array costs PostgreSQL less than a text that an aggregate makes. Texts that begin with {@code distinct} are
     * counted as such.
     */
    private String rows(String argument) {
        int bar = argument.indexOf('|');
        String text = argument.substring(0, bar).strip();
        String from = argument.substring(bar + 1).strip();
        String counted = text.startsWith("distinct ") ? text : "*";
        return switch (this) {
            case POSTGRESQL -> Query.fill("array(select %s %s)", text, from);
            case MARIADB ->
                Query.fill(
                        "(select concat(count(%s), ':', coalesce(group_concat(%s separator ';'), '')) %s)",
                        counted, text, from);
            case H2 ->
                Query.fill(
                        "(select concat(count(%s), ':', coalesce(string_agg(%s, ';'), '')) %s)", counted, text, from);
        };
    }

    /** The name of this dialect's folder of scripts. */
    public String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The database's clock as of the current statement. */
    public abstract String now();

    /** The database's clock and so many microseconds more; the argument is a parameter. */
    public abstract String later(String microseconds);

    /**
     * Asks a connection whose transaction is to be joined: the version of the tables, the isolation where a statement
     * tells it, whether empty texts are lost, and whether long texts are refused and not cut off.
     */
    abstract String joining();

    /** Asks whether the connection has a transaction that has written or, but for H2, read anything. */
    abstract String underWay();

    /** Whether several statements may travel as one text with parameters. */
    public boolean joinsStatements() {
        return this == POSTGRESQL;
    }

    /** An insert that does not harm the transaction when the row is there: PostgreSQL would abort it. */
    String insertOnce(String insert) {
        return this == POSTGRESQL ? insert + UNLESS_THERE : insert;
    }

    /**
     * The statement in a form that fails unless it changes a row. For what travels with others as one implicit
     * transaction, which that failure undoes. An insert fails by its key, which the server writes into its log; where
     * the key may be an address, it fails by a division by zero instead, as an update does.
     */
    static String failing(Write write) {
        if (!write.guarded() && !write.hidesKey()) {
            return write.sql().substring(0, write.sql().length() - UNLESS_THERE.length());
        }
        return "with changed as (" + write.sql() + " returning 1) select 1 / count(*) from changed";
    }

    /** Whether a statement of the form {@link #failing} has changed no row. */
    static boolean isMiss(SQLException error) {
        return "22012".equals(error.getSQLState());
    }

    boolean isDuplicate(SQLException error) {
        return this == POSTGRESQL ? "23505".equals(error.getSQLState()) : error.getErrorCode() == duplicateCode;
    }

    boolean isPassing(SQLException error) {
        return PASSING_STATES.contains(String.valueOf(error.getSQLState()))
                || PASSING_CODES.contains(error.getErrorCode());
    }

    /** Whether the database itself says that it did not do it: for the value, a constraint, the statement or time. */
    static boolean isRefusal(SQLException error) {
        String state = String.valueOf(error.getSQLState());
        return TIME_LIMITS.contains(state) || REFUSAL_CLASSES.stream().anyMatch(state::startsWith);
    }

    /** Whether the user may not do that: PostgreSQL, H2, and three of MariaDB. */
    static boolean isDenied(SQLException error) {
        return "42501".equals(error.getSQLState()) || DENIED_CODES.contains(error.getErrorCode());
    }

    /**
     * A statement that fails, so that nothing of its transaction can be committed; none where a failure undoes the
     * statement alone.
     */
    Optional<String> abort() {
        return this == POSTGRESQL ? Optional.of("select 1 / 0") : Optional.empty();
    }

    /**
     * A condition that holds, after which the commit of its transaction does not wait for the disk; none where there is
     * no such thing. The next commit that waits brings it to the disk as well: PostgreSQL writes its log in order.
     */
    Optional<String> withoutWaiting() {
        return this == POSTGRESQL
                ? Optional.of("set_config('synchronous_commit', 'off', true) = 'off'")
                : Optional.empty();
    }

    /**
     * Whether a batch is over with its first error. H2 goes on, so that in a deadlock it would wait out its lock
     * timeout once for each row; and as it is at hand, a batch saves no trips there.
     */
    boolean endsBatchesAtErrors() {
        return this != H2;
    }

    /** Sets the isolation of one transaction, where there is a statement for that. */
    Optional<String> readCommitted() {
        return this == H2 ? Optional.empty() : Optional.of("set transaction isolation level read committed");
    }

    /** Keeps other installations out until the transaction ends, or until {@link #unlock}. */
    Optional<String> lock() {
        return switch (this) {
            case POSTGRESQL ->
                Optional.of("select pg_advisory_xact_lock(hashtext('rosterkit'), hashtext(current_schema()))");
            case MARIADB -> Optional.of("select get_lock(concat('rosterkit.', database()), 60)");
            case H2 -> Optional.empty();
        };
    }

    Optional<String> unlock() {
        return this == MARIADB
                ? Optional.of("select release_lock(concat('rosterkit.', database()))")
                : Optional.empty();
    }

    void bind(PreparedStatement statement, int position, Object value) throws SQLException {
        if (value instanceof Optional<?> optional) {
            if (optional.isPresent()) {
                bind(statement, position, optional.get());
            } else {
                statement.setNull(position, Types.NULL);
            }
        } else if (value instanceof String[] texts) {
            statement.setArray(position, statement.getConnection().createArrayOf("text", texts));
        } else if (value instanceof Bytes[] many) {
            byte[][] arrays = Arrays.stream(many).map(Bytes::toArray).toArray(byte[][]::new);
            statement.setArray(position, statement.getConnection().createArrayOf("bytea", arrays));
        } else if (value instanceof UUID[] ids) {
            statement.setArray(position, statement.getConnection().createArrayOf("uuid", ids));
        } else {
            statement.setObject(position, plain(value));
        }
    }

    /** The value as the driver takes it. */
    @Nullable
    Object plain(@Nullable Object value) {
        if (value instanceof Id id) {
            return plain(id.uuid());
        }
        if (value instanceof UUID uuid) {
            return this == MARIADB ? bytes(uuid) : uuid;
        }
        if (value instanceof Instant instant) {
            return this == MARIADB
                    ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC)
                    // As atOffset, which makes the rules of the zone anew each time.
                    : OffsetDateTime.of(
                            LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC),
                            ZoneOffset.UTC);
        }
        if (value instanceof Bytes bytes) {
            return bytes.toArray();
        }
        return value instanceof Enum<?> constant ? constant.name() : value;
    }

    private static byte[] bytes(UUID uuid) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }
}
