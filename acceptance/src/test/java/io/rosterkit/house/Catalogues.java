package io.rosterkit.house;

import io.rosterkit.architecture.Project;
import io.rosterkit.model.audit.JournalAct;
import io.rosterkit.model.outcome.Reason;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The published lists, made of what the code has. */
final class Catalogues {

    private static final int LINE = 130;

    /** {@code Refusal.of(Reason.NAME).at("field")}, with facts in between or not. */
    private static final Pattern RAISED = Pattern.compile("(\\w+Reason)\\.(\\w+)\\)\\s*\\.at\\(\"(\\w+)\"\\)");

    /** A file in which one method blames the same field for every reason. */
    private static final Pattern BLAMED = Pattern.compile("Refusal\\.of\\(reason\\)\\.at\\(\"(\\w+)\"\\)");

    private static final Pattern REFUSED = Pattern.compile("refused\\((\\w+Reason)\\.(\\w+)\\)");

    private Catalogues() {}

    /** Every reason there is, in the order of the enums. */
    static List<Reason> reasons() {
        return Project.classes("spi").stream()
                .filter(type -> type.isEnum() && Reason.class.isAssignableFrom(type))
                .sorted((one, other) -> one.getName().compareTo(other.getName()))
                .flatMap(type -> Arrays.stream(type.getEnumConstants()))
                .map(Reason.class::cast)
                .toList();
    }

    static Properties english() {
        Properties texts = new Properties();
        try {
            texts.load(new StringReader(Project.read(
                    Project.ROOT.resolve("core/src/main/resources/io/rosterkit/notice/text/refusals_en.properties"))));
            return texts;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The fields that the sources blame, by the name of the enum and of its constant. */
    static Map<String, Set<String>> fields(Stream<String> sources) {
        Map<String, Set<String>> fields = new TreeMap<>();
        sources.forEach(source -> {
            RAISED.matcher(source)
                    .results()
                    .forEach(found -> blame(fields, found.group(1) + "." + found.group(2), found.group(3)));
            Matcher blamed = BLAMED.matcher(source);
            if (blamed.find()) {
                REFUSED.matcher(source)
                        .results()
                        .forEach(found -> blame(fields, found.group(1) + "." + found.group(2), blamed.group(1)));
            }
        });
        return fields;
    }

    private static void blame(Map<String, Set<String>> fields, String reason, String field) {
        fields.computeIfAbsent(reason, key -> new TreeSet<>()).add(field);
    }

    static String refusals(List<Reason> reasons, Properties texts, Map<String, Set<String>> fields) {
        Map<String, StringBuilder> byFeature = new LinkedHashMap<>();
        for (Reason reason : reasons) {
            String feature = reason.code().substring(0, reason.code().indexOf('.'));
            byFeature
                    .computeIfAbsent(feature, name -> new StringBuilder("## " + name + "\n\n"))
                    .append(entry(reason, texts, fields));
        }
        return String.join("\n", byFeature.values());
    }

    private static String entry(Reason reason, Properties texts, Map<String, Set<String>> fields) {
        StringBuilder entry = new StringBuilder("- `" + reason.code() + "`\n");
        entry.append(wrapped(texts.getProperty(reason.code())));
        new TreeSet<>(texts.stringPropertyNames())
                .stream()
                        .filter(key -> key.startsWith(reason.code() + "+"))
                        .forEach(key -> entry.append(wrapped("With the fact `" + key.substring(key.indexOf('+') + 1)
                                + "`: " + texts.getProperty(key))));
        Set<String> blamed =
                fields.getOrDefault(reason.getClass().getSimpleName() + "." + ((Enum<?>) reason).name(), Set.of());
        String field = blamed.isEmpty()
                ? ""
                : "Field: " + blamed.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", ")) + ". ";
        String help = reason.contact() == Reason.Contact.NOBODY
                ? ""
                : "Can help: " + reason.contact().name().toLowerCase(Locale.ROOT) + ". ";
        String journal = reason.journaled() ? "An attempt has an entry in the journal." : "";
        String more = (field + help + journal).strip();
        return entry + (more.isEmpty() ? "" : wrapped(more));
    }

    static String acts(List<JournalAct> acts) {
        return acts.stream()
                .map(act -> "| `" + act.code() + "` | " + act.subject().name().toLowerCase(Locale.ROOT) + " | "
                        + act.meaning() + " |\n")
                .collect(Collectors.joining("", "| act | about | when |\n|---|---|---|\n", ""));
    }

    /** A paragraph of the entry, in lines that are not too long. */
    private static String wrapped(String text) {
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder(" ");
        for (String word : text.split(" ", -1)) {
            if (line.length() + word.length() + 1 > LINE) {
                lines.append(line).append('\n');
                line = new StringBuilder(" ");
            }
            line.append(' ').append(word);
        }
        return lines.append(line).append("  \n").toString();
    }
}
