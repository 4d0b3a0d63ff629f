package io.rosterkit.house;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Types and members in one line each, the same on every JDK. */
final class Signatures {

    private Signatures() {}

    static String of(Class<?> type) {
        String components = type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .map(component -> name(component.getAnnotatedType(), component.getGenericType()) + " "
                                + component.getName())
                        .collect(Collectors.joining(", ", "(", ")"))
                : "";
        return modifiers(type) + kind(type) + " " + type.getName().replace('$', '.') + variables(type) + components
                + supertypes(type)
                + (type.isSealed() ? listed(" permits ", type.getPermittedSubclasses()) : "");
    }

    static String of(Field field) {
        return modifiers(field.getModifiers()) + field.getName() + ": "
                + name(field.getAnnotatedType(), field.getGenericType());
    }

    static String of(Constructor<?> made) {
        return modifiers(made.getModifiers()) + "new" + parameters(made) + thrown(made);
    }

    static String of(Method method) {
        return (method.isDefault() ? "default " : "") + modifiers(method.getModifiers() & ~inherent(method))
                + variables(method) + method.getName() + parameters(method)
                + ": " + name(method.getAnnotatedReturnType(), method.getGenericReturnType()) + thrown(method);
    }

    /** In an interface every method is abstract, in a final class every one is final. */
    private static int inherent(Method method) {
        Class<?> owner = method.getDeclaringClass();
        return (owner.isInterface() ? Modifier.ABSTRACT : 0)
                | (Modifier.isFinal(owner.getModifiers()) ? Modifier.FINAL : 0);
    }

    private static String modifiers(int modifiers) {
        int told = Modifier.PROTECTED | Modifier.STATIC | Modifier.ABSTRACT | Modifier.FINAL;
        String text = Modifier.toString(modifiers & told);
        return text.isEmpty() ? "" : text + " ";
    }

    private static String modifiers(Class<?> type) {
        boolean plain = !type.isInterface() && !type.isRecord() && !type.isEnum();
        int told = type.getModifiers() & (Modifier.PROTECTED | (plain ? Modifier.ABSTRACT | Modifier.FINAL : 0));
        return modifiers(told) + (type.isSealed() ? "sealed " : "");
    }

    private static String kind(Class<?> type) {
        if (type.isAnnotation()) {
            return "annotation";
        }
        if (type.isInterface()) {
            return "interface";
        }
        return type.isRecord() ? "record" : type.isEnum() ? "enum" : "class";
    }

    private static String supertypes(Class<?> type) {
        Type above = type.getGenericSuperclass();
        boolean said =
                above != null && !List.of(Object.class, Record.class).contains(type.getSuperclass()) && !type.isEnum();
        if (type.isAnnotation()) {
            return "";
        }
        return (said ? " extends " + name(above) : "")
                + listed(type.isInterface() ? " extends " : " implements ", type.getGenericInterfaces());
    }

    private static String listed(String word, Type... types) {
        return types.length == 0
                ? ""
                : Arrays.stream(types).map(Signatures::name).collect(Collectors.joining(", ", word, ""));
    }

    private static String variables(GenericDeclaration generic) {
        return generic.getTypeParameters().length == 0
                ? ""
                : Arrays.stream(generic.getTypeParameters())
                        .map(variable -> variable.getName()
                                + Stream.of(variable.getBounds())
                                        .filter(bound -> bound != Object.class)
                                        .map(Signatures::name)
                                        .collect(Collectors.collectingAndThen(
                                                Collectors.joining(" & "),
                                                bounds -> bounds.isEmpty() ? "" : " extends " + bounds)))
                        .collect(Collectors.joining(", ", "<", ">"));
    }

    private static String parameters(Executable executable) {
        AnnotatedType[] annotated = executable.getAnnotatedParameterTypes();
        Type[] types = executable.getGenericParameterTypes();
        Type[] raw = executable.getParameterTypes();
        String text = IntStream.range(0, raw.length)
                .mapToObj(at -> name(annotated[at], types.length == raw.length ? types[at] : raw[at]))
                .collect(Collectors.joining(", "));
        return "(" + (executable.isVarArgs() ? text.replaceAll("\\[\\]$", "...") : text) + ")";
    }

    private static String thrown(Executable executable) {
        return listed(" throws ", executable.getGenericExceptionTypes());
    }

    private static String name(AnnotatedElement annotated, Type type) {
        boolean nullable = Arrays.stream(annotated.getAnnotations())
                .anyMatch(annotation ->
                        annotation.annotationType().getSimpleName().equals("Nullable"));
        return (nullable ? "@Nullable " : "") + name(type);
    }

    private static String name(Type type) {
        return type.getTypeName()
                .replaceAll("\\bjava\\.(lang|util|time|util\\.function)\\.(?=[A-Z])", "")
                .replaceAll("\\bio\\.rosterkit\\.", "")
                .replace('$', '.');
    }
}
