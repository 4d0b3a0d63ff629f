package io.rosterkit.jdbc.schema;

import io.rosterkit.jdbc.sql.PooledDatabase;
import io.rosterkit.jdbc.sql.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Whether a server, a database and its settings can keep what Rosterkit writes. */
public final class Server {

    private static final String POSTGRESQL = """
            select coalesce(current_schema(), '') as schema_now, current_setting('search_path') as path,
                current_setting('server_encoding') as encoding, current_setting('transaction_read_only') as read_only,
                case when pg_is_in_recovery() then 'on' else 'off' end as standby, current_user as me
            """;

    private static final String MARIADB = """
            show session variables where variable_name in
                ('sql_mode', 'log_bin', 'sql_log_bin', 'binlog_format', 'tx_read_only', 'transaction_read_only', 'read_only',
                'group_concat_max_len')
            """;

    private static final String H2 = """
            select SETTING_NAME, SETTING_VALUE from INFORMATION_SCHEMA.SETTINGS where SETTING_NAME in
                ('MODE', 'IGNORECASE', 'DATABASE_TO_UPPER', 'CASE_INSENSITIVE_IDENTIFIERS')
            """;

    private static final String H2_TABLES = """
            select TABLE_NAME from INFORMATION_SCHEMA.TABLES where TABLE_SCHEMA = schema()
            """;

    /** The modes of H2 in which an empty text stays one and the statements mean the same. */
    private static final Set<String> H2_MODES =
            Set.of("REGULAR", "LEGACY", "POSTGRESQL", "MYSQL", "MARIADB", "DB2", "HSQLDB");

    /** Room for the roles of one user, some 200 of them; the default is sixteen times as much. */
    private static final int SHORTEST_LIST = 65_536;

    private static final String ONLY_READ = "the connections only read: give a data source that may write";

    private Server() {}

    /** What is wrong, each with what to do; empty when all is well. */
    public static List<String> troubles(PooledDatabase database) {
        List<String> troubles = new ArrayList<>(
                switch (database.dialect()) {
                    case POSTGRESQL -> postgresql(database);
                    case MARIADB -> mariadb(database);
                    case H2 -> h2(database);
                });
        if (database.isReadOnly() && !troubles.contains(ONLY_READ)) {
            troubles.add(ONLY_READ);
        }
        return troubles;
    }

    private static List<String> postgresql(PooledDatabase database) {
        List<String> troubles = new ArrayList<>();
        database.read(Query.of(POSTGRESQL), row -> {
            SearchPath path = new SearchPath(row.text("path"), row.text("me"));
            path.lost(row.text("schema_now"))
                    .ifPresent(
                            schema -> troubles.add("the schema " + schema + " does not exist, or the user may not use"
                                    + " it: create it, or correct the search_path of the connections"));
            if (!row.text("encoding").equals("UTF8")) {
                troubles.add("the database has the encoding " + row.text("encoding")
                        + " and cannot keep every name: use a database made with encoding 'UTF8'");
            }
            if (row.text("standby").equals("on")) {
                troubles.add("the server is a standby: give the primary");
            } else if (row.text("read_only").equals("on")) {
                troubles.add(ONLY_READ);
            }
            return row;
        });
        return troubles;
    }

    private static List<String> mariadb(PooledDatabase database) {
        Map<String, String> is = new HashMap<>();
        database.read(Query.of(MARIADB), row -> is.put(row.text("variable_name"), row.text("value")));
        Predicate<String> on = name -> {
            String value = is.getOrDefault(name, "OFF");
            return value.equalsIgnoreCase("ON") || value.equals("1");
        };
        List<String> troubles = new ArrayList<>();
        if (database.read(Query.of("select database() as schema_now"), row -> row.has("schema_now"))
                .contains(false)) {
            troubles.add("the connections have no database: name one in the URL");
        }
        troubles.addAll(modes(is.getOrDefault("sql_mode", "")));
        troubles.addAll(lists(is.getOrDefault("group_concat_max_len", "" + SHORTEST_LIST)));
        if (on.test("log_bin")
                && on.test("sql_log_bin")
                && is.getOrDefault("binlog_format", "").equalsIgnoreCase("STATEMENT")) {
            troubles.add(
                    "binlog_format is STATEMENT, with which nothing can be written at READ COMMITTED: set it to ROW"
                            + " or MIXED");
        }
        if (on.test("read_only")) {
            troubles.add("the server only reads (read_only): give the primary");
        } else if (on.test("tx_read_only") || on.test("transaction_read_only")) {
            troubles.add(ONLY_READ);
        }
        return troubles;
    }

    private static List<String> modes(String mode) {
        List<String> troubles = new ArrayList<>();
        if (!mode.contains("STRICT_TRANS_TABLES") && !mode.contains("STRICT_ALL_TABLES")) {
            troubles.add("sql_mode is not strict, so that what is too long is cut off: add STRICT_TRANS_TABLES to the"
                    + " sql_mode of the connections (sessionVariables=sql_mode=... in the URL)");
        }
        return troubles;
    }

    private static List<String> lists(String longest) {
        return Long.parseLong(longest) >= SHORTEST_LIST
                ? List.of()
                : List.of("group_concat_max_len is less than " + SHORTEST_LIST + ", so that the roles of a user are cut"
                        + " off: leave it at its default, or set it higher (sessionVariables=group_concat_max_len=..."
                        + " in the URL)");
    }

    private static List<String> h2(PooledDatabase database) {
        Map<String, String> is = new HashMap<>();
        database.read(Query.of(H2), row -> is.put(row.text("setting_name"), row.text("setting_value")));
        String mode = is.getOrDefault("MODE", "REGULAR");
        List<String> troubles = new ArrayList<>();
        if (!H2_MODES.contains(mode.toUpperCase(Locale.ROOT))) {
            troubles.add("H2 runs in the mode " + mode
                    + ", in which texts and statements mean something else: take MODE=" + mode + " out of the URL");
        }
        if (is.getOrDefault("IGNORECASE", "0").equals("1")) {
            troubles.add("H2 does not tell capitals from small letters in texts: take IGNORECASE=TRUE out of the URL;"
                    + " where the database has kept the setting, run SET IGNORECASE FALSE");
        }
        if (!Boolean.parseBoolean(is.get("CASE_INSENSITIVE_IDENTIFIERS"))
                && !namedAsWritten(database, Boolean.parseBoolean(is.get("DATABASE_TO_UPPER")))) {
            troubles.add(
                    "the tables of Rosterkit were made with another DATABASE_TO_UPPER or DATABASE_TO_LOWER than"
                            + " this connection has, and cannot be found: give the setting in the URL that they were made with");
        }
        return troubles;
    }

    /** Whether a statement in small letters finds the tables, if they are there. */
    private static boolean namedAsWritten(PooledDatabase database, boolean toUpper) {
        String table = "rk_schema_version";
        String written = toUpper ? table.toUpperCase(Locale.ROOT) : table;
        List<String> found = database.read(Query.of(H2_TABLES), row -> row.text("TABLE_NAME"));
        return found.contains(written)
                || found.stream().noneMatch(name -> name.equalsIgnoreCase(table)); // lower() of H2 is Turkish in Turkey
    }
}
