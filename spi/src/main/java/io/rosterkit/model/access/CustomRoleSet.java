package io.rosterkit.model.access;

import io.rosterkit.model.contact.DisplayName;
import io.rosterkit.model.outcome.Arguments;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The roles that one organization composed, in the order in which that was, and how many there have ever been. Each has
 * the number of its turn in its code, so that no role has the code of one that was retired. Immutable.
 */
public record CustomRoleSet(int composed, List<CustomRole> roles) {

    /** How many roles an organization may have at a time. */
    public static final int MAX_ROLES = 50;

    private static final String PREFIX = "custom-";
    private static final Pattern CODE = Pattern.compile("custom-[1-9][0-9]{0,8}");

    private static final CustomRoleSet NONE = new CustomRoleSet(0, List.of());

    /**
     * One of these roles: what it allows, and how it is called on pages. Its version rises with each change.
     *
     * @param permissions what it allows where the profile lets such roles allow it
     */
    public record CustomRole(int number, int version, DisplayName name, Set<Permission> permissions) {

        public CustomRole {
            Arguments.required("name", name, "permissions", permissions);
            permissions = Set.copyOf(permissions);
        }

        /** Its code, such as {@code custom-3}. */
        public Role role() {
            return new Role(PREFIX + number);
        }

        /** The same role with another name and other permissions. */
        public CustomRole changed(DisplayName otherName, Set<Permission> otherPermissions) {
            return new CustomRole(number, version + 1, otherName, otherPermissions);
        }
    }

    /** Throws {@link IllegalArgumentException} unless the numbers rise, up to that of the last one composed. */
    public CustomRoleSet {
        Arguments.required("roles", roles);
        roles = List.copyOf(roles);
        if (composed < 0 || roles.size() > MAX_ROLES) {
            throw new IllegalArgumentException("roles must be at most " + MAX_ROLES + ", of none or more");
        }
        int last = 0;
        for (CustomRole role : roles) {
            if (role.number() <= last || role.number() > composed || role.version() < 1) {
                throw new IllegalArgumentException("roles must have rising numbers up to that of the last one");
            }
            last = role.number();
        }
    }

    /** None, and none before. */
    public static CustomRoleSet none() {
        return NONE;
    }

    /** Whether the code is one that organizations give to roles; no profile has such a role. */
    public static boolean hasCode(Role role) {
        return numberOf(role) > 0;
    }

    /** 0 for a role that is none of these. */
    private static int numberOf(Role role) {
        Arguments.required("role", role);
        String code = role.code();
        return code.startsWith(PREFIX) && CODE.matcher(code).matches()
                ? Integer.parseInt(code.substring(PREFIX.length()))
                : 0;
    }

    /** The role of that code. */
    public Optional<CustomRole> find(Role role) {
        int number = numberOf(role);
        return roles.stream().filter(custom -> custom.number() == number).findFirst();
    }

    /** Whether the organization had the role, and has it no more. */
    public boolean isRetired(Role role) {
        int number = numberOf(role);
        return number > 0 && number <= composed && find(role).isEmpty();
    }

    /** These roles but for those that were retired, which give nothing and never will. */
    public Set<Role> withoutRetired(Collection<Role> some) {
        Arguments.required("some", some);
        return some.stream().filter(role -> !isRetired(role)).collect(Collectors.toUnmodifiableSet());
    }

    /** The same with one more role, which is the last one. */
    public CustomRoleSet compose(DisplayName name, Set<Permission> permissions) {
        int number = composed + 1;
        return new CustomRoleSet(
                number,
                Stream.concat(roles.stream(), Stream.of(new CustomRole(number, 1, name, permissions)))
                        .toList());
    }

    /** The same with that role in the place of the one with its number. */
    public CustomRoleSet change(CustomRole changed) {
        Arguments.required("changed", changed);
        return new CustomRoleSet(
                composed,
                Stream.concat(others(changed.number()), Stream.of(changed))
                        .sorted(Comparator.comparing(CustomRole::number))
                        .toList());
    }

    /** The same without the role of that number. */
    public CustomRoleSet retire(int number) {
        return new CustomRoleSet(composed, others(number).toList());
    }

    private Stream<CustomRole> others(int number) {
        return roles.stream().filter(custom -> custom.number() != number);
    }
}
