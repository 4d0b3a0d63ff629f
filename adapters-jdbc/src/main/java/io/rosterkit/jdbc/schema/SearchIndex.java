package io.rosterkit.jdbc.schema;

import io.rosterkit.jdbc.sql.Dialect;
import io.rosterkit.jdbc.sql.PooledDatabase;
import io.rosterkit.jdbc.sql.Query;
import io.rosterkit.spi.storage.StorageException;

/**
 * The index by which PostgreSQL finds parts of names and addresses. It needs two extensions, which not every user may
 * create; without it the same is found, more slowly. The other databases have none.
 */
public final class SearchIndex {

    private static final String THERE = """
            select i.relname as name
            from pg_catalog.pg_class i
            join pg_catalog.pg_namespace n on n.oid = i.relnamespace
            where n.nspname = current_schema() and i.relname = 'rk_user_search' and i.relkind in ('i', 'I')
            """;

    private SearchIndex() {}

    /** Whether it is there, in the current schema. */
    public static boolean isThere(PooledDatabase database) {
        return database.dialect() == Dialect.POSTGRESQL
                && !database.read(Query.of(THERE), row -> row.text("name")).isEmpty();
    }

    /** Makes it where the user may and the extensions are at hand. {@link #isThere} tells what came of it. */
    public static void install(PooledDatabase database, int version) {
        if (database.dialect() == Dialect.POSTGRESQL && !isThere(database)) {
            try {
                database.install(Script.ofSearch(version).statements());
            } catch (StorageException withoutRight) {
                // Nothing of it was done, and searching works without. The host asks Schema.hasSearchIndex().
                return;
            }
        }
    }
}
