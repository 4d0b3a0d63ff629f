package io.rosterkit.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rosterkit.acceptance.Slow;
import io.rosterkit.architecture.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Slow
class RequirementsTest {

    private static final Path TESTS = Project.ROOT.resolve("acceptance/src/test/java/io/rosterkit/acceptance");

    private final Requirements present = Requirements.of(Project.read(Project.ROOT.resolve("docs/requirements.md")));

    @Test
    void theCatalogueIsWhole() {
        assertThat(present.status()).hasSizeGreaterThan(80);
        assertThat(present.status().values()).isSubsetOf("implemented", "partly", "later");
        assertThat(present.gaps()).isEmpty();
    }

    @Test
    void everyPromisedRuleIsCarriedByATest() {
        assertThat(present.wrong(Requirements.tags(TESTS))).isEmpty();
    }

    @Test
    void everyPromisedRuleIsShownOnEveryStorage() {
        assertThat(present.unwitnessed(Requirements.witnessed(TESTS))).isEmpty();
    }

    @Test
    void namesTheRulesThatNoTestShowsOnEveryStorage(@TempDir Path tests) throws IOException {
        Files.writeString(tests.resolve("PlantedTest.java"), """
                @Tag("A1")
                class PlantedTest {
                    @Test @EveryStorage @Tag("A2") void shows() {}
                    @Test @Tag("A3") void isInMemoryOnly() {}
                    @Test @EveryStorage @Disabled @Tag("A4") void isOff() {}
                }
                """);
        Files.writeString(tests.resolve("PlantedRaceTest.java"), """
                @EveryStorage
                class PlantedRaceTest {
                    @Test @Tag("A5") void races() {}
                }
                """);
        Requirements planted = Requirements.of("""
                | A1 | some rule of the product | implemented |
                | A2 | some rule of the product | partly |
                | A3 | some rule of the product | implemented |
                | A4 | some rule of the product | implemented |
                | A5 | some rule of the product | implemented |
                | A6 | some rule of the product | later |
                """);

        Set<String> witnessed = Requirements.witnessed(tests);

        assertThat(witnessed).containsExactly("A1", "A2", "A5");
        assertThat(planted.unwitnessed(witnessed))
                .containsExactly(
                        "A3 has no test that runs on every storage", "A4 has no test that runs on every storage");
    }

    @Test
    void namesWhatIsMissingAndWhatIsUnknown(@TempDir Path tests) throws IOException {
        Files.writeString(tests.resolve("PlantedTest.java"), """
                @Tag("A1")
                class PlantedTest {
                    @Test @org.junit.jupiter.api.Tag(value = "B9") void carries() {}
                    @Test @Disabled @Tag("A2") void isOff() {}
                    // @Tag("A3")
                    String text = "@Tag(\\"A3\\")";
                }
                """);
        Requirements planted = Requirements.of("""
                | A1 | some rule of the product | implemented |
                | A2 | some rule of the product | partly |
                | A3 | some rule of the product | implemented |
                | A5 | some rule of the product | later |
                """);
        Set<String> tags = Requirements.tags(tests);
        assertThat(tags).containsExactly("A1", "B9");
        assertThat(planted.wrong(tags))
                .containsExactly(
                        "A2 is partly, but no test carries it",
                        "A3 is implemented, but no test carries it",
                        "B9 is carried by a test, but is no rule");
        assertThat(planted.gaps()).containsExactly("A4");
    }

    @Test
    void refusesARuleThatStandsThereTwice() {
        String row = "| A1 | some rule of the product | later |\n";
        assertThatIllegalArgumentException().isThrownBy(() -> Requirements.of(row + row));
    }
}
