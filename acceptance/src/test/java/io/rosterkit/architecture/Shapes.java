package io.rosterkit.architecture;

import com.sun.source.tree.MethodTree;
import io.rosterkit.architecture.Sizes.Measured;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** How many ways into a thing there may be, and what it may be called. */
final class Shapes {

    static final List<Rule> RULES = List.of(Rule.each("names", 200, Shapes::namedTypes, Shapes::misnamed));

    private static final List<String> ENDINGS = List.of("Manager", "Helper", "Util", "Utils", "Impl");
    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");

    private Shapes() {}

    static Measured publicMethods(TypeSource type) {
        return measured(
                type,
                type.methods().stream()
                        .filter(type::isPublic)
                        .filter(method -> !isConstructor(method) && !OF_EVERY_OBJECT.contains(name(method)))
                        .filter(method -> !isAccessor(type, method) && !isSetter(type, method))
                        .filter(method -> !isOtherHalf(type, method)));
    }

    static boolean isPort(TypeSource type) {
        return type.isInterface() && (type.file().packageName() + ".").startsWith("io.rosterkit.spi.");
    }

    static Measured methods(TypeSource port) {
        return measured(
                port,
                port.methods().stream()
                        .filter(method -> !method.getModifiers().getFlags().contains(Modifier.STATIC)));
    }

    static Stream<Measured> parameters(TypeSource type) {
        return type.methods().stream()
                .filter(method -> !isCanonical(type, method) && !(isConstructor(method) && isEngine(type)))
                .map(method ->
                        new Measured(type.name(method), method.getParameters().size()));
    }

    /** An engine names what it uses in its constructor, however much that is. */
    static Stream<Measured> collaborators(TypeSource type) {
        return type.methods().stream()
                .filter(method -> isConstructor(method) && isEngine(type) && !isCanonical(type, method))
                .map(method ->
                        new Measured(type.name(method), method.getParameters().size()));
    }

    private static boolean isEngine(TypeSource type) {
        return type.file().packageName().startsWith("io.rosterkit.engine.");
    }

    static boolean isPlain(TypeSource type) {
        return type.isRecord() && !isWiring(type);
    }

    /** A record that only its own package or module handles. */
    static boolean isWiring(TypeSource type) {
        return type.isRecord() && (type.simpleName().equals("Parts") || !type.isPublicThroughout());
    }

    static Measured components(TypeSource type) {
        return new Measured(type.name(), type.components().size());
    }

    private static Measured measured(TypeSource type, Stream<MethodTree> methods) {
        return new Measured(type.name(), (int) methods.count());
    }

    private static boolean isConstructor(MethodTree method) {
        return name(method).equals("<init>");
    }

    private static boolean isCanonical(TypeSource type, MethodTree method) {
        return isConstructor(method)
                && type.isRecord()
                && method.getParameters().size() == type.components().size();
    }

    private static boolean isAccessor(TypeSource type, MethodTree method) {
        return method.getParameters().isEmpty() && type.components().contains(name(method));
    }

    /** A method of a builder that answers the builder. */
    private static boolean isSetter(TypeSource type, MethodTree method) {
        return type.methods().stream().anyMatch(other -> name(other).equals("build"))
                && method.getReturnType() != null
                && method.getReturnType().toString().equals(type.simpleName());
    }

    /**
     * Of the two methods of a setting of an immutable value, {@code x()} and {@code x(another)}, the one that answers
     * the same value with another {@code x}: together they are one thing to learn, as a component of a record is.
     */
    private static boolean isOtherHalf(TypeSource type, MethodTree method) {
        return method.getParameters().size() == 1
                && method.getReturnType().toString().equals(type.simpleName())
                && type.methods().stream()
                        .anyMatch(other -> type.isPublic(other)
                                && name(other).equals(name(method))
                                && other.getParameters().isEmpty());
    }

    private static String name(MethodTree method) {
        return method.getName().toString();
    }

    private static Stream<TypeSource> namedTypes(House house) {
        return Stream.concat(house.types(), house.tests().flatMap(TypeSource::all));
    }

    private static Stream<Violation> misnamed(TypeSource type) {
        String name = type.simpleName();
        return ENDINGS.stream().anyMatch(name::endsWith) || name.startsWith("Abstract")
                ? Stream.of(Violation.of(type.name(), "says what it is made of, not what it is"))
                : Stream.empty();
    }
}
