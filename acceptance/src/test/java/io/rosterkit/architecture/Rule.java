package io.rosterkit.architecture;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A rule of the house. {@code least} is how many things it must have looked at to have checked anything in the real
 * one.
 */
record Rule(String id, int least, Function<House, Findings> check) {

    /** How many things were looked at, and which of them break the rule. */
    record Findings(int looked, List<Violation> violations) {}

    /** A rule that looks at one thing after the other. */
    static <T> Rule each(
            String id, int least, Function<House, Stream<T>> things, Function<T, Stream<Violation>> check) {
        return new Rule(id, least, house -> {
            List<T> all = things.apply(house).toList();
            return new Findings(all.size(), all.stream().flatMap(check).toList());
        });
    }

    static Stream<Rule> all() {
        return Stream.of(
                        Cycles.RULES,
                        FloorPlan.RULES,
                        Exports.RULES,
                        Ambience.RULES,
                        Sizes.RULES,
                        Shapes.RULES,
                        Papers.RULES)
                .flatMap(Collection::stream);
    }

    @Override
    public String toString() {
        return id;
    }
}
