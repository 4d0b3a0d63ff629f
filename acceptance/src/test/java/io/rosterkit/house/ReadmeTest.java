package io.rosterkit.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README shows is code that is compiled and run. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final List<String> SOURCES = List.of(
            "examples/src/main/java/io/rosterkit/examples/ReadmeSnippet.java",
            "acceptance/src/test/java/io/rosterkit/acceptance/WelcomeTest.java");

    @Test
    void showsCodeThatIsRun() throws IOException {
        List<String> shown = JAVA.matcher(Files.readString(ROOT.resolve("README.md")))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(shown).hasSameSizeAs(SOURCES);
        for (int number = 0; number < SOURCES.size(); number++) {
            String source = Files.readString(ROOT.resolve(SOURCES.get(number)));
            assertThat(differences(shown.get(number), source)).isEmpty();
        }
    }

    @Test
    void noticesALineThatIsNotThere() {
        assertThat(differences("desk.invite();\ndesk.gone();\n", "  desk.invite();\n"))
                .containsExactly("desk.gone();");
    }

    /** Line breaks and indents are the formatter's business. */
    private static List<String> differences(String shown, String source) {
        String dense = BLANKS.matcher(source).replaceAll("");
        return shown.lines()
                .map(String::strip)
                .filter(line -> !dense.contains(BLANKS.matcher(line).replaceAll("")))
                .toList();
    }
}
