package io.rosterkit.jdbc;

import io.rosterkit.model.access.Role;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Roles in one column: their codes in order, with a space between. */
final class Roles {

    private Roles() {}

    static String write(Set<Role> roles) {
        return roles.stream().sorted().map(Role::code).collect(Collectors.joining(" "));
    }

    static Set<Role> read(String text) {
        return text.isEmpty()
                ? Set.of()
                : Arrays.stream(text.split(" ")).map(Role::new).collect(Collectors.toUnmodifiableSet());
    }
}
