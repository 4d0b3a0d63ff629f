package io.rosterkit.house;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Draws a transition table. */
final class States {

    private States() {}

    /** One line of a transition table. */
    record Move(String name, Set<? extends Enum<?>> from, Enum<?> to) {}

    static String diagram(Enum<?> first, List<Move> moves, Enum<?>... all) {
        String edges = moves.stream()
                .flatMap(move -> beginnings(move)
                        .map(from -> "    " + from + " --> " + move.to() + ": " + words(move.name()) + "\n"))
                .collect(Collectors.joining());
        String unreached = Arrays.stream(all)
                .filter(state -> state != first && moves.stream().noneMatch(move -> move.to() == state))
                .map(Enum::name)
                .collect(Collectors.joining(", "));
        return "```mermaid\nstateDiagram-v2\n    [*] --> " + first + "\n" + edges + "```\n"
                + (unreached.isEmpty() ? "" : "\nNo move leads to " + unreached + " yet.\n");
    }

    /** A move from no state makes what has the states. */
    private static Stream<String> beginnings(Move move) {
        return move.from().isEmpty()
                ? Stream.of("[*]")
                : new TreeSet<>(move.from()).stream().map(Enum::name);
    }

    private static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
