package io.rosterkit.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.rosterkit.architecture.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README and the guides show is code that is compiled and run. */
class ReadmeTest {

    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern SCRIPT = Pattern.compile("```js\n(.*?)```", Pattern.DOTALL);
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final String PAGE = "examples/src/main/java/io/rosterkit/examples/guide/SignInPage.java";
    private static final String HIRING = "examples/src/main/java/io/rosterkit/examples/guide/Hiring.java";
    private static final String FORM = "examples/src/main/java/io/rosterkit/examples/guide/InvitationForm.java";
    private static final String WEB = "examples/src/main/java/io/rosterkit/examples/web/";
    private static final String SPRING = "examples/src/test/java/io/rosterkit/examples/spring/";
    private static final String FLYWAY = "adapters-jdbc/src/test/java/io/rosterkit/jdbc/FlywayTest.java";

    /** The complete program of the README is compiled and run by the tests of the published jars. */
    @Test
    void showsATestThatIsRun() throws IOException {
        assertThat(differences(
                        shown("README.md").get(1),
                        Files.readString(Project.ROOT.resolve(
                                "acceptance/src/test/java/io/rosterkit/acceptance/WelcomeTest.java"))))
                .isEmpty();
    }

    @Test
    void theReadmeIsNeitherShortNorLong() throws IOException {
        assertThat(Files.readAllLines(Project.ROOT.resolve("README.md"))).hasSizeBetween(150, 250);
    }

    @Test
    void showsASignInPageThatIsRun() throws IOException {
        shows("docs/getting-in.md", PAGE, PAGE);
    }

    @Test
    void showsAListUploadAndASearchThatAreRun() throws IOException {
        shows(
                "docs/lists.md",
                "examples/src/main/java/io/rosterkit/examples/guide/ListUpload.java",
                "examples/src/main/java/io/rosterkit/examples/guide/UserSearch.java");
    }

    @Test
    void showsManyUsersReactivatedThatIsRun() throws IOException {
        String example = "examples/src/main/java/io/rosterkit/examples/guide/BackFromLeave.java";
        shows("docs/lifecycle.md", example);
    }

    @Test
    void showsAPoolOfSeatsThatIsRun() throws IOException {
        String example = "examples/src/main/java/io/rosterkit/examples/guide/PanelSeats.java";
        shows("docs/seats.md", example, example);
    }

    @Test
    void showsABillingFormThatIsRun() throws IOException {
        shows("docs/billing.md", "examples/src/main/java/io/rosterkit/examples/guide/BillingForm.java");
    }

    @Test
    void showsAStaffPageThatIsRun() throws IOException {
        shows("docs/directory.md", "examples/src/main/java/io/rosterkit/examples/guide/StaffPage.java");
    }

    @Test
    void showsAnActWithARowOfTheHostAndMigrationsThatAreRun() throws IOException {
        shows("docs/operations.md", HIRING, FLYWAY, FLYWAY);
    }

    @Test
    void showsAFormThatIsRun() throws IOException {
        shows("docs/forms.md", FORM, FORM, FORM);
    }

    @Test
    void showsAWebApplicationThatIsRun() throws IOException {
        shows(
                "docs/in-your-application.md",
                WEB + "Exchange.java",
                WEB + "WebHost.java",
                WEB + "ClientAddress.java",
                WEB + "WebHost.java",
                WEB + "WebHost.java",
                WEB + "Jobs.java",
                "examples/src/main/java/io/rosterkit/examples/guide/Settings.java",
                "examples/src/main/java/io/rosterkit/examples/guide/Settings.java",
                "examples/src/main/java/io/rosterkit/examples/guide/JoinedHiring.java",
                "acceptance/src/test/java/io/rosterkit/acceptance/SpringTransactionTest.java",
                SPRING + "RosterConfiguration.java",
                SPRING + "SignInController.java",
                "acceptance/src/test/java/io/rosterkit/acceptance/WelcomeTest.java",
                "examples/src/test/java/io/rosterkit/examples/guide/InvitationsPageTest.java");
        String script = Files.readString(Project.ROOT.resolve(WEB + "Html.java"));
        assertThat(shown("docs/in-your-application.md", SCRIPT))
                .singleElement()
                .satisfies(shown -> assertThat(differences(shown, script)).isEmpty());
    }

    private static void shows(String paper, String... sources) throws IOException {
        List<String> shown = shown(paper);

        assertThat(shown).hasSameSizeAs(sources);
        for (int number = 0; number < sources.length; number++) {
            String source = Files.readString(Project.ROOT.resolve(sources[number]));
            assertThat(differences(shown.get(number), source)).isEmpty();
        }
    }

    private static List<String> shown(String paper) throws IOException {
        return shown(paper, JAVA);
    }

    private static List<String> shown(String paper, Pattern block) throws IOException {
        return block.matcher(Files.readString(Project.ROOT.resolve(paper)))
                .results()
                .map(match -> match.group(1))
                .toList();
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
