package io.rosterkit.house;

import static org.assertj.core.api.Assertions.fail;

import io.rosterkit.architecture.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file that is generated from the code and committed, so that a change of it shows in review. */
public record Written(String name, String property) {

    /** Compares the file with what the code says now, or writes it when the property is set. */
    public void mustSay(String text) {
        Path file = Project.ROOT.resolve(name);
        if (Boolean.getBoolean(property)) {
            write(file, text);
        }
        String old = Files.exists(file) ? Project.read(file) : "";
        if (!old.equals(text)) {
            fail(
                    "%s does not say what the code says (- the file, + the code):%n%s%nIf the change is meant, write the file"
                            + " with -D%s=true and commit it.",
                    name, String.join("\n", differences(old, text)), property);
        }
    }

    /** The lines only one of the two has; an indented line is told with the line it belongs to. */
    static List<String> differences(String before, String after) {
        List<String> gone = inContext(before);
        List<String> added = inContext(after);
        List<String> kept = new ArrayList<>(gone);
        inContext(after).forEach(gone::remove);
        kept.forEach(added::remove);
        List<String> all =
                new ArrayList<>(gone.stream().map(line -> "- " + line).toList());
        added.forEach(line -> all.add("+ " + line));
        return all;
    }

    private static List<String> inContext(String text) {
        List<String> lines = new ArrayList<>();
        String above = "";
        for (String line : text.lines().toList()) {
            boolean below = line.startsWith(" ");
            above = below ? above : line;
            lines.add(below ? above + " : " + line.strip() : line);
        }
        return lines;
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
