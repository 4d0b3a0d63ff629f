package io.rosterkit.benchmarks;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Prints the rounds, and what the first subject's rate is as a share of each other's, round by round. */
public final class Report {

    private static final String ROW = "%-25s %18s   %18s   %18s   %18s   %15s   %15s";

    private final PrintStream out;

    public Report(PrintStream out) {
        this.out = out;
    }

    public void say(String text, Object... values) {
        out.printf(Locale.ROOT, text + "%n", values);
    }

    void round(int number, Map<String, Sample> samples) {
        samples.forEach((name, sample) -> say(
                "round %d  %-12s %8.0f ops/s   p50 %6.2f ms   p95 %6.2f ms   p99 %6.2f ms   processor %4.0f us here %4.0f us server",
                number,
                name,
                sample.rate(),
                sample.median(),
                sample.slow(),
                sample.slowest(),
                sample.processor(),
                sample.server()));
    }

    /** Smallest, median and largest over all rounds, of each subject and of the ratios. */
    void summary(List<String> names, List<Map<String, Sample>> rounds) {
        say(ROW, "min / median / max", "ops/s", "p50 ms", "p95 ms", "p99 ms", "here us", "server us");
        for (String name : names) {
            say(
                    ROW,
                    name,
                    spread("%.0f", each(rounds, name, Sample::rate)),
                    spread("%.2f", each(rounds, name, Sample::median)),
                    spread("%.2f", each(rounds, name, Sample::slow)),
                    spread("%.2f", each(rounds, name, Sample::slowest)),
                    spread("%.0f", each(rounds, name, Sample::processor)),
                    spread("%.0f", each(rounds, name, Sample::server)));
        }
        double[] first = each(rounds, names.get(0), Sample::rate);
        for (String name : names.subList(1, names.size())) {
            double[] other = each(rounds, name, Sample::rate);
            double[] ratios = new double[first.length];
            StringBuilder pairs = new StringBuilder();
            for (int i = 0; i < ratios.length; i++) {
                ratios[i] = first[i] / other[i];
                pairs.append(String.format(Locale.ROOT, " %.2f", ratios[i]));
            }
            say("%-25s %18s   pair by pair%s", names.get(0) + " / " + name, spread("%.2f", ratios), pairs);
        }
    }

    private static double[] each(List<Map<String, Sample>> rounds, String name, ToDoubleFunction<Sample> what) {
        return rounds.stream()
                .flatMap(round -> round.entrySet().stream())
                .filter(entry -> entry.getKey().equals(name))
                .mapToDouble(entry -> what.applyAsDouble(entry.getValue()))
                .toArray();
    }

    private static String spread(String format, double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        return String.format(
                Locale.ROOT, format + " / " + format + " / " + format, sorted[0], median, sorted[sorted.length - 1]);
    }
}
