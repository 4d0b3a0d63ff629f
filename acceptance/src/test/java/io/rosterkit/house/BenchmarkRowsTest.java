package io.rosterkit.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.architecture.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Benchmarks write rows of the library's tables by hand. They are not run by the build, so the columns are compared.
 */
class BenchmarkRowsTest {

    private static final Pattern TABLE =
            Pattern.compile("create table if not exists (rk_\\w+) \\((.*?)\\n\\);", Pattern.DOTALL);
    private static final Pattern REQUIRED = Pattern.compile("(?m)^    (\\w+) [^\\n]*not null");
    private static final Pattern INSERT = Pattern.compile("insert into (rk_\\w+)(?: as \\w+)? \\(([^)]*)\\)");

    @Test
    void everyRowWrittenByHandHasTheColumnsThatTheTableRequires() throws IOException {
        assertThat(missing(required(), sources())).isEmpty();
    }

    @Test
    void aColumnThatIsLeftOutIsNamed() {
        Map<String, Set<String>> required = Map.of("rk_person", Set.of("id", "name"));

        assertThat(missing(required, "insert into rk_person (id,\n    since) values (?, ?)"))
                .containsExactly("rk_person.name");
        assertThat(missing(required, "insert into rk_person (id, name) values (?, ?)"))
                .isEmpty();
    }

    private static Map<String, Set<String>> required() {
        String script = Project.read(Project.ROOT.resolve(
                "adapters-jdbc/src/main/resources/rosterkit-schema/postgresql/R__rosterkit_1.sql"));
        Map<String, Set<String>> required = new HashMap<>();
        Matcher table = TABLE.matcher(script);
        while (table.find()) {
            Set<String> columns = new TreeSet<>();
            REQUIRED.matcher(table.group(2)).results().forEach(column -> columns.add(column.group(1)));
            required.put(table.group(1), columns);
        }
        assertThat(required).containsKeys("rk_user", "rk_invitation");
        return required;
    }

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(Project.ROOT.resolve("benchmarks/src/main"))) {
            return files.filter(Files::isRegularFile).map(Project::read).collect(Collectors.joining("\n"));
        }
    }

    private static List<String> missing(Map<String, Set<String>> required, String text) {
        List<String> missing = new ArrayList<>();
        Matcher insert = INSERT.matcher(text);
        while (insert.find()) {
            List<String> given = Arrays.asList(insert.group(2).strip().split("\\s*,\\s*", -1));
            required.getOrDefault(insert.group(1), Set.of()).stream()
                    .filter(column -> !given.contains(column))
                    .forEach(column -> missing.add(insert.group(1) + "." + column));
        }
        return missing;
    }
}
