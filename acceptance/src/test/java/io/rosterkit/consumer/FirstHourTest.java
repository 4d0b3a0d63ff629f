package io.rosterkit.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.architecture.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README, followed to the letter. */
class FirstHourTest {

    private static final Map<String, String> PROPERTIES =
            Map.of("h2", "h2", "postgresql", "postgresql-client", "HikariCP", "hikaricp", "slf4j-simple", "slf4j");

    @TempDir
    static Path project;

    private static HostProject host;

    @BeforeAll
    static void paste() {
        host = HostProject.in(project, Readme.coordinates()).with("FirstHour.java", Readme.program());
    }

    @Test
    void runsInAnEmptyMavenProject() throws IOException {
        assertTold(host.maven(Readme.command()), project);
    }

    @Test
    void runsInAnEmptyDirectory(@TempDir Path directory) throws IOException {
        String libraries = host.classPath();
        Command command = new Command(directory);
        HostProject.write(directory.resolve("FirstHour.java"), Readme.program());

        command.javac("-Xlint:all,-path", "-Werror", "-cp", libraries, "FirstHour.java");

        assertTold(command.java("-cp", HostProject.path(".", libraries), "FirstHour"), directory);
    }

    @Test
    void namesTheVersionsOfTheBuild() {
        String pom = Project.read(Project.ROOT.resolve("pom.xml"));
        Pattern.compile("<artifactId>(h2|postgresql|HikariCP|slf4j-simple)</artifactId><version>(.*?)</version>")
                .matcher(Readme.coordinates())
                .results()
                .forEach(found -> assertThat(pom)
                        .contains("<" + PROPERTIES.get(found.group(1)) + ".version>" + found.group(2) + "<"));
        assertThat(Readme.coordinates()).contains("<version>" + Repository.version() + "</version>");
    }

    @Test
    void isShortAndPlain() {
        assertThat(Readme.program().lines())
                .hasSizeLessThanOrEqualTo(60)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
        assertThat(Readme.program().chars())
                .as("characters that every compiler reads")
                .allMatch(c -> c < 128);
    }

    /** The whole console: what the program says, and no noise around it. */
    private static void assertTold(String console, Path directory) throws IOException {
        Path mails = directory.toRealPath().resolve("mails");
        assertThat(console.strip().lines().map(line -> line.replaceAll("phone: \\S+$", "phone: (word)")))
                .containsExactly(
                        "Anna Weiss is invited by mail. She is told the code word by phone: (word)",
                        "Ben Arendt signs in: Signing in did not work. Please check what you entered and try again."
                                + " Please ask an administrator of your organization.",
                        "Ben Arendt signs in: done",
                        "The mails are in " + mails);
        try (Stream<Path> files = Files.list(mails)) {
            assertThat(files)
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(file)
                            .hasExtension("eml")
                            .content()
                            .containsPattern("Hello (Anna Weiss|Ben Arendt),"));
        }
    }
}
