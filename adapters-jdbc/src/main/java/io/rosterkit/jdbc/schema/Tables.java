package io.rosterkit.jdbc.schema;

import io.rosterkit.jdbc.sql.Database;
import io.rosterkit.jdbc.sql.Dialect;
import io.rosterkit.jdbc.sql.Query;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The tables of Rosterkit in the current schema alone: what other schemas of a search path hold belongs to somebody
 * else. {@code unfit} are those whose text is not kept or compared byte by byte, or that know no transactions.
 */
public record Tables(Map<String, Set<String>> columns, Set<String> unfit) {

    private static final String VERSION = "rk_schema_version";

    private static final String POSTGRESQL = """
            select c.relname as table_name, a.attname as column_name, 0 as unfit
            from pg_catalog.pg_class c
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            join pg_catalog.pg_attribute a on a.attrelid = c.oid
            where n.nspname = current_schema() and c.relname like 'rk!_%' escape '!' and c.relkind in ('r', 'p', 'v', 'f')
                and a.attnum > 0 and not a.attisdropped
            """;

    private static final String MARIADB = """
            select c.table_name as table_name, c.column_name as column_name,
                case when lower(t.engine) <> 'innodb'
                    or coalesce(c.collation_name, 'utf8mb4_nopad_bin') <> 'utf8mb4_nopad_bin' then 1 else 0 end as unfit
            from information_schema.columns c
            join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
            where c.table_schema = database() and c.table_name like 'rk!_%' escape '!'
            """;

    private static final String H2 = """
            select c.TABLE_NAME as table_name, c.COLUMN_NAME as column_name,
                case when c.DATA_TYPE = 'VARCHAR_IGNORECASE' then 1 else 0 end as unfit
            from INFORMATION_SCHEMA.COLUMNS c
            where c.TABLE_SCHEMA = schema() and lower(c.TABLE_NAME) like 'rk!_%' escape '!'
            """;

    /** Looks at them. */
    public static Tables in(Database database) {
        Map<String, Set<String>> columns = new TreeMap<>();
        Set<String> unfit = new TreeSet<>();
        database.read(Query.of(query(database.dialect())), row -> {
            // H2 has names in capitals. They are lowered here: its lower() may depend on the locale.
            String table = row.text("table_name").toLowerCase(Locale.ROOT);
            if (row.count("unfit") == 1) {
                unfit.add(table);
            }
            return columns.computeIfAbsent(table, name -> new HashSet<>())
                    .add(row.text("column_name").toLowerCase(Locale.ROOT));
        });
        return new Tables(columns, unfit);
    }

    /** The version of the schema that is there, if any. */
    public Optional<Integer> version(Database database) {
        return columns.containsKey(VERSION)
                ? database
                        .read(Query.of("select max(version) as version from " + VERSION), row -> row.count("version"))
                        .stream()
                        .filter(version -> version > 0)
                        .findFirst()
                : Optional.empty();
    }

    /** What is not there or not as it has to be, each in a few words; empty when all is well. */
    public List<String> lacking(Map<String, Set<String>> wanted) {
        List<String> lacking = new ArrayList<>();
        wanted.forEach((table, names) -> {
            if (!columns.containsKey(table)) {
                lacking.add("table " + table + " is missing");
            } else {
                new TreeSet<>(names)
                        .stream()
                                .filter(name -> !columns.get(table).contains(name))
                                .forEach(name -> lacking.add("column " + table + "." + name + " is missing"));
            }
        });
        unfit.stream()
                .filter(wanted::containsKey)
                .forEach(table -> lacking.add("table " + table + " was made otherwise"
                        + " than the script says (charset, collation, engine or case of its texts)"));
        return lacking;
    }

    private static String query(Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> POSTGRESQL;
            case MARIADB -> MARIADB;
            case H2 -> H2;
        };
    }
}
