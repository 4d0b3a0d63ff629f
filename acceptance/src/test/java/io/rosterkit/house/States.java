package io.rosterkit.house;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Draws a transition table. */
final class States {

    private States() {}

    /** One line of a transition table. */
    record Move(String name, Set<? extends Enum<?>> from, Enum<?> to) {}

    static String diagram(Enum<?> first, List<Move> moves, Enum<?>... all) {
        String edges = moves.stream()
                .flatMap(move -> new TreeSet<>(move.from())
                        .stream().map(from -> "    " + from + " --> " + move.to() + ": " + words(move.name()) + "\n"))
                .collect(Collectors.joining());
        String unreached = Arrays.stream(all)
                .filter(state -> state != first && moves.stream().noneMatch(move -> move.to() == state))
                .map(Enum::name)
                .collect(Collectors.joining(", "));
        return "```mermaid\nstateDiagram-v2\n    [*] --> " + first + "\n" + edges + "```\n"
                + (unreached.isEmpty() ? "" : "\nNo move leads to " + unreached + " yet.\n");
    }

    private static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
