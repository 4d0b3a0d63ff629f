package io.rosterkit.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which module and which room may know which other, and who may put the rooms together. */
final class FloorPlan {

    /** What a module may use. The bill of materials, the benchmarks and tests are no part of the house. */
    static final Map<String, Set<String>> MODULES = Map.of(
            "spi", Set.of(),
            "core", Set.of("spi"),
            "adapters-inmemory", Set.of("spi"),
            "adapters-jdbc", Set.of("spi"),
            "adapters-mail", Set.of("spi"),
            "spi-tck", Set.of("spi"),
            "testkit", Set.of("spi", "core", "adapters-inmemory"),
            "examples", Set.of("spi", "core", "adapters-inmemory", "adapters-jdbc", "adapters-mail"),
            "examples/sqlite", Set.of("spi"));

    static final Set<String> OUTSIDE = Set.of(
            "bom", "benchmarks", "acceptance", "acceptance/slow", "acceptance/storages", "adapters-jdbc/servers");

    static final List<Rule> RULES = List.of(
            new Rule("module-edges", 500, FloorPlan::moduleEdges),
            new Rule("room-edges", 20, house -> Rooms.of(house).compare()),
            new Rule("only-the-root-wires", 150, FloorPlan::wiring),
            Rule.each("users-are-written-whole", 150, house -> house.classes("core"), FloorPlan::writtenInPart));

    /** Whose changes {@code UserRows} makes from the user before and after. */
    private static final Set<String> TABLES_OF_USERS = Set.of(
            "io.rosterkit.spi.user.UserTable",
            "io.rosterkit.spi.user.UserRoleTable",
            "io.rosterkit.spi.user.UserPracticeTable");

    private FloorPlan() {}

    private static Stream<Violation> writtenInPart(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .filter(edge -> TABLES_OF_USERS.contains(edge.getTargetClass().getName()))
                .map(edge -> edge.getTargetClass().getName())
                .distinct()
                .map(table -> Violation.of(type.getName() + "->" + table, "writes users without UserRows"));
    }

    private static Rule.Findings moduleEdges(House house) {
        List<Dependency> crossing = MODULES.keySet().stream()
                .flatMap(house::classes)
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(edge -> !to(house, edge).isEmpty() && !to(house, edge).equals(from(house, edge)))
                .toList();
        Map<String, List<Dependency>> forbidden = crossing.stream()
                .filter(edge -> !MODULES.get(from(house, edge)).contains(to(house, edge)))
                .collect(Collectors.groupingBy(edge -> from(house, edge) + "->" + to(house, edge)));
        return new Rule.Findings(
                crossing.size(),
                forbidden.entrySet().stream()
                        .map(edge -> Violation.of(
                                edge.getKey(), edge.getValue().get(0).getDescription()))
                        .toList());
    }

    private static String from(House house, Dependency edge) {
        return house.floor(edge.getOriginClass());
    }

    private static String to(House house, Dependency edge) {
        return house.floor(edge.getTargetClass().getBaseComponentType());
    }

    /** A room makes what belongs to it, and values of others; a service of another room it gets from the wiring. */
    private static Rule.Findings wiring(House house) {
        List<JavaClass> origins = house.classes().stream()
                .filter(type -> !Set.of(Rooms.ROOT, Rooms.WIRING).contains(type.getPackageName()))
                .toList();
        Stream<Violation> made =
                origins.stream().flatMap(type -> made(house, type)).distinct();
        return new Rule.Findings(origins.size(), made.toList());
    }

    private static Stream<Violation> made(House house, JavaClass maker) {
        Stream<JavaClass> called =
                maker.getConstructorCallsFromSelf().stream().map(JavaConstructorCall::getTargetOwner);
        Stream<JavaClass> referred = maker.getCodeUnits().stream()
                .map(JavaCodeUnit::getConstructorReferencesFromSelf)
                .flatMap(Set::stream)
                .map(reference -> reference.getTargetOwner());
        return Stream.concat(called, referred)
                .filter(service -> house.floor(service).equals("core"))
                .filter(service -> !service.getPackageName().equals(maker.getPackageName()))
                .filter(service -> !service.isRecord() && !service.isAssignableTo(Throwable.class))
                .map(service ->
                        Violation.of(maker.getName() + "->" + service.getName(), "makes a service of another room"));
    }
}
