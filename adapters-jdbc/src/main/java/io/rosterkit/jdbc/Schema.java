package io.rosterkit.jdbc;

import io.rosterkit.jdbc.sql.Database;
import io.rosterkit.jdbc.sql.Dialect;
import io.rosterkit.jdbc.sql.Query;
import io.rosterkit.spi.storage.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * The tables of Rosterkit, all named {@code rk_...}, in the schema that connections of the data source see first. A
 * host that does not want {@link #install} gives the scripts to its own migration tool: from {@link #print}, or from
 * the jar's folder {@code rosterkit-schema}, where each may be run twice and none has a version that a script of the
 * host could have. Thread-safe.
 */
public final class Schema {

    /** The version that this library works with. */
    public static final int VERSION = 1;

    private static final String INSTALLED = "select max(version) as version from rk_schema_version";

    private final Database database;

    Schema(Database database) {
        this.database = database;
    }

    /** The schema in that database. */
    public static Schema of(DataSource dataSource) {
        return new Schema(Database.of(dataSource));
    }

    /**
     * Brings the schema to the current version, and does nothing where it has that already. Any number of processes may
     * do it at the same time. Needs the right to create tables. {@link StorageException} when the schema is of a later
     * version.
     */
    public void install() {
        int before = installed().orElse(0);
        if (before < VERSION) {
            database.install(IntStream.rangeClosed(before + 1, VERSION)
                    .mapToObj(this::statements)
                    .flatMap(List::stream)
                    .toList());
        }
        check();
    }

    /** Writes the statements that make the schema, for the kind of database this is. */
    public void print(Appendable target) {
        try {
            for (int version = 1; version <= VERSION; version++) {
                target.append(text(version));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The version that is there, if any. */
    public Optional<Integer> installed() {
        return database.readIfThere(Query.of(INSTALLED), row -> row.count("version")).stream()
                .filter(version -> version > 0)
                .findFirst();
    }

    void check() {
        int version = installed()
                .orElseThrow(() -> new StorageException(
                        "the tables of Rosterkit are not there: call Schema.of(dataSource).install(), or run the scripts in"
                                + " rosterkit-schema/" + database.dialect().folder() + " of its jar"));
        if (version != VERSION) {
            throw new StorageException(
                    "the tables of Rosterkit are of version " + version + ", this library needs version "
                            + VERSION
                            + (version < VERSION ? ": call Schema.of(dataSource).install()" : ": use a later library"));
        }
    }

    private List<String> statements(int version) {
        String plain =
                text(version).lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
        return Arrays.stream(plain.split(";\n?"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private String text(int version) {
        Dialect dialect = database.dialect();
        String path = "/rosterkit-schema/" + dialect.folder() + "/R__rosterkit_" + version + ".sql";
        try (InputStream script = Schema.class.getResourceAsStream(path)) {
            if (script == null) {
                throw new StorageException("the script is not there: " + path);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
