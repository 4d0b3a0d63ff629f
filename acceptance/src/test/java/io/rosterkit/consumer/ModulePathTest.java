package io.rosterkit.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts that are Java modules themselves, compiled and run with a module path and no other option. */
class ModulePathTest {

    private static final String TESTING = """
              <dependencies>
                <dependency>
                  <groupId>io.rosterkit</groupId>
                  <artifactId>rosterkit-testkit</artifactId>
                  <version>%s</version>
                </dependency>
              </dependencies>
            """;

    private static final String IN_MEMORY = """
            package host;

            import io.rosterkit.profile.StandardProfile;
            import io.rosterkit.inmemory.InMemoryStorage;
            import io.rosterkit.model.access.Source;
            import io.rosterkit.testkit.Kit;
            import io.rosterkit.testkit.MovableClock;

            public final class InMemory {
                public static void main(String[] arguments) {
                    MovableClock clock = new MovableClock();
                    Kit kit = Kit.of(InMemoryStorage.create(clock), clock, StandardProfile.of("Example"));
                    kit.offices().open().desk().invitations()
                            .invite("ben@weiss.example", StandardProfile.STAFF).orThrow();
                    System.out.println(kit.roster().front(new Source("203.0.113.7"))
                            .look(kit.mail().to("ben@weiss.example").link()).orThrow().organization().text());
                }
            }
            """;

    @TempDir
    static Path projects;

    private static String stored;
    private static String testing;

    @BeforeAll
    static void resolve() {
        stored =
                HostProject.in(projects.resolve("stored"), Readme.coordinates()).classPath();
        testing = HostProject.in(projects.resolve("testing"), TESTING.formatted(Repository.version()))
                .classPath();
    }

    @Test
    void goesThroughTheFirstHourOnADatabase(@TempDir Path directory) {
        String descriptor = "module host { requires io.rosterkit.core; requires io.rosterkit.jdbc;"
                + " requires io.rosterkit.mail; requires com.h2database; }";

        String console = run(directory, stored, descriptor, "FirstHour", "package host;\n" + Readme.program());

        assertThat(console).contains("Ben Arendt signs in: done").doesNotContain("WARN", "SLF4J");
    }

    @Test
    void usesTheTestKitInMemory(@TempDir Path directory) {
        String descriptor = "module host { requires io.rosterkit.testkit; }";

        assertThat(run(directory, testing, descriptor, "InMemory", IN_MEMORY)).endsWith("Office 1\n");
    }

    private static String run(Path directory, String libraries, String descriptor, String main, String source) {
        HostProject.write(directory.resolve("source/module-info.java"), descriptor);
        HostProject.write(directory.resolve("source/host/" + main + ".java"), source);
        Command command = new Command(directory);
        command.javac(
                "--module-path", libraries, "-d", "host", "source/module-info.java", "source/host/" + main + ".java");
        return command.java("--module-path", HostProject.path("host", libraries), "-m", "host/host." + main);
    }
}
