package io.rosterkit.architecture;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A Java file as its author wrote it, read by the compiler's own parser. */
public final class SourceFile {

    private final Path path;
    private final CompilationUnitTree unit;
    private final DocTrees trees;
    private final CodeLines lines;

    private SourceFile(Path path, CompilationUnitTree unit, DocTrees trees) throws IOException {
        this.path = path;
        this.unit = unit;
        this.trees = trees;
        this.lines = CodeLines.of(unit.getSourceFile().getCharContent(true).toString());
    }

    /** Every Java file below a directory, in a fixed order. */
    public static List<SourceFile> below(Path directory) {
        try (Stream<Path> all = Files.isDirectory(directory) ? Files.walk(directory) : Stream.empty()) {
            return parse(all.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<SourceFile> parse(List<Path> files) throws IOException {
        if (files.isEmpty()) {
            return List.of();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        StandardJavaFileManager manager = compiler.getStandardFileManager(said, Locale.ROOT, StandardCharsets.UTF_8);
        JavacTask task = (JavacTask) compiler.getTask(
                null, manager, said, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
        List<SourceFile> sources = new ArrayList<>();
        for (CompilationUnitTree unit : task.parse()) {
            sources.add(new SourceFile(Path.of(unit.getSourceFile().toUri()), unit, DocTrees.instance(task)));
        }
        said.getDiagnostics().stream()
                .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                .findFirst()
                .ifPresent(problem -> {
                    throw new IllegalStateException("cannot be parsed: " + problem);
                });
        return sources;
    }

    /** The syntax tree. */
    public CompilationUnitTree unit() {
        return unit;
    }

    Path path() {
        return path;
    }

    CodeLines lines() {
        return lines;
    }

    String packageName() {
        return unit.getPackageName() == null ? "" : unit.getPackageName().toString();
    }

    boolean named(String fileName) {
        return path.getFileName().toString().equals(fileName);
    }

    /** How many lines with code a part of the file has. */
    int codeLines(Tree part) {
        long start = trees.getSourcePositions().getStartPosition(unit, part);
        long end = trees.getSourcePositions().getEndPosition(unit, part);
        return lines.between(
                unit.getLineMap().getLineNumber(start), unit.getLineMap().getLineNumber(end));
    }

    Optional<DocCommentTree> documentation(TreePath part) {
        return Optional.ofNullable(trees.getDocCommentTree(part));
    }
}
