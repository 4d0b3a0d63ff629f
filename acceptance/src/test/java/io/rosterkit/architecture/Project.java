package io.rosterkit.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where the project lies, and which modules it has. */
public final class Project {

    /** The directory of the whole project. */
    public static final Path ROOT = root(Path.of("").toAbsolutePath());

    private static final Pattern MODULE = Pattern.compile("<module>(.+?)</module>");

    private Project() {}

    /** The directory above a module, or above a project of its own below a module. */
    private static Path root(Path below) {
        Path root = below;
        while (!Files.isDirectory(root.resolve(".mvn"))) {
            root = Objects.requireNonNull(root.getParent(), () -> "no project around " + below);
        }
        return root;
    }

    /** The text of a file. */
    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The files right in a directory whose names end so, in order; none if there is no such directory. */
    public static List<Path> files(Path directory, String ending) {
        try (Stream<Path> all = Files.isDirectory(directory) ? Files.list(directory) : Stream.empty()) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The classes of a module as compiled, in the order of their names. */
    public static List<Class<?>> classes(String module) {
        Path compiled = ROOT.resolve(module).resolve("target/classes");
        try (Stream<Path> all = Files.walk(compiled)) {
            List<Class<?>> types = new ArrayList<>();
            for (Path file : all.filter(one -> one.toString().endsWith(".class"))
                    .sorted()
                    .toList()) {
                String name = compiled.relativize(file)
                        .toString()
                        .replaceAll("\\.class$", "")
                        .replace(file.getFileSystem().getSeparator(), ".");
                if (!name.endsWith("-info")) {
                    types.add(Class.forName(name, false, Project.class.getClassLoader()));
                }
            }
            return types;
        } catch (IOException | ClassNotFoundException unreadable) {
            throw new IllegalStateException("build " + module + " first", unreadable);
        }
    }

    /** The modules of the build, as the root's pom lists them. */
    public static List<String> modules() {
        return MODULE.matcher(read(ROOT.resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** The modules we publish: those that describe themselves as a Java module. */
    public static List<String> published() {
        return modules().stream()
                .filter(module -> Files.exists(ROOT.resolve(module).resolve("src/main/java/module-info.java")))
                .toList();
    }
}
