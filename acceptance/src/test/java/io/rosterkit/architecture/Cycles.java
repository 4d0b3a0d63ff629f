package io.rosterkit.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** No package reaches itself through others, neither inside a module nor across modules. */
final class Cycles {

    static final List<Rule> RULES = List.of(
            new Rule("no-cycle-in-a-module", 25, house -> {
                List<Rule.Findings> found = house.modules().stream()
                        .map(module -> among(house.classes().that(livesIn(house, module))))
                        .toList();
                return new Rule.Findings(
                        found.stream().mapToInt(Rule.Findings::looked).sum(),
                        found.stream()
                                .flatMap(some -> some.violations().stream())
                                .toList());
            }),
            new Rule("no-cycle-across-modules", 25, house -> among(house.classes())));

    private static final Pattern SLICE = Pattern.compile("Slice (\\S+) ->");

    private static final ArchRule FREE_OF_CYCLES = SlicesRuleDefinition.slices()
            .assignedFrom(new EachPackage())
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true);

    private Cycles() {}

    private static Rule.Findings among(JavaClasses classes) {
        Stream<Violation> cycles = FREE_OF_CYCLES.evaluate(classes).getFailureReport().getDetails().stream()
                .map(detail -> Violation.of(
                        SLICE.matcher(detail)
                                .results()
                                .map((MatchResult slice) -> slice.group(1))
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining("+")),
                        detail));
        int packages =
                (int) classes.stream().map(JavaClass::getPackageName).distinct().count();
        return new Rule.Findings(packages, cycles.toList());
    }

    private static DescribedPredicate<JavaClass> livesIn(House house, String module) {
        return DescribedPredicate.describe(
                "live in " + module, type -> house.floor(type).equals(module));
    }

    /** One slice a package, the root package included. */
    private static final class EachPackage implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
