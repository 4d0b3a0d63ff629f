package io.rosterkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A small house, built to break a rule: its texts are written to a directory and compiled, then the rule looks at it.
 */
final class Planted {

    private final Map<String, List<Path>> written = new LinkedHashMap<>();
    private final Path root;

    private Planted(Path root) {
        this.root = root;
    }

    static Planted in(Path root) {
        return new Planted(root);
    }

    /** A type; its text says everything but the package. */
    Planted type(String module, String name, String text) {
        int cut = name.lastIndexOf('.');
        return java(module, name, "package " + name.substring(0, cut) + ";\n" + text);
    }

    Planted packageInfo(String module, String name, String introduction) {
        return java(module, name + ".package-info", introduction + "\npackage " + name + ";\n");
    }

    Planted paper(String name, String text) {
        write(root.resolve(name), text);
        return this;
    }

    private Planted java(String module, String name, String text) {
        Path file = root.resolve(module).resolve("src/main/java").resolve(name.replace('.', '/') + ".java");
        write(file, text);
        written.computeIfAbsent(module, none -> new ArrayList<>()).add(file);
        return this;
    }

    House house() {
        written.forEach(this::compile);
        return House.at(root, List.copyOf(written.keySet()));
    }

    private void compile(String module, List<Path> files) {
        String sources = written.keySet().stream()
                .map(other -> root.resolve(other).resolve("src/main/java").toString())
                .collect(Collectors.joining(java.io.File.pathSeparator));
        List<String> options = List.of(
                "-proc:none",
                "-implicit:none",
                "-nowarn",
                "-sourcepath",
                sources,
                "-classpath",
                System.getProperty("java.class.path"),
                "-d",
                root.resolve(module).resolve("target/classes").toString());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StandardJavaFileManager manager = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
        assertThat(compiler.getTask(null, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                        .call())
                .as("what is planted compiles")
                .isTrue();
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
