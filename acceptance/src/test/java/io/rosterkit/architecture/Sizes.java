package io.rosterkit.architecture;

import com.sun.source.tree.MethodTree;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How big things may be. What counts are lines with code: no comments, no blank lines, no imports. */
final class Sizes {

    static final List<Rule> RULES = List.of(
            atMost(250, "lines-of-a-type", 150, house -> house.topLevelTypes().map(Sizes::lines)),
            new Rule("most-types-are-small", 150, Sizes::mostAreSmall),
            atMost(30, "lines-of-a-method", 500, house -> house.types().flatMap(Sizes::linesOfMethods)),
            atMost(15, "types-of-a-package", 25, Sizes::packages),
            atMost(
                    12,
                    "public-methods-of-a-type",
                    150,
                    house -> house.types().filter(type -> !isEntrance(type)).map(Shapes::publicMethods)),
            atMost(
                    25,
                    "rooms-of-an-entrance",
                    2,
                    house -> house.types().filter(Sizes::isEntrance).map(Shapes::publicMethods)),
            atMost(
                    7,
                    "methods-of-a-port",
                    8,
                    house -> house.types().filter(Shapes::isPort).map(Shapes::methods)),
            atMost(5, "parameters", 500, house -> house.types().flatMap(Shapes::parameters)),
            atMost(9, "collaborators-of-an-engine", 8, house -> house.types().flatMap(Shapes::collaborators)),
            atMost(
                    7,
                    "components-of-a-record",
                    60,
                    house -> house.types().filter(Shapes::isPlain).map(Shapes::components)),
            atMost(
                    8,
                    "components-of-parts",
                    10,
                    house -> house.types().filter(Shapes::isWiring).map(Shapes::components)));

    /** Types with one method for each room, of which there are more than a type has methods. */
    private static final Set<String> ENTRANCES = Set.of("io.rosterkit.Desk", "io.rosterkit.engine.wiring.DeskEngines");

    private Sizes() {}

    private static boolean isEntrance(TypeSource type) {
        return ENTRANCES.contains(type.name());
    }

    /** A thing and its size. */
    record Measured(String name, int size) {}

    private static Rule atMost(int limit, String id, int least, Function<House, Stream<Measured>> things) {
        return Rule.each(
                id,
                least,
                things,
                thing -> thing.size() <= limit
                        ? Stream.empty()
                        : Stream.of(Violation.over(thing.name(), thing.size(), "where there may be " + limit)));
    }

    private static Measured lines(TypeSource type) {
        return new Measured(type.name(), type.file().codeLines(type.tree()));
    }

    private static Stream<Measured> linesOfMethods(TypeSource type) {
        return type.methods().stream()
                .map((MethodTree method) ->
                        new Measured(type.name(method), type.file().codeLines(method)));
    }

    private static Stream<Measured> packages(House house) {
        return house
                .topLevelTypes()
                .collect(Collectors.groupingBy(type -> type.file().packageName(), Collectors.counting()))
                .entrySet()
                .stream()
                .map(room -> new Measured(room.getKey(), room.getValue().intValue()));
    }

    private static Rule.Findings mostAreSmall(House house) {
        List<TypeSource> all = house.topLevelTypes().toList();
        return share(
                all,
                (int) all.stream().filter(type -> lines(type).size() > 120).count(),
                10,
                "percent of the types have more than 120 lines, where 10 may");
    }

    private static Rule.Findings share(List<TypeSource> all, int some, int limit, String message) {
        int percent = all.isEmpty() ? 0 : (some * 100 + all.size() - 1) / all.size();
        return new Rule.Findings(
                all.size(), percent <= limit ? List.of() : List.of(Violation.over("all", percent, message)));
    }
}
