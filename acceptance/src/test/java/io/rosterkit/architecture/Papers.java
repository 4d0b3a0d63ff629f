package io.rosterkit.architecture;

import com.sun.source.doctree.AuthorTree;
import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is written beside the code. */
final class Papers {

    static final List<Rule> RULES = List.of(
            Rule.each("package-info", 25, Papers::packages, Papers::introduction),
            Rule.each(
                    "no-author",
                    400,
                    Papers::comments,
                    comment -> blamed(comment, AuthorTree.class::isInstance, "names an author")),
            Rule.each(
                    "no-empty-tags",
                    400,
                    Papers::comments,
                    comment -> blamed(comment, Papers::isEmpty, "has a tag that says nothing")),
            Rule.each("nothing-unfinished", 200, Papers::files, Papers::unfinished));

    private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");
    private static final Pattern SENTENCE = Pattern.compile("[.!?](?=\\s|$)");

    private Papers() {}

    /** A documentation comment and where it stands. */
    private record Comment(SourceFile file, DocCommentTree tree) {}

    private static Stream<SourceFile> files(House house) {
        return Stream.concat(house.sources(), house.tests());
    }

    private static Stream<List<SourceFile>> packages(House house) {
        return house.modules().stream()
                .flatMap(module -> house.sources(module).stream()
                        .filter(file -> !file.packageName().isEmpty())
                        .collect(Collectors.groupingBy(SourceFile::packageName))
                        .values()
                        .stream());
    }

    private static Stream<Violation> introduction(List<SourceFile> room) {
        String name = room.get(0).packageName();
        return room.stream()
                .filter(file -> file.named("package-info.java"))
                .findFirst()
                .map(file -> introduction(name, file))
                .orElseGet(() -> Stream.of(Violation.of(name, "has no package-info")));
    }

    private static Stream<Violation> introduction(String name, SourceFile file) {
        boolean marked = file.unit().getPackageAnnotations().stream()
                .anyMatch(
                        annotation -> annotation.getAnnotationType().toString().endsWith("NullMarked"));
        long sentences = documented(file).stream()
                .mapToLong(tree -> SENTENCE.matcher(tree.getFullBody().toString())
                        .results()
                        .count())
                .sum();
        if (!marked) {
            return Stream.of(Violation.of(name, "is not @NullMarked"));
        }
        return sentences >= 1 && sentences <= 3
                ? Stream.empty()
                : Stream.of(Violation.of(name, "is introduced in " + sentences + " sentences, not in 1 to 3"));
    }

    private static Stream<Comment> comments(House house) {
        return files(house).flatMap(file -> documented(file).stream().map(tree -> new Comment(file, tree)));
    }

    private static Stream<Violation> blamed(Comment comment, Predicate<DocTree> tag, String message) {
        return comment.tree().getBlockTags().stream().anyMatch(tag)
                ? Stream.of(Violation.of(where(comment.file()), message))
                : Stream.empty();
    }

    private static boolean isEmpty(DocTree tag) {
        return (tag instanceof ParamTree param && param.getDescription().isEmpty())
                || (tag instanceof ReturnTree answer && answer.getDescription().isEmpty());
    }

    private static Stream<Violation> unfinished(SourceFile file) {
        return file.lines().comments().stream()
                .filter(comment -> UNFINISHED.matcher(comment.text()).find())
                .map(comment -> Violation.of(where(file), "is not finished, line " + comment.line()));
    }

    private static String where(SourceFile file) {
        return file.packageName() + "." + file.path().getFileName();
    }

    private static List<DocCommentTree> documented(SourceFile file) {
        Documentation documentation = new Documentation();
        documentation.scan(file.unit(), file);
        return documentation.found;
    }

    /** Gathers the documentation of packages, types, methods and fields. */
    private static final class Documentation extends TreePathScanner<Void, SourceFile> {

        private final List<DocCommentTree> found = new ArrayList<>();

        @Override
        public Void visitPackage(PackageTree tree, SourceFile file) {
            gather(file);
            return super.visitPackage(tree, file);
        }

        @Override
        public Void visitClass(ClassTree tree, SourceFile file) {
            gather(file);
            return super.visitClass(tree, file);
        }

        @Override
        public Void visitMethod(MethodTree tree, SourceFile file) {
            gather(file);
            return super.visitMethod(tree, file);
        }

        @Override
        public Void visitVariable(VariableTree tree, SourceFile file) {
            gather(file);
            return super.visitVariable(tree, file);
        }

        private void gather(SourceFile file) {
            file.documentation(getCurrentPath()).ifPresent(found::add);
        }
    }
}
