package io.rosterkit.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README and the guides show is code that is compiled and run. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final String PAGE = "examples/src/main/java/io/rosterkit/examples/guide/SignInPage.java";

    @Test
    void showsCodeThatIsRun() throws IOException {
        shows(
                "README.md",
                "examples/src/main/java/io/rosterkit/examples/ReadmeSnippet.java",
                "acceptance/src/test/java/io/rosterkit/acceptance/WelcomeTest.java");
    }

    @Test
    void showsASignInPageThatIsRun() throws IOException {
        shows("docs/getting-in.md", PAGE, PAGE);
    }

    @Test
    void showsAListUploadThatIsRun() throws IOException {
        shows("docs/lists.md", "examples/src/main/java/io/rosterkit/examples/guide/ListUpload.java");
    }

    private static void shows(String paper, String... sources) throws IOException {
        List<String> shown = JAVA.matcher(Files.readString(ROOT.resolve(paper)))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(shown).hasSameSizeAs(sources);
        for (int number = 0; number < sources.length; number++) {
            String source = Files.readString(ROOT.resolve(sources[number]));
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
