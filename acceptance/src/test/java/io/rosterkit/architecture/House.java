package io.rosterkit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the rules look at: the sources of every module, and the classes of those on the floor plan. */
final class House {

    private final Path root;
    private final Map<String, List<SourceFile>> sources = new LinkedHashMap<>();
    private final List<SourceFile> tests;
    private final Map<String, String> floors = new LinkedHashMap<>();
    private final JavaClasses classes;

    private House(Path root, List<String> modules) {
        this.root = root;
        modules.forEach(module ->
                sources.put(module, SourceFile.below(root.resolve(module).resolve("src/main/java"))));
        this.tests = modules.stream()
                .flatMap(module -> SourceFile.below(root.resolve(module).resolve("src/test/java")).stream())
                .toList();
        Map<String, Path> compiled = new LinkedHashMap<>();
        modules.stream()
                .filter(FloorPlan.MODULES::containsKey)
                .filter(module -> !sources(module).isEmpty())
                .forEach(module -> compiled.put(module, root.resolve(module).resolve("target/classes")));
        this.classes = new ClassFileImporter().importPaths(compiled.values());
        compiled.forEach(this::settle);
    }

    static House at(Path root, List<String> modules) {
        return new House(root, modules);
    }

    /** Notes which floor each class lives on; every type that is written must have been compiled and read. */
    private void settle(String module, Path compiled) {
        String place = compiled.toUri().toString();
        classes.stream()
                .filter(type ->
                        type.getSource().orElseThrow().getUri().toString().startsWith(place))
                .forEach(type -> floors.put(type.getName(), module));
        Set<String> written = sources(module).stream()
                .flatMap(TypeSource::topLevel)
                .map(TypeSource::name)
                .collect(Collectors.toCollection(TreeSet::new));
        written.removeAll(floors.keySet());
        if (!written.isEmpty()) {
            throw new IllegalStateException("not compiled, build " + module + " first: " + written);
        }
    }

    Path root() {
        return root;
    }

    Set<String> modules() {
        return sources.keySet();
    }

    List<SourceFile> sources(String module) {
        return sources.getOrDefault(module, List.of());
    }

    Stream<SourceFile> sources() {
        return sources.values().stream().flatMap(List::stream);
    }

    /** The test sources, which have to keep the fewest rules. */
    Stream<SourceFile> tests() {
        return tests.stream();
    }

    Stream<TypeSource> topLevelTypes() {
        return sources().flatMap(TypeSource::topLevel);
    }

    Stream<TypeSource> types() {
        return sources().flatMap(TypeSource::all);
    }

    JavaClasses classes() {
        return classes;
    }

    Stream<JavaClass> classes(String module) {
        return classes.stream().filter(type -> module.equals(floors.get(type.getName())));
    }

    /** The module a class belongs to; empty for classes of others. */
    String floor(JavaClass type) {
        return floors.getOrDefault(type.getName(), "");
    }

    String paper(String name) {
        Path file = root.resolve(name);
        return Files.exists(file) ? Project.read(file) : "";
    }
}
