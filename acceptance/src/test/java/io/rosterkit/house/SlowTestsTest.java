package io.rosterkit.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.architecture.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A test that waits for {@code mvn verify} does run there. */
class SlowTestsTest {

    private static final Pattern WAITS = Pattern.compile("(?m)^ *@(?:Slow|Tag\\(\"slow\"\\))$");
    private static final Pattern RUNS = Pattern.compile("<id>slow</id>\\s*<phase>integration-test</phase>");

    @Test
    void everyModuleWithTestsThatWaitRunsThem() {
        assertThat(Project.modules().stream().filter(module -> waits(Project.ROOT.resolve(module))))
                .contains("core", "acceptance");
        assertThat(forgotten(Project.ROOT, Project.modules())).isEmpty();
    }

    @Test
    void namesTheModuleThatNeverRunsThem(@TempDir Path root) throws IOException {
        planted(root, "forgetful", "@Slow\nclass PlantedTest {}", "<id>default-test</id>");
        planted(root, "diligent", "    @Tag(\"slow\")\n", "<id>slow</id>\n  <phase>integration-test</phase>");
        planted(root, "parent", "@Slow\nclass PlantedTest {}", "<id>default-test</id>");
        planted(root, "parent/slow", "", "<id>slow</id>\n  <phase>integration-test</phase>");
        planted(root, "quick", "class PlantedTest {} // @Slow", "");

        assertThat(forgotten(root, List.of("forgetful", "diligent", "parent", "quick")))
                .containsExactly("forgetful");
    }

    private static void planted(Path root, String module, String test, String pom) throws IOException {
        Path tests = Files.createDirectories(root.resolve(module).resolve("src/test/java"));
        Files.writeString(tests.resolve("PlantedTest.java"), test);
        Files.writeString(root.resolve(module).resolve("pom.xml"), pom);
    }

    private static List<String> forgotten(Path root, List<String> modules) {
        return modules.stream()
                .filter(module -> waits(root.resolve(module)))
                .filter(module -> !runs(root.resolve(module)))
                .toList();
    }

    /** In the module itself, or in a project of its own below. */
    private static boolean runs(Path module) {
        return Stream.of(module, module.resolve("slow"))
                .map(project -> project.resolve("pom.xml"))
                .filter(Files::exists)
                .anyMatch(pom -> RUNS.matcher(Project.read(pom)).find());
    }

    private static boolean waits(Path module) {
        Path tests = module.resolve("src/test/java");
        try (Stream<Path> all = Files.isDirectory(tests) ? Files.walk(tests) : Stream.empty()) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .anyMatch(file -> WAITS.matcher(Project.read(file)).find());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
