package io.rosterkit.house;

import io.rosterkit.Desk;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds every operation behind an entrance by walking through its passages: methods that lead on and do nothing
 * themselves.
 */
final class Doors {

    private final String entrance;
    private final Set<String> passages;
    private final Set<String> used = new TreeSet<>();
    private final Set<String> operations = new TreeSet<>();
    private final Set<Class<?>> entered = new java.util.HashSet<>();

    private Doors(String entrance, Set<String> passages) {
        this.entrance = entrance;
        this.passages = passages;
    }

    /** The doors are the types to which the entrance itself leads; what it does itself has it as its door. */
    static Doors behind(Class<?> entrance, Set<String> passages) {
        Doors doors = new Doors(entrance.getSimpleName().toLowerCase(Locale.ROOT), passages);
        doors.enter("", entrance);
        return doors;
    }

    private void enter(String door, Class<?> room) {
        if (!entered.add(room)) {
            return;
        }
        Arrays.stream(room.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !method.isSynthetic())
                // So that a desk is behind "as", to which "joining" leads as well.
                .sorted(Comparator.comparing(Method::getName))
                .forEach(method -> meet(door, method));
    }

    private void meet(String door, Method method) {
        boolean named = passages.contains(name(method));
        if (named) {
            used.add(name(method));
        }
        if (named || isRoom(method)) {
            Class<?> beyond = method.getReturnType();
            enter(door.isEmpty() ? beyond.getSimpleName().toLowerCase(Locale.ROOT) : door, beyond);
        } else {
            operations.add((door.isEmpty() ? entrance : door) + " " + name(method));
        }
    }

    /** A method of the desk that takes nothing and answers an interface leads into a room. */
    private static boolean isRoom(Method method) {
        return method.getDeclaringClass() == Desk.class
                && method.getParameterCount() == 0
                && method.getReturnType().isInterface()
                && method.getReturnType().getName().startsWith("io.rosterkit.");
    }

    /** Every operation, with its door. */
    Set<String> operations() {
        return operations;
    }

    /** The passages that exist. */
    Set<String> used() {
        return used;
    }

    private static String name(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Doors::name)
                .collect(Collectors.joining(",", name(method.getDeclaringClass()) + "." + method.getName() + "(", ")"));
    }

    private static String name(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        return outer == null ? type.getSimpleName() : name(outer) + "." + type.getSimpleName();
    }
}
