package io.rosterkit.user;

import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Role;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** A user may act again. {@code withheld} are the roles that the caller may not give, in the order of their codes. */
public record Reactivated(UserId user, Set<Role> withheld) {

    public Reactivated {
        withheld = Collections.unmodifiableSet(new TreeSet<>(withheld));
    }

    String write() {
        return user + " " + UserRules.codes(withheld);
    }

    static Reactivated read(String text) {
        String[] parts = text.split(" ", -1);
        Set<Role> roles = Arrays.stream(parts)
                .skip(1)
                .filter(code -> !code.isEmpty())
                .map(Role::new)
                .collect(Collectors.toCollection(TreeSet::new));
        return new Reactivated(new UserId(UUID.fromString(parts[0])), roles);
    }
}
