package io.rosterkit.architecture;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What may break a rule for now: a line each with the rule, the thing, and how far it goes. The list may only shrink,
 * so an exemption that is wider than needed is wrong too.
 */
record Exemptions(List<Line> lines) {

    record Line(String rule, String subject, int measure) {

        static Line of(String text) {
            String[] words = text.split(" ", -1);
            if (words.length != 3) {
                throw new IllegalArgumentException("an exemption is a rule, a subject and a number, not: " + text);
            }
            return new Line(words[0], words[1], Integer.parseInt(words[2]));
        }
    }

    static Exemptions of(String text) {
        return new Exemptions(text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Line::of)
                .toList());
    }

    /** What is wrong after the exemptions are taken into account; subjects are written without blanks. */
    List<String> wrong(String rule, List<Violation> violations) {
        Map<String, Violation> worst = new TreeMap<>();
        violations.forEach(each -> worst.merge(key(each), each, (a, b) -> a.measure() >= b.measure() ? a : b));
        Stream<String> unexcused = worst.values().stream()
                .filter(each -> under(rule)
                        .noneMatch(line -> line.subject().equals(key(each)) && line.measure() >= each.measure()))
                .map(Violation::toString);
        Stream<String> idle = under(rule)
                .filter(line -> !worst.containsKey(line.subject())
                        || worst.get(line.subject()).measure() < line.measure())
                .map(line -> line.subject() + ": is exempt from more than it needs, "
                        + (worst.containsKey(line.subject())
                                ? "shrink it to " + worst.get(line.subject()).measure()
                                : "remove it"));
        return Stream.concat(unexcused, idle).toList();
    }

    private Stream<Line> under(String rule) {
        return lines.stream().filter(line -> line.rule().equals(rule));
    }

    private static String key(Violation violation) {
        return violation.subject().replace(" ", "");
    }
}
