package io.rosterkit.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** A type as written. */
record TypeSource(SourceFile file, ClassTree tree, Optional<TypeSource> outer) {

    static Stream<TypeSource> topLevel(SourceFile file) {
        return file.unit().getTypeDecls().stream()
                .filter(ClassTree.class::isInstance)
                .map(type -> new TypeSource(file, (ClassTree) type, Optional.empty()));
    }

    static Stream<TypeSource> all(SourceFile file) {
        return topLevel(file).flatMap(TypeSource::withInner);
    }

    private Stream<TypeSource> withInner() {
        return Stream.concat(
                Stream.of(this),
                members(ClassTree.class).flatMap(type -> new TypeSource(file, type, Optional.of(this)).withInner()));
    }

    private <T extends Tree> Stream<T> members(Class<T> kind) {
        return tree.getMembers().stream().filter(kind::isInstance).map(kind::cast);
    }

    String simpleName() {
        return tree.getSimpleName().toString();
    }

    String name() {
        return outer.map(TypeSource::name).orElse(file.packageName()) + "." + simpleName();
    }

    boolean isRecord() {
        return tree.getKind() == Tree.Kind.RECORD;
    }

    boolean isInterface() {
        return tree.getKind() == Tree.Kind.INTERFACE;
    }

    boolean isPublic() {
        return has(tree.getModifiers().getFlags(), Modifier.PUBLIC)
                || outer.filter(TypeSource::isInterface).isPresent();
    }

    /** Whether everybody who sees the package sees the type. */
    boolean isPublicThroughout() {
        return isPublic() && outer.map(TypeSource::isPublicThroughout).orElse(true);
    }

    List<MethodTree> methods() {
        return members(MethodTree.class).toList();
    }

    boolean isPublic(MethodTree method) {
        Set<Modifier> flags = method.getModifiers().getFlags();
        return isInterface() ? !has(flags, Modifier.PRIVATE) : has(flags, Modifier.PUBLIC);
    }

    /** The components of a record: the only fields it has that are not static. */
    List<String> components() {
        return members(VariableTree.class)
                .filter(field -> isRecord() && !has(field.getModifiers().getFlags(), Modifier.STATIC))
                .map(field -> field.getName().toString())
                .toList();
    }

    String name(MethodTree method) {
        String parameters = method.getParameters().stream()
                .map(parameter -> parameter.getType().toString())
                .collect(Collectors.joining(","));
        return name() + "." + method.getName() + "(" + parameters.replace(" ", "") + ")";
    }

    private static boolean has(Set<Modifier> flags, Modifier modifier) {
        return flags.contains(modifier);
    }
}
