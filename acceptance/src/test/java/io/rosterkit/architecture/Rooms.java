package io.rosterkit.architecture;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which room of core uses which: as the code has it, and as the table in the paper allows it. */
record Rooms(Map<String, Set<String>> used, Map<String, Set<String>> allowed) {

    static final String ROOT = "io.rosterkit";

    /** The package that makes the engines. */
    static final String WIRING = ROOT + ".engine.wiring";

    private static final String PAPER = "docs/ARCHITECTURE.md";
    private static final String ALL = "all";

    static Rooms of(House house) {
        Map<String, Set<String>> used = new TreeMap<>();
        house.classes("core")
                .forEach(type -> used.computeIfAbsent(room(type.getPackageName()), room -> new TreeSet<>())
                        .addAll(type.getDirectDependenciesFromSelf().stream()
                                .map(edge -> edge.getTargetClass().getBaseComponentType())
                                .filter(target -> house.floor(target).equals("core"))
                                .map(target -> room(target.getPackageName()))
                                .filter(other -> !other.equals(room(type.getPackageName())))
                                .toList()));
        return new Rooms(used, table(house.paper(PAPER)));
    }

    /** The table is a picture of the code: it names every room, allows every edge there is, and no other. */
    Rule.Findings compare() {
        Stream<Violation> unlisted = differences(used, allowed, "is not allowed by the table in " + PAPER);
        Stream<Violation> idle = differences(allowed, used, "stands in the table in " + PAPER + " but not in the code");
        int looked = used.values().stream().mapToInt(Set::size).sum();
        return new Rule.Findings(looked, Stream.concat(unlisted, idle).toList());
    }

    private static Stream<Violation> differences(
            Map<String, Set<String>> here, Map<String, Set<String>> there, String message) {
        return here.entrySet().stream()
                .flatMap(room -> there.containsKey(room.getKey())
                        ? edges(room.getKey(), room.getValue(), there.get(room.getKey()), message)
                        : Stream.of(Violation.of(room.getKey(), message)));
    }

    private static Stream<Violation> edges(String room, Set<String> here, Set<String> there, String message) {
        boolean wires = room.equals(ROOT) || WIRING.equals(ROOT + "." + room);
        boolean everything = wires && (there.contains(ALL) || here.contains(ALL));
        return everything
                ? Stream.empty()
                : here.stream()
                        .filter(other -> !there.contains(other))
                        .map(other -> Violation.of(room + "->" + other, message));
    }

    private static Map<String, Set<String>> table(String paper) {
        String marked = paper.replaceAll("(?s).*<!-- edges -->|<!-- /edges -->.*", "");
        return marked.lines()
                .filter(line -> line.startsWith("|") && !line.startsWith("|---") && !line.startsWith("| room "))
                .map(line -> line.replaceAll("^\\||\\|$", "").split("\\|", -1))
                .collect(Collectors.toMap(
                        cells -> cells[0].strip(), cells -> names(cells[1]), Rooms::twice, TreeMap::new));
    }

    private static Set<String> twice(Set<String> some, Set<String> more) {
        throw new IllegalArgumentException(
                "a room stands in the table of " + PAPER + " twice: " + some + " and " + more);
    }

    private static Set<String> names(String cell) {
        List<String> names = Arrays.asList(cell.strip().split(",\\s*", -1));
        return names.stream().filter(name -> !name.equals("-")).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String room(String packageName) {
        return packageName.equals(ROOT) ? ROOT : packageName.substring(ROOT.length() + 1);
    }
}
