package io.rosterkit.house;

import io.rosterkit.architecture.Project;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything of a module that others can use, as text: one line a type, one line below it a member. */
final class PublicApi {

    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");

    private PublicApi() {}

    /** The exported packages of a published module. */
    static String of(String module) {
        Set<String> exported = exported(module);
        return of(Project.classes(module).stream()
                .filter(type -> exported.contains(type.getPackageName()))
                .filter(PublicApi::isReachable)
                .toList());
    }

    static String of(List<Class<?>> types) {
        return types.stream()
                .sorted(Comparator.comparing(Class::getName))
                .map(type -> Signatures.of(type) + "\n"
                        + members(type).map(line -> "    " + line + "\n").collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }

    private static Set<String> exported(String module) {
        try (InputStream described =
                Files.newInputStream(Project.ROOT.resolve(module).resolve("target/classes/module-info.class"))) {
            return ModuleDescriptor.read(described).exports().stream()
                    .filter(exports -> !exports.isQualified())
                    .map(ModuleDescriptor.Exports::source)
                    .collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("build " + module + " first", unreadable);
        }
    }

    private static boolean isReachable(Class<?> type) {
        return isOffered(type.getModifiers())
                && !type.isAnonymousClass()
                && (type.getEnclosingClass() == null || isReachable(type.getEnclosingClass()));
    }

    private static boolean isOffered(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static Stream<String> members(Class<?> type) {
        Stream<String> constants = type.isEnum()
                ? Arrays.stream(type.getEnumConstants()).map(constant -> ((Enum<?>) constant).name())
                : Stream.empty();
        Stream<String> fields = offered(type.getDeclaredFields())
                .filter(field -> !field.isEnumConstant())
                .map((Field field) -> Signatures.of(field));
        Stream<String> constructors = offered(type.getDeclaredConstructors())
                .filter(made -> !isCanonical(type, made))
                .map(Signatures::of);
        Stream<String> methods = offered(type.getDeclaredMethods())
                .filter(method -> !isGiven(type, method))
                .map((Method method) -> Signatures.of(method));
        return Stream.concat(constants, Stream.of(fields, constructors, methods).flatMap(some -> some.sorted()));
    }

    private static <M extends Member> Stream<M> offered(M[] members) {
        return Arrays.stream(members).filter(member -> isOffered(member.getModifiers()) && !member.isSynthetic());
    }

    private static boolean isCanonical(Class<?> type, Constructor<?> made) {
        return type.isRecord()
                && Arrays.equals(
                        made.getParameterTypes(),
                        Arrays.stream(type.getRecordComponents())
                                .map(RecordComponent::getType)
                                .toArray());
    }

    /** What every object, every enum and every record has is not listed again. */
    private static boolean isGiven(Class<?> type, Method method) {
        boolean ofEnum = type.isEnum()
                && Modifier.isStatic(method.getModifiers())
                && Set.of("values", "valueOf").contains(method.getName());
        boolean ofRecord = type.isRecord()
                && Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getAccessor)
                        .anyMatch(method::equals);
        return ofEnum || ofRecord || isOfEveryObject(method);
    }

    private static boolean isOfEveryObject(Executable method) {
        return OF_EVERY_OBJECT.contains(method.getName());
    }
}
