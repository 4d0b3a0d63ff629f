package io.rosterkit.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.architecture.Project;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrowthTableTest {

    private static final Pattern CREATED = Pattern.compile("create table if not exists (rk_\\w+)");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(rk_\\w+)` \\|");

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql", "mariadb"})
    void theGrowthTableNamesEachTableOfTheSchemaOnce(String database) {
        String script = read("adapters-jdbc/src/main/resources/rosterkit-schema/" + database + "/R__rosterkit_1.sql");
        String page = read("docs/operations.md");
        String growth = page.substring(page.indexOf("**Growth.**"));

        assertThat(ROW.matcher(growth).results().count())
                .isEqualTo(names(ROW, growth).size());
        assertThat(names(ROW, growth)).isEqualTo(names(CREATED, script));
    }

    private static Set<String> names(Pattern pattern, String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private static String read(String path) {
        return Project.read(Project.ROOT.resolve(path));
    }
}
