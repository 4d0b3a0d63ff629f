package io.rosterkit.jdbc;

import io.rosterkit.jdbc.schema.Script;
import io.rosterkit.jdbc.schema.SearchIndex;
import io.rosterkit.jdbc.schema.Server;
import io.rosterkit.jdbc.schema.Tables;
import io.rosterkit.jdbc.sql.PooledDatabase;
import io.rosterkit.model.outcome.Arguments;
import io.rosterkit.spi.storage.StorageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * The tables of Rosterkit, all named {@code rk_...}, in the current schema of the data source's connections: the first
 * of PostgreSQL's {@code search_path}, MariaDB's database, H2's schema. Tables in another schema are never looked at,
 * so that several applications or tenants may have one each; every connection must have the same. A host that does not
 * want {@link #install} gives the scripts to its own migration tool: from {@link #print}, or from the jar's folder
 * {@code rosterkit-schema}, where each may be run twice and none has a version that a script of the host could have.
 * Thread-safe.
 */
public final class Schema {

    /** The version that this library works with. */
    public static final int VERSION = 1;

    private final PooledDatabase database;

    Schema(PooledDatabase database) {
        this.database = database;
    }

    /** The schema in that database. */
    public static Schema of(DataSource dataSource) {
        Arguments.required("dataSource", dataSource);
        return new Schema(PooledDatabase.of(dataSource));
    }

    /**
     * Brings the schema to the current version, and does nothing where it has that already. Any number of processes may
     * do it at the same time. Needs the right to create tables. On PostgreSQL it also makes the index for searching,
     * where the user may create the extensions {@code pg_trgm} and {@code btree_gin}. {@link StorageException} when the
     * schema is of a later version, when a table of a finished installation is missing, or when the server cannot keep
     * the data.
     */
    public void install() {
        refuseTroubles();
        int before = installed().orElse(0);
        if (before < VERSION) {
            database.install(IntStream.rangeClosed(before + 1, VERSION)
                    .mapToObj(this::script)
                    .flatMap(script -> script.statements().stream())
                    .toList());
        }
        check();
        SearchIndex.install(database, VERSION);
    }

    /**
     * Whether parts of names and addresses are found by an index. On PostgreSQL, where {@link #install} could make it;
     * else the script in {@code rosterkit-schema/postgresql-search} does. Without it, and always on MariaDB and H2, a
     * search finds the same and reads all people of the organization.
     */
    public boolean hasSearchIndex() {
        return SearchIndex.isThere(database);
    }

    /** Writes the statements that make the schema, for the kind of database this is. */
    public void print(Appendable target) {
        try {
            for (int version = 1; version <= VERSION; version++) {
                target.append(script(version).text());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The version that is in the current schema, if any. */
    public Optional<Integer> installed() {
        return Tables.in(database).version(database);
    }

    /** Refuses a server, a schema or tables with which this library would not work. */
    void check() {
        refuseTroubles();
        Tables found = Tables.in(database);
        int version = found.version(database)
                .orElseThrow(
                        () -> new StorageException("the tables of Rosterkit are not there, in the current schema of"
                                + " the connections: call Schema.of(dataSource).install(), or run the scripts in"
                                + " rosterkit-schema/" + database.dialect().folder() + " of its jar"));
        if (version != VERSION) {
            throw new StorageException(
                    "the tables of Rosterkit are of version " + version + ", this library needs version "
                            + VERSION
                            + (version < VERSION ? ": call Schema.of(dataSource).install()" : ": use a later library"));
        }
        List<String> lacking = found.lacking(script(VERSION).tables());
        if (!lacking.isEmpty()) {
            throw new StorageException("the tables of Rosterkit are not as version " + VERSION + " has them: "
                    + String.join(", ", lacking) + ". Bring them back from a backup, or make them with the scripts in"
                    + " rosterkit-schema/" + database.dialect().folder() + " of its jar, which may be run twice");
        }
    }

    private void refuseTroubles() {
        List<String> troubles = Server.troubles(database);
        if (!troubles.isEmpty()) {
            throw new StorageException("Rosterkit cannot use this database: " + String.join("; ", troubles));
        }
    }

    private Script script(int version) {
        return Script.of(database.dialect(), version);
    }
}
