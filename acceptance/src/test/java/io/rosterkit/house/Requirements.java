package io.rosterkit.house;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import io.rosterkit.architecture.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The catalogue of rules, {@code docs/requirements.md}, and the tests that carry their ids. */
record Requirements(Map<String, String> status) {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-Z]+\\d+) \\| [^|]{10,} \\| (\\w+) \\|$");
    private static final Set<String> PROMISED = Set.of("implemented", "partly");

    static Requirements of(String markdown) {
        Map<String, String> status = new TreeMap<>();
        ROW.matcher(markdown).results().forEach(row -> {
            if (status.put(row.group(1), row.group(2)) != null) {
                throw new IllegalArgumentException("rule " + row.group(1) + " stands in the catalogue twice");
            }
        });
        return new Requirements(status);
    }

    /** What is wrong with these tags: rules without a test, and tests for no rule. */
    List<String> wrong(Set<String> tags) {
        Stream<String> bare = status.entrySet().stream()
                .filter(rule -> PROMISED.contains(rule.getValue()) && !tags.contains(rule.getKey()))
                .map(rule -> rule.getKey() + " is " + rule.getValue() + ", but no test carries it");
        Stream<String> unknown = tags.stream()
                .filter(tag -> !status.containsKey(tag))
                .map(tag -> tag + " is carried by a test, but is no rule");
        return Stream.concat(bare, unknown).toList();
    }

    /** The tags of all tests below a directory that are not switched off. */
    static Set<String> tags(Path directory) {
        Set<String> found = new TreeSet<>();
        SourceFile.below(directory).forEach(file -> new Tags().scan(file.unit(), found));
        return found;
    }

    /** What is wrong with these witnesses: a rule that no test shows on every storage. */
    List<String> unwitnessed(Set<String> witnessed) {
        return status.entrySet().stream()
                .filter(rule -> PROMISED.contains(rule.getValue()) && !witnessed.contains(rule.getKey()))
                .map(rule -> rule.getKey() + " has no test that runs on every storage")
                .toList();
    }

    /** The tags of the tests below a directory that run on every storage. */
    static Set<String> witnessed(Path directory) {
        Set<String> found = new TreeSet<>();
        SourceFile.below(directory).forEach(file -> new Witnesses().scan(file.unit(), found));
        return found;
    }

    /** Only the marked methods, and the methods of marked classes, with the tags of both. */
    private static final class Witnesses extends TreeScanner<Void, Set<String>> {

        @Override
        public Void visitClass(ClassTree type, Set<String> found) {
            if (Tags.isOff(type.getModifiers())) {
                return null;
            }
            Set<String> ofType = new TreeSet<>();
            new Tags().scan(type.getModifiers(), ofType);
            boolean all = isMarked(type.getModifiers());
            for (Tree member : type.getMembers()) {
                if (member instanceof MethodTree method && (all || isMarked(method.getModifiers()))) {
                    new Tags().scan(method, found);
                    found.addAll(ofType);
                }
            }
            return null;
        }

        private static boolean isMarked(ModifiersTree modifiers) {
            return modifiers.getAnnotations().stream().anyMatch(annotation -> Tags.isNamed(annotation, "EveryStorage"));
        }
    }

    private static final class Tags extends TreeScanner<Void, Set<String>> {

        @Override
        public Void visitClass(ClassTree type, Set<String> found) {
            boolean declaresAnAnnotation = type.getKind() == Tree.Kind.ANNOTATION_TYPE;
            return declaresAnAnnotation || isOff(type.getModifiers()) ? null : super.visitClass(type, found);
        }

        @Override
        public Void visitMethod(MethodTree method, Set<String> found) {
            return isOff(method.getModifiers()) ? null : super.visitMethod(method, found);
        }

        @Override
        public Void visitAnnotation(AnnotationTree annotation, Set<String> found) {
            if (isNamed(annotation, "Tag")) {
                annotation.getArguments().forEach(argument -> found.add(text(argument)));
            }
            return super.visitAnnotation(annotation, found);
        }

        private static boolean isOff(ModifiersTree modifiers) {
            return modifiers.getAnnotations().stream().anyMatch(annotation -> isNamed(annotation, "Disabled"));
        }

        private static boolean isNamed(AnnotationTree annotation, String name) {
            return ("." + annotation.getAnnotationType()).endsWith("." + name);
        }

        private static String text(ExpressionTree argument) {
            ExpressionTree value = argument instanceof AssignmentTree named ? named.getExpression() : argument;
            return value instanceof LiteralTree literal ? literal.getValue().toString() : value.toString();
        }
    }

    /** The numbers that are missing between the first and the last rule of a letter. */
    List<String> gaps() {
        Map<String, Set<Integer>> numbers = status.keySet().stream()
                .collect(Collectors.groupingBy(
                        id -> id.replaceAll("\\d", ""),
                        TreeMap::new,
                        Collectors.mapping(id -> Integer.valueOf(id.replaceAll("\\D", "")), Collectors.toSet())));
        return numbers.entrySet().stream()
                .flatMap(letter -> Stream.iterate(1, number -> number + 1)
                        .limit(letter.getValue().stream()
                                .mapToInt(Integer::intValue)
                                .max()
                                .orElse(0))
                        .filter(number -> !letter.getValue().contains(number))
                        .map(number -> letter.getKey() + number))
                .toList();
    }
}
