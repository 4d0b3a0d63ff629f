package io.rosterkit.jdbc.schema;

import io.rosterkit.jdbc.sql.Dialect;
import io.rosterkit.spi.storage.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The statements that make one version of the schema. */
public record Script(String folder, String name) {

    private static final Pattern TABLE =
            Pattern.compile("create table if not exists (\\w+) \\((.*)\\)[^)]*", Pattern.DOTALL);

    /** How a line of a table begins that is no column. */
    private static final Set<String> NO_COLUMN = Set.of("primary", "constraint", "index");

    /** The script of that version. */
    public static Script of(Dialect dialect, int version) {
        return new Script(dialect.folder(), "R__rosterkit_" + version);
    }

    /** The script of that version by which PostgreSQL searches. */
    static Script ofSearch(int version) {
        return new Script("postgresql-search", "R__rosterkit_" + version + "_search");
    }

    /** The script as it is in the jar. */
    public String text() {
        String path = "/rosterkit-schema/" + folder + "/" + name + ".sql";
        try (InputStream script = Script.class.getResourceAsStream(path)) {
            if (script == null) {
                throw new StorageException("the script is not there: " + path);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** One statement after the other. */
    public List<String> statements() {
        String plain = text().lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
        return Arrays.stream(plain.split(";(?:\n|$)"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    /** The columns of each table that the script makes. */
    public Map<String, Set<String>> tables() {
        Map<String, Set<String>> tables = new TreeMap<>();
        for (String statement : statements()) {
            Matcher table = TABLE.matcher(statement);
            if (table.matches()) {
                tables.put(
                        table.group(1),
                        table.group(2)
                                .lines()
                                .map(String::strip)
                                .filter(line -> !line.isEmpty())
                                .map(line -> line.split(" ", 2)[0])
                                .filter(word -> !NO_COLUMN.contains(word))
                                .collect(Collectors.toSet()));
            }
        }
        return tables;
    }
}
