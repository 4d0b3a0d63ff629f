package io.rosterkit.user;

import io.rosterkit.model.UserId;
import io.rosterkit.model.access.Role;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** A user may act again. {@code withheld} are the roles that the caller may not give, in the order of their codes. */
public record ReactivationReceipt(UserId user, Set<Role> withheld) {

    public ReactivationReceipt {
        withheld = Collections.unmodifiableSet(new TreeSet<>(withheld));
    }
}
