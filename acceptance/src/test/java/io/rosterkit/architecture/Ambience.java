package io.rosterkit.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Nothing is taken from the surroundings: neither the time nor the language nor the character set of the machine. */
final class Ambience {

    static final List<Rule> RULES =
            Stream.of("clock", "locale", "charset").map(Ambience::rule).toList();

    /** One place may ask the machine, since the host can tell it otherwise; and the contracts compare with it. */
    private static final Set<String> WIRING = Set.of(
            "io.rosterkit.RosterBuilder->java.time.Clock.systemUTC()",
            "io.rosterkit.tck.contract.Machine->java.time.Instant.now()",
            "io.rosterkit.tck.contract.Machine->java.util.TimeZone.getDefault()");

    private Ambience() {}

    private static Rule rule(String kind) {
        Set<String> forbidden = forbidden(kind);
        return Rule.each(
                "no-ambient-" + kind,
                200,
                house -> house.classes().stream(),
                type -> asked(type, forbidden)
                        .filter(asking -> !WIRING.contains(asking))
                        .map(asking -> Violation.of(asking, "takes the " + kind + " from the machine")));
    }

    private static Stream<String> asked(JavaClass type, Set<String> forbidden) {
        return type.getAccessesFromSelf().stream()
                .map(JavaAccess::getTarget)
                .filter(CodeUnitAccessTarget.class::isInstance)
                .map(target -> target.getFullName().replace(" ", ""))
                .filter(forbidden::contains)
                .distinct()
                .map(target -> type.getName() + "->" + target);
    }

    /** The signatures of one kind, one a line, as the class file has them. */
    static Set<String> forbidden(String kind) {
        try (InputStream file = Ambience.class.getResourceAsStream("/architecture/ambient-" + kind + ".txt")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().collect(Collectors.toCollection(TreeSet::new));
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
