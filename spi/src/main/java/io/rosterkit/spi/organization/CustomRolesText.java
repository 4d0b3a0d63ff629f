package io.rosterkit.spi.organization;

import io.rosterkit.model.access.CustomRoleSet;
import io.rosterkit.model.access.CustomRoleSet.CustomRole;
import io.rosterkit.model.access.Permission;
import io.rosterkit.model.contact.DisplayName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The roles that an organization composed, in one column, which every access state brings along, so it is short. The
 * first line has the number of the format, how many roles were composed, and the permissions that occur. Each role has
 * a line: its number, its version, the places of its permissions in the first line, and its name. Only the very text
 * that {@link #write} makes is read. An organization that never composed a role has none.
 */
public final class CustomRolesText {

    /** In the characters that the column counts, which are no more than those of Java. */
    static final int MAX_LENGTH = 8_000;

    private static final String FORMAT = "1";
    private static final String NOTHING = "-";
    private static final int FIELDS = 4;

    private CustomRolesText() {}

    /** Whether the column can hold them. */
    public static boolean fits(CustomRoleSet roles) {
        return write(roles).filter(text -> text.length() > MAX_LENGTH).isEmpty();
    }

    static Optional<String> write(CustomRoleSet roles) {
        if (roles.composed() == 0) {
            return Optional.empty();
        }
        List<Permission> permissions = roles.roles().stream()
                .flatMap(role -> role.permissions().stream())
                .distinct()
                .sorted()
                .toList();
        String head = Stream.concat(
                        Stream.of(FORMAT, Integer.toString(roles.composed())),
                        permissions.stream().map(Permission::code))
                .collect(Collectors.joining(" "));
        return Optional.of(Stream.concat(Stream.of(head), roles.roles().stream().map(role -> line(role, permissions)))
                .collect(Collectors.joining("\n")));
    }

    private static String line(CustomRole role, List<Permission> all) {
        String places = new TreeSet<>(role.permissions())
                .stream()
                        .map(permission -> Integer.toString(all.indexOf(permission)))
                        .collect(Collectors.joining(","));
        return role.number() + " " + role.version() + " " + (places.isEmpty() ? NOTHING : places) + " "
                + role.name().text();
    }

    /** {@link IllegalArgumentException} for a text that no version of the library writes. */
    static CustomRoleSet read(String text) {
        String[] lines = text.split("\n", -1);
        String[] head = lines[0].split(" ", -1);
        if (head.length < 2 || !head[0].equals(FORMAT)) {
            throw new IllegalArgumentException("custom roles must begin with their format and how many there were");
        }
        List<Permission> permissions =
                Arrays.stream(head).skip(2).map(Permission::new).toList();
        List<CustomRole> roles = Arrays.stream(lines)
                .skip(1)
                .map(line -> role(line, permissions))
                .toList();
        CustomRoleSet read = new CustomRoleSet(Integer.parseInt(head[1]), roles);
        if (!write(read).equals(Optional.of(text))) {
            throw new IllegalArgumentException("custom roles are not as they are written");
        }
        return read;
    }

    private static CustomRole role(String line, List<Permission> all) {
        String[] fields = line.split(" ", FIELDS);
        if (fields.length < FIELDS) {
            throw new IllegalArgumentException("custom roles must have a number, a version, permissions and a name");
        }
        return new CustomRole(
                Integer.parseInt(fields[0]),
                Integer.parseInt(fields[1]),
                new DisplayName(fields[3]),
                Arrays.stream(fields[2].split(","))
                        .filter(place -> !place.equals(NOTHING))
                        .map(place -> at(all, Integer.parseInt(place)))
                        .collect(Collectors.toSet()));
    }

    private static Permission at(List<Permission> all, int place) {
        if (place < 0 || place >= all.size()) {
            throw new IllegalArgumentException("custom roles must name permissions of the first line");
        }
        return all.get(place);
    }
}
