package io.rosterkit.user;

import io.rosterkit.model.access.Role;
import io.rosterkit.model.access.UserType;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A user whom the host brings along from an older system. */
public final class Adoption {

    private final String address;
    private final UserType type;
    private final Optional<String> name;
    private final Set<Role> roles;

    private Adoption(String address, UserType type, Optional<String> name, Set<Role> roles) {
        this.address = address;
        this.type = type;
        this.name = name;
        this.roles = roles;
    }

    /** A user of that address and type. */
    public static Adoption of(String address, UserType type) {
        return new Adoption(address, type, Optional.empty(), Set.of());
    }

    /** With a name. Default: none. */
    public Adoption named(String personsName) {
        return new Adoption(address, type, Optional.of(personsName), roles);
    }

    /** With roles. Default: none. */
    public Adoption withRoles(Role... held) {
        return new Adoption(address, type, name, Set.copyOf(Arrays.asList(held)));
    }

    String address() {
        return address;
    }

    UserType type() {
        return type;
    }

    Optional<String> name() {
        return name;
    }

    Set<Role> roles() {
        return roles;
    }

    String content() {
        return String.join("\n", address, type.code(), name.orElse(""), new TreeSet<>(roles).toString());
    }
}
