package io.rosterkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.rosterkit.acceptance.Slow;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Slow
class ArchitectureTest {

    private static final Path EXEMPTIONS =
            Project.ROOT.resolve("acceptance/src/test/resources/architecture/exemptions.txt");

    private static House house;

    @BeforeAll
    static void lookAtTheHouse() {
        house = House.at(Project.ROOT, Project.modules());
    }

    static Stream<Rule> rules() {
        return Rule.all();
    }

    static Stream<Proof> proofs() {
        return Proof.all();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theHouseKeepsTheRule(Rule rule) {
        Rule.Findings findings = rule.check().apply(house);
        assertThat(findings.looked()).as("things looked at").isGreaterThanOrEqualTo(rule.least());
        List<String> wrong = Exemptions.of(Project.read(EXEMPTIONS)).wrong(rule.id(), findings.violations());
        assertThat(wrong).as(rule.id()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("proofs")
    void aPlantedViolationIsReported(Proof proof, @TempDir Path root) {
        Rule rule = Rule.all()
                .filter(some -> some.id().equals(proof.rule()))
                .findFirst()
                .orElseThrow();
        House planted = proof.plant().apply(Planted.in(root)).house();
        assertThat(rule.check().apply(planted).violations())
                .extracting(Violation::subject)
                .containsOnlyOnceElementsOf(proof.blamed())
                .hasSameSizeAs(proof.blamed());
    }

    @Test
    void everyRuleIsProvenByAPlantedViolation() {
        assertThat(proofs().map(Proof::rule))
                .containsExactlyInAnyOrderElementsOf(rules().map(Rule::id).toList());
    }

    @Test
    void everyModuleIsOnTheFloorPlan() {
        Set<String> planned = new HashSet<>(FloorPlan.MODULES.keySet());
        planned.addAll(FloorPlan.OUTSIDE);
        assertThat(Project.modules()).containsExactlyInAnyOrderElementsOf(planned);
        assertThat(FloorPlan.MODULES.keySet())
                .allSatisfy(
                        module -> assertThat(house.classes(module)).as(module).isNotEmpty());
    }

    @Test
    void aModuleThatWasNotCompiledIsRed(@TempDir Path root) {
        Planted.in(root).type("core", "x.Written", "class Written {}");
        assertThatIllegalStateException()
                .isThrownBy(() -> House.at(root, List.of("core")))
                .withMessageContaining("x.Written");
    }

    @Test
    void everyExemptionNamesARule() {
        assertThat(Exemptions.of(Project.read(EXEMPTIONS)).lines())
                .extracting(Exemptions.Line::rule)
                .isSubsetOf(rules().map(Rule::id).toList());
    }

    @Test
    void anExemptionThatIsWiderThanNeededIsWrong() {
        Exemptions exemptions = Exemptions.of("# why\nsize x.A 20\nsize x.B 20\nother x.C 1\n");
        List<Violation> violations = List.of(Violation.over("x.A", 19, "lines"), Violation.over("x.C", 21, "lines"));
        assertThat(exemptions.wrong("size", violations))
                .containsExactly(
                        "x.C: 21 lines",
                        "x.A: is exempt from more than it needs, shrink it to 19",
                        "x.B: is exempt from more than it needs, remove it");
        assertThat(exemptions.wrong(
                        "size", List.of(Violation.over("x.A", 20, "lines"), Violation.over("x.B", 21, "lines"))))
                .containsExactly("x.B: 21 lines");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clock", "locale", "charset"})
    void whatIsForbiddenExists(String kind) {
        assertThat(Ambience.forbidden(kind)).hasSizeGreaterThan(10).allSatisfy(signature -> {
            String owner = signature.replaceAll("\\.[^.(]+\\(.*", "");
            Class<?> type = Class.forName(owner);
            Stream<String> present = Stream.concat(
                    Arrays.stream(type.getMethods())
                            .map(method -> method.getName() + parameters(method.getParameterTypes())),
                    Arrays.stream(type.getConstructors()).map(made -> "<init>" + parameters(made.getParameterTypes())));
            assertThat(present).contains(signature.substring(owner.length() + 1));
        });
    }

    private static String parameters(Class<?>... types) {
        return Arrays.stream(types).map(Class::getName).collect(Collectors.joining(",", "(", ")"));
    }
}
